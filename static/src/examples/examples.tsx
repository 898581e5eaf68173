import { SAMPLES, type SampleSummary } from '../../../src/contract/sample-list';
import { incidentDuration } from '../../../src/contract/rules';
import { CardTable, type CardColumn } from '../shared/card-table';
import { inWords } from '../shared/instants';
import { exampleTexts } from '../texts/examples';
import { sharedTexts } from '../texts/shared';
import './examples.css';

const { columns } = exampleTexts;
const COLUMNS: readonly CardColumn<keyof typeof columns>[] = [
  { key: 'title', head: columns.title, isPlain: true, width: 52 },
  { key: 'company', head: columns.company },
  { key: 'severity', head: columns.severity },
  { key: 'duration', head: columns.duration },
];

interface ExamplesProps {
  /** The one that was open before: the focus goes back to it. */
  readonly focused: string | null;
  readonly onOpen: (id: string) => void;
}

/** Public incidents to read; each is loaded when it is opened. */
export function Examples({ focused, onOpen }: ExamplesProps) {
  return (
    <section aria-labelledby="heading-examples" className="stack">
      <h2 id="heading-examples">{exampleTexts.heading}</h2>
      <p className="subtle">{exampleTexts.intro}</p>
      <CardTable
        label={exampleTexts.heading}
        columns={COLUMNS}
        rows={SAMPLES.map((sample) => ({
          key: sample.id,
          cells: {
            title: (
              <button
                type="button"
                className="example-open"
                autoFocus={focused === sample.id}
                aria-label={exampleTexts.open(sample.title)}
                onClick={() => onOpen(sample.id)}
              >
                {sample.title}
              </button>
            ),
            company: sample.company,
            severity: sample.severity,
            duration: durationOf(sample),
          },
        }))}
      />
    </section>
  );
}

function durationOf({ startedAt, resolvedAt }: SampleSummary): string {
  const duration = incidentDuration({ startedAt, detectedAt: null, resolvedAt });
  return duration.kind === 'known' ? inWords(duration.minutes) : sharedTexts.unknown;
}
