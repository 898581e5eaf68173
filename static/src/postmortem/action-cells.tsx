import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import type { ActionView } from '../../../src/contract/postmortem';
import { PRIORITIES } from '../../../src/contract/rules';
import { call } from '../backend';
import { DraftOffer } from '../shared/draft-offer';
import { readableDate } from '../shared/instants';
import { RemoveButton } from '../shared/remove-button';
import { actionTexts, priorityNames, typeNames } from '../texts/actions';
import { sharedTexts } from '../texts/shared';
import { actionLook, PRIORITY_LOOKS } from './action-look';
import { draftKeyOf, useHere } from './here';
import { IssueCell } from './issue-cell';
import type { SeenIssue } from './issues';
import { withoutAction } from './record';
import { useRecordChanged } from './use-open';

export interface RowProps {
  readonly action: ActionView;
  /** The viewer's own look at the issue, if there was one. */
  readonly seen: SeenIssue | undefined;
  readonly nameOf: (accountId: string) => string;
  readonly onCreate: () => void;
  readonly onLink: () => void;
  readonly onEdit: () => void;
}

/** The cells of one action in the order of the table's head; each key is what its column sorts by. */
export function actionCells({ action, seen, nameOf, onCreate, onLink }: RowProps) {
  const { fields } = action;
  const owner = fields.owner === null ? actionTexts.nobody : nameOf(fields.owner);
  const status = actionLook(action, seen);
  const priority = (
    <Lozenge appearance={PRIORITY_LOOKS[fields.priority]}>{priorityNames[fields.priority]}</Lozenge>
  );
  return [
    { key: fields.title, content: <span className="written">{fields.title}</span> },
    { key: owner, content: owner },
    { key: PRIORITIES.indexOf(fields.priority), content: priority },
    { key: fields.dueOn ?? '9999', content: fields.dueOn ? readableDate(fields.dueOn) : actionTexts.noDate },
    { key: fields.type, content: typeNames[fields.type] },
    {
      key: status.text,
      content: (
        <span data-testid="action-status">
          <Lozenge appearance={status.look}>{status.text}</Lozenge>
        </span>
      ),
    },
    {
      key: seen?.key ?? action.issue.issueKey ?? '',
      content: <IssueCell action={action} seen={seen} onCreate={onCreate} onLink={onLink} />,
    },
  ];
}

/** Edit and Remove, for those who may. */
export function RowButtons({ action, onEdit }: Pick<RowProps, 'action' | 'onEdit'>) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const name = actionTexts.actionNamed(action.fields.title);
  const remove = async (changeId: string) => {
    await call('actions.remove', { place, config, changeId, id: action.id, version: action.version });
    await recordChanged(withoutAction(action.id));
  };
  return (
    <div className="row">
      <DraftOffer name={name} draftKey={draftKeyOf(place, `action:${action.id}`)} onContinue={onEdit} />
      <Button
        id={editButtonId(action.id)}
        appearance="subtle"
        spacing="compact"
        aria-label={`${sharedTexts.edit} ${name}`}
        onClick={onEdit}
      >
        {sharedTexts.edit}
      </Button>
      <RemoveButton name={name} onRemove={remove} />
    </div>
  );
}

/** The button that gets the focus back when the row is a row again. */
export function editButtonId(actionId: string): string {
  return `edit-action-${actionId}`;
}
