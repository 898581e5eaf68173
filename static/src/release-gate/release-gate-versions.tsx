import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { VersionVerdict } from '../../../src/contract/release-gate-jira';
import { call, failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { CardTable, type CardColumn } from '../shared/card-table';
import { readable, readableDate } from '../shared/instants';
import { Problem } from '../shared/problem';
import { gateJiraTexts } from '../texts/release-gate-jira';
import { VerdictLozenge } from './release-gate-lozenge';

const { columns } = gateJiraTexts;
const COLUMNS: readonly CardColumn<keyof typeof columns | 'buttons'>[] = [
  { key: 'version', head: columns.version, isPlain: true },
  { key: 'date', head: columns.date },
  { key: 'verdict', head: columns.verdict },
  { key: 'buttons', head: gateJiraTexts.buttons, isPlain: true, isHeadUnseen: true },
];

interface VersionsProps {
  readonly projectId: string;
  readonly versions: readonly VersionVerdict[];
}

/** What may be released next, what the gate says of it, and a way to tell whoever releases it. */
export function UnreleasedVersions({ projectId, versions }: VersionsProps) {
  return (
    <section aria-labelledby="heading-versions" className="stack">
      <h2 id="heading-versions">{gateJiraTexts.versions}</h2>
      <p className="subtle">{gateJiraTexts.versionsIntro}</p>
      {versions.length === 0 ? (
        <p>{gateJiraTexts.noVersions}</p>
      ) : (
        <CardTable
          label={gateJiraTexts.versions}
          columns={COLUMNS}
          rows={versions.map((version) => ({
            key: version.id,
            cells: {
              version: <strong className="written">{version.name}</strong>,
              date: version.releaseDate === null ? gateJiraTexts.noDate : readableDate(version.releaseDate),
              verdict: <Said version={version} />,
              buttons: <LinkButton projectId={projectId} version={version} />,
            },
          }))}
        />
      )}
    </section>
  );
}

function Said({ version: { verdict, waivedUntil } }: { readonly version: VersionVerdict }) {
  return (
    <div className="stack">
      <span>
        <VerdictLozenge verdict={verdict} />
      </span>
      {waivedUntil !== null && <span className="small">{gateJiraTexts.waived(readable(waivedUntil))}</span>}
    </div>
  );
}

interface LinkButtonProps {
  readonly projectId: string;
  readonly version: VersionVerdict;
}

function LinkButton({ projectId, version }: LinkButtonProps) {
  const [state, setState] = useState<{ busy: boolean; said: string; problem: string }>(IDLE);
  const announce = useAnnounce();
  const link = async () => {
    setState({ ...IDLE, busy: true });
    try {
      const { outcome } = await call('release-gate.link-version', { projectId, versionId: version.id });
      const said =
        outcome === 'linked' ? gateJiraTexts.linked(version.name) : gateJiraTexts.linkThere(version.name);
      setState({ ...IDLE, said });
      announce(said);
    } catch (error) {
      setState({ ...IDLE, problem: failureOf(error).message });
    }
  };
  return (
    <div className="stack">
      <div>
        <Button
          spacing="compact"
          isLoading={state.busy}
          aria-label={gateJiraTexts.linkOf(version.name)}
          onClick={() => void link()}
        >
          {gateJiraTexts.link}
        </Button>
      </div>
      {state.said !== '' && <span className="small">{state.said}</span>}
      <Problem text={state.problem} />
    </div>
  );
}

const IDLE = { busy: false, said: '', problem: '' };
