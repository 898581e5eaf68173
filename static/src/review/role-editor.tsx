import * as v from 'valibot';
import type { Versioned } from '../../../src/contract/postmortem';
import { mostIn, type Role, type RoleHolders } from '../../../src/contract/roles';
import { call } from '../backend';
import { checkedBy } from '../postmortem/checks';
import { draftKeyOf, useHere } from '../postmortem/here';
import { useRecordChanged } from '../postmortem/use-open';
import { EditorForm } from '../shared/editor-form';
import { useThingEditor } from '../shared/use-thing-editor';
import { reviewTexts, roleNames } from '../texts/review';
import { PeopleField } from './people-field';
import { nameIn } from './person';
import { withRole } from './record-review';
import { roleDraft } from './review-places';
import type { ReviewPeople } from './use-review';

const checkHolders = checkedBy(v.object({ people: v.array(v.string()) }));

interface RoleEditorProps {
  readonly role: Role;
  readonly held: Versioned<RoleHolders>;
  readonly people: ReviewPeople;
  readonly onClose: () => void;
}

/** Gives a role to one person, or to several where it is one that several hold. */
export function RoleEditor({ role, held, people, onClose }: RoleEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const editor = useThingEditor<RoleHolders>(
    {
      name: roleNames[role],
      draftKey: draftKeyOf(place, roleDraft(role)),
      version: held.version,
      value: { people: held.value.people },
      check: checkHolders,
      save: async ({ value, ...change }) => {
        const input = { place, config, ...change, role, value: { people: [...value.people] } };
        const saved = await call('roles.save', input);
        await recordChanged(withRole(role, saved));
        return saved.version;
      },
    },
    onClose,
  );
  const names = ({ people: persons }: RoleHolders) =>
    persons.map((person) => nameIn(people.known, person)).join(', ') || reviewTexts.nobody;
  return (
    <div className="panel">
      <EditorForm editor={editor} describe={(value) => [{ label: roleNames[role], text: names(value) }]}>
        <PeopleField
          label={reviewTexts.chooseFor(roleNames[role])}
          value={editor.value.people}
          most={mostIn(role)}
          people={people.people}
          known={people.known}
          onChange={(persons) => editor.set({ people: persons })}
        />
        {mostIn(role) === 1 && <p className="small subtle">{reviewTexts.oneOnly}</p>}
      </EditorForm>
    </div>
  );
}
