import type { ActionView } from '../../../src/contract/postmortem';
import { readableDate } from '../shared/instants';
import { priorityNames } from '../texts/actions';
import { createTexts } from '../texts/create-issues';

interface CreateListProps {
  readonly actions: readonly ActionView[];
  readonly chosen: readonly ActionView[];
  readonly nameOf: (accountId: string) => string;
  readonly onTick: (actionId: string) => void;
}

/** Which actions get an issue, and with what. One that stands alone is not asked about. */
export function CreateList({ actions, chosen, nameOf, onTick }: CreateListProps) {
  const proposed = chosen.filter(({ fields }) => fields.status === 'proposed').length;
  return (
    <>
      <ul className="plain-list create-list" aria-label={createTexts.which}>
        {actions.map((action) => (
          <li key={action.id} data-testid="create-row">
            {actions.length === 1 ? (
              <Item action={action} nameOf={nameOf} />
            ) : (
              <label className="create-item">
                <input type="checkbox" checked={chosen.includes(action)} onChange={() => onTick(action.id)} />
                <Item action={action} nameOf={nameOf} />
              </label>
            )}
          </li>
        ))}
      </ul>
      {proposed > 0 && <p className="small subtle">{createTexts.staysProposed(proposed)}</p>}
    </>
  );
}

function Item({
  action: { fields },
  nameOf,
}: { readonly action: ActionView } & Pick<CreateListProps, 'nameOf'>) {
  const { title, owner, dueOn, priority } = fields;
  return (
    <span>
      {title}{' '}
      <span className="small subtle">
        {createTexts.item(
          owner === null ? createTexts.noOwner : nameOf(owner),
          dueOn === null ? createTexts.noDue : createTexts.due(readableDate(dueOn)),
          priorityNames[priority].toLowerCase(),
        )}
      </span>
    </span>
  );
}
