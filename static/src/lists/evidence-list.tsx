import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ControlList, csvOf, type Evidence, tagInWords, tagOf } from '../../../src/contract/controls';
import { call, failureOf } from '../backend';
import { GiveOut } from '../record/give-out';
import { useControlLists } from '../record/controls';
import { CardTable, type CardColumn } from '../shared/card-table';
import { Choice } from '../shared/controls';
import { Disclosure } from '../shared/disclosure';
import { FailedState, LoadingState } from '../shared/screen-states';
import { pageAddress } from '../shared/site-addresses';
import { SiteLink } from '../shared/site-link';
import { controlTexts } from '../texts/record';

async function readEvidence(): Promise<readonly Evidence[]> {
  const evidence: Evidence[] = [];
  let after: string | null = '';
  while (after !== null) {
    const answer: Awaited<ReturnType<typeof call<'controls.evidence'>>> = await call('controls.evidence', {
      after,
    });
    evidence.push(...answer.evidence);
    after = answer.next;
  }
  return evidence;
}

const { columns } = controlTexts;
const COLUMNS: readonly CardColumn<'what' | 'kind' | 'controls' | 'state' | 'postmortem'>[] = [
  { key: 'what', head: columns.what, width: 34, isPlain: true },
  { key: 'kind', head: columns.kind },
  { key: 'controls', head: columns.controls },
  { key: 'state', head: controlTexts.state },
  { key: 'postmortem', head: controlTexts.postmortem, width: 26 },
];

const ALL = '';

/** What is evidence for which control, over all postmortems that the viewer may see. */
export function EvidenceList({ siteUrl }: { readonly siteUrl: string }) {
  const lists = useControlLists();
  const evidence = useQuery({ queryKey: ['evidence'], queryFn: readEvidence, staleTime: 0 });
  const [control, setControl] = useState(ALL);
  const error = lists.error ?? evidence.error;
  if (!lists.data || !evidence.data)
    return error ? (
      <FailedState
        failure={failureOf(error)}
        headingLevel="h3"
        onRetry={() => void Promise.all([lists.refetch(), evidence.refetch()])}
      />
    ) : (
      <LoadingState label={controlTexts.loading} />
    );
  const shown = evidence.data.filter(({ controls }) => control === ALL || controls.includes(control));
  return (
    <>
      <p className="subtle">{controlTexts.evidenceIntro}</p>
      <Choice
        label={controlTexts.control}
        value={control}
        options={optionsOf(lists.data, evidence.data)}
        onChange={setControl}
      />
      {shown.length === 0 ? (
        <p>{controlTexts.noEvidence}</p>
      ) : (
        <>
          <CardTable
            label={controlTexts.evidence}
            columns={COLUMNS}
            rows={shown.map((each, index) => ({
              key: String(index),
              cells: {
                what: <span className="written">{each.text}</span>,
                kind: controlTexts.kinds[each.kind],
                controls: each.controls.map((tag) => tagInWords(tag, lists.data).id).join(', '),
                state: stateOf(each),
                postmortem: (
                  <SiteLink href={pageAddress(siteUrl, each.pageId)}>{each.postmortemTitle}</SiteLink>
                ),
              },
            }))}
          />
          <Disclosure title={controlTexts.copyCsv} note="" isOpenAtFirst={false}>
            {() => (
              <GiveOut
                text={csvOf(controlTexts.csvHead, csvRows(shown, control, lists.data, siteUrl))}
                name="evidence.csv"
                type="text/csv"
                label={controlTexts.evidence}
              />
            )}
          </Disclosure>
        </>
      )}
    </>
  );
}

const stateOf = ({ isOpen }: Evidence) =>
  isOpen === null ? '' : isOpen ? controlTexts.states.open : controlTexts.states.done;

/** Every control of the lists, and those that something is still tagged with. */
function optionsOf(lists: readonly ControlList[], evidence: readonly Evidence[]) {
  const known = lists.flatMap((list) => list.controls.map((control) => tagOf(list, control)));
  const strange = [...new Set(evidence.flatMap(({ controls }) => controls))].filter(
    (tag) => !known.includes(tag),
  );
  return [
    { value: ALL, label: controlTexts.all },
    ...[...known, ...strange].map((tag) => {
      const { list, id, title } = tagInWords(tag, lists);
      const count = evidence.filter(({ controls }) => controls.includes(tag)).length;
      return { value: tag, label: `${list}: ${id}${title === '' ? '' : ` ${title}`} (${String(count)})` };
    }),
  ];
}

/** A line for each control of each piece of evidence. */
function csvRows(
  evidence: readonly Evidence[],
  control: string,
  lists: readonly ControlList[],
  siteUrl: string,
): string[][] {
  return evidence.flatMap((each) =>
    each.controls
      .filter((tag) => control === ALL || tag === control)
      .map((tag) => {
        const { list, id, title } = tagInWords(tag, lists);
        return [
          list,
          id,
          title,
          controlTexts.kinds[each.kind],
          each.text,
          stateOf(each),
          each.postmortemTitle,
          pageAddress(siteUrl, each.pageId),
        ];
      }),
  );
}
