import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import type { GateSettings, TokenSetting } from '../../../src/contract/release-gate';
import { call } from '../backend';
import { CardTable, type CardColumn } from '../shared/card-table';
import { Message } from '../shared/message';
import { readable } from '../shared/instants';
import { useOpened } from '../shared/use-opened';
import { gateLogTexts } from '../texts/release-gate-log';
import { settingsTexts } from '../texts/settings';
import { sharedTexts } from '../texts/shared';
import { TokenForm } from './release-gate-token-form';
import { useSettingsChange } from './use-settings-changed';

const { columns } = settingsTexts;
const COLUMNS: readonly CardColumn<keyof typeof columns | 'buttons'>[] = [
  { key: 'name', head: columns.name, isPlain: true },
  { key: 'services', head: columns.services },
  { key: 'created', head: columns.created },
  { key: 'lastUsed', head: columns.lastUsed },
  { key: 'state', head: columns.state },
  { key: 'buttons', head: settingsTexts.buttons, isPlain: true, isHeadUnseen: true },
];

/** The tokens of pipelines. */
export function Tokens({ settings }: { readonly settings: GateSettings }) {
  const nameOf = new Map(settings.services.map(({ id, name }) => [id, name]));
  return (
    <section aria-labelledby="heading-tokens" className="stack">
      <h2 id="heading-tokens">{settingsTexts.tokens}</h2>
      <p className="subtle">{settingsTexts.tokensIntro}</p>
      {settings.tokens.length === 0 ? (
        <p>{settingsTexts.noTokens}</p>
      ) : (
        <CardTable
          label={settingsTexts.tokens}
          columns={COLUMNS}
          rows={settings.tokens.map((token) => ({
            key: token.id,
            cells: {
              name: <strong>{token.name}</strong>,
              services: token.serviceIds.map((id) => nameOf.get(id) ?? '').join(', '),
              created: readable(token.createdAt),
              lastUsed: token.lastUsedAt ? readable(token.lastUsedAt) : settingsTexts.never,
              state: <TokenState token={token} />,
              buttons: token.revokedAt === null && <Revoke token={token} />,
            },
          }))}
        />
      )}
      {settings.refusals.lastAt !== null && (
        <Message look="warning">
          {gateLogTexts.unknownRefusals(settings.refusals.count, readable(settings.refusals.lastAt))}
        </Message>
      )}
      <TokenForm services={settings.services} />
    </section>
  );
}

function TokenState({ token: { revokedAt, refusals } }: { readonly token: TokenSetting }) {
  return (
    <>
      {revokedAt === null ? (
        <Lozenge appearance="success">{settingsTexts.active}</Lozenge>
      ) : (
        <span className="subtle">{settingsTexts.revoked(readable(revokedAt))}</span>
      )}
      {refusals.lastAt !== null && (
        <p className="small wrong">{gateLogTexts.refusals(refusals.count, readable(refusals.lastAt))}</p>
      )}
    </>
  );
}

function Revoke({ token }: { readonly token: TokenSetting }) {
  const { isOpen, open, close, opener } = useOpened();
  const change = useSettingsChange();
  const { id, version, name } = token;
  const revoke = () =>
    change.make(String(version), settingsTexts.revokeDone(name), async (changeId) => {
      await call('release-gate.revoke-token', { changeId, id, version });
    });
  if (!isOpen)
    return (
      <Button
        ref={opener}
        spacing="compact"
        appearance="subtle"
        aria-label={settingsTexts.revokeNamed(name)}
        onClick={open}
      >
        {settingsTexts.revoke}
      </Button>
    );
  return (
    <div role="group" aria-label={settingsTexts.revokeNamed(name)} className="row">
      <span>{settingsTexts.revokeQuestion(name)}</span>
      <Button
        appearance="danger"
        spacing="compact"
        autoFocus
        isLoading={change.busy}
        onClick={() => void revoke()}
      >
        {settingsTexts.revoke}
      </Button>
      <Button appearance="subtle" spacing="compact" onClick={close}>
        {sharedTexts.keep}
      </Button>
      {change.problem && (
        <span className="wrong" role="alert">
          {change.problem}
        </span>
      )}
    </div>
  );
}
