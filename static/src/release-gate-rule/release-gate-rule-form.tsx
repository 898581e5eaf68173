import { useEffect, useRef, useState } from 'react';
import { MOST_RULE_SERVICES, type GateRule } from '../../../src/contract/release-gate-rule';
import { Message } from '../shared/message';
import { Problem } from '../shared/problem';
import { ruleTexts } from '../texts/release-gate-rule';
import { RuleServices } from './release-gate-rule-choice';
import { whenRuleIsSaved } from './release-gate-rule-host';

interface RuleFormProps {
  readonly saved: GateRule | null;
  readonly isUnreadable: boolean;
  /** Jira takes nothing from this form. */
  readonly isRefused: boolean;
  readonly onRefused: () => void;
}

/** What has been chosen so far. */
interface Draft {
  readonly of: 'project' | 'chosen' | null;
  readonly ids: readonly string[];
}

const draftOf = (rule: GateRule | null): Draft => {
  if (rule === null) return { of: null, ids: [] };
  return rule.services === 'project' ? { of: 'project', ids: [] } : { of: 'chosen', ids: rule.services };
};

/** Why the draft is no rule yet; '' when it is one. */
function problemOf({ of, ids }: Draft): string {
  if (of === null) return ruleTexts.nothingChosen;
  if (of === 'project') return '';
  if (ids.length === 0) return ruleTexts.noServiceChosen;
  return ids.length > MOST_RULE_SERVICES ? ruleTexts.tooMany(MOST_RULE_SERVICES) : '';
}

/** Which services the rule asks about. Jira's own button saves it, so there is none here. */
export function RuleForm({ saved, isUnreadable, isRefused, onRefused }: RuleFormProps) {
  const [draft, setDraft] = useState(() => draftOf(saved));
  const [problem, setProblem] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const give = useRef<() => string | undefined>(() => undefined);
  useEffect(() => {
    give.current = () => {
      const found = problemOf(draft);
      setProblem(found);
      if (found !== '') {
        form.current?.querySelector('input')?.focus();
        return undefined;
      }
      const rule: GateRule = { services: draft.of === 'project' ? 'project' : [...draft.ids] };
      return JSON.stringify(rule);
    };
  }, [draft]);
  const refused = useRef(onRefused);
  useEffect(() => {
    whenRuleIsSaved(() => give.current()).catch(() => refused.current());
  }, []);
  const change = (next: Draft) => {
    setDraft(next);
    setProblem('');
  };

  return (
    <form ref={form} className="stack" noValidate onSubmit={(event) => event.preventDefault()}>
      {isUnreadable && (
        <Message look="warning">
          <p>{ruleTexts.unreadable}</p>
        </Message>
      )}
      <fieldset className="panel stack" aria-describedby="rule-intro">
        <legend className="label">{ruleTexts.heading}</legend>
        <p className="subtle" id="rule-intro">
          {ruleTexts.intro}
        </p>
        <Option
          label={ruleTexts.ofProject}
          hint={ruleTexts.ofProjectHint}
          isChosen={draft.of === 'project'}
          onChoose={() => change({ ...draft, of: 'project' })}
        />
        <Option
          label={ruleTexts.chosen}
          hint={ruleTexts.chosenHint}
          isChosen={draft.of === 'chosen'}
          onChoose={() => change({ ...draft, of: 'chosen' })}
        />
      </fieldset>
      {draft.of === 'chosen' && (
        <RuleServices ids={draft.ids} onChange={(ids) => change({ of: 'chosen', ids })} />
      )}
      <Problem text={isRefused ? ruleTexts.notTaken : problem} />
    </form>
  );
}

interface OptionProps {
  readonly label: string;
  readonly hint: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Option({ label, hint, isChosen, onChoose }: OptionProps) {
  return (
    <div>
      <label className="row">
        <input type="radio" name="services" checked={isChosen} onChange={onChoose} />
        {label}
      </label>
      <p className="small subtle">{hint}</p>
    </div>
  );
}
