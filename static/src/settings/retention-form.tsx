import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { HistoryState } from '../../../src/contract/history';
import { call } from '../backend';
import { Choice } from '../shared/controls';
import { Problem } from '../shared/problem';
import { historyTexts } from '../texts/history';
import { historyKey, useSettingsChange } from './use-settings-changed';

const YEARS = [1, 2, 3, 5, 7, 10];

/** How long changes of postmortems are kept. */
export function RetentionForm({ retention }: { readonly retention: HistoryState['retention'] }) {
  const { version, years } = retention;
  const kept = years === null ? '' : String(years);
  const [chosen, setChosen] = useState(kept);
  const change = useSettingsChange(historyKey);
  const offered = years === null || YEARS.includes(years) ? YEARS : [...YEARS, years].sort((a, b) => a - b);
  const save = () =>
    change.make(`${String(version)} ${chosen}`, historyTexts.retentionSaved, async (changeId) => {
      await call('history.save-retention', {
        changeId,
        version,
        years: chosen === '' ? null : Number(chosen),
      });
    });
  return (
    <section aria-labelledby="heading-retention" className="stack">
      <h2 id="heading-retention">{historyTexts.retentionHeading}</h2>
      <p className="subtle">{historyTexts.retentionIntro}</p>
      <form
        className="stack"
        aria-label={historyTexts.retentionHeading}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Choice
          label={historyTexts.keep}
          value={chosen}
          onChange={setChosen}
          options={[
            { value: '', label: historyTexts.forEver },
            ...offered.map((count) => ({ value: String(count), label: historyTexts.years(count) })),
          ]}
        />
        {chosen !== '' && chosen !== kept && <p className="wrong">{historyTexts.retentionWarning}</p>}
        <Problem text={change.problem} />
        <div>
          <Button type="submit" isLoading={change.busy} isDisabled={chosen === kept}>
            {historyTexts.retentionSave}
          </Button>
        </div>
      </form>
    </section>
  );
}
