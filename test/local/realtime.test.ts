import { publish, publishGlobal, signRealtimeToken } from '@forge/realtime';
import { HostClock } from '../../local/clock';
import { headersOf, textOf } from '../../local/services/answer';
import { RealtimeService } from '../../local/services/realtime';
import { INSTALLATION_ID } from '../../local/site/protocol';

const SCOPE = 'read:app-global-channel:realtime';
const CLAIMS = { access: 'view-page' };

/** Atlassian's own package, with this host where it expects the platform. */
function realtime(declaredScopes = [SCOPE]) {
  // The package compares a token's end with the machine's time.
  const clock = new HostClock({ frozenAt: Date.now() });
  const used: string[] = [];
  const service = new RealtimeService({ clock, declaredScopes, onScopeUsed: (scope) => used.push(scope) });
  const statuses: number[] = [];
  Object.assign(globalThis, {
    __forge_runtime__: { appContext: { installationId: INSTALLATION_ID }, realtime: {} },
    __forge_fetch__: async (_target: unknown, path: string, { body }: { body: string }) => {
      const answer = service.handle(path, JSON.parse(body));
      statuses.push(answer.status);
      const statusText = answer.status === 429 ? 'Too Many Requests' : '';
      return new Response(textOf(answer), { status: answer.status, statusText, headers: headersOf(answer) });
    },
  });
  const heard = (channel: string, token?: string) => {
    const events: unknown[] = [];
    const answer = service.subscribe(channel, token, (payload) => events.push(payload));
    return { events, answer, refused: 'refused' in answer ? answer.refused : null };
  };
  return { clock, service, statuses, used, heard };
}

async function tokenFor(
  channel: string,
  permissions?: Parameters<typeof signRealtimeToken>[2],
  claims: object = CLAIMS,
): Promise<string> {
  const signed = await signRealtimeToken(channel, claims, permissions);
  return signed.token as string;
}

const messagesOf = ({ errors }: { errors?: unknown }) =>
  (errors as { message: string }[]).map(({ message }) => message);

test('who signed the same claims hears what is published, as it was published', async () => {
  const { heard, service, used } = realtime();
  const listener = heard('a', await tokenFor('a', ['subscribe']));
  const token = await tokenFor('a', ['publish']);
  const sent = await publishGlobal('a', { version: 7 }, { token });
  expect(sent.eventId).toEqual(expect.any(String));
  expect(listener.events).toEqual([{ version: 7 }]);
  expect(service.published).toEqual([{ channel: 'a', payload: { version: 7 }, heardBy: 1 }]);
  expect(used).toEqual([SCOPE]);

  if ('end' in listener.answer) listener.answer.end();
  expect(await publishGlobal('a', { version: 8 }, { token })).toEqual({
    eventId: null,
    eventTimestamp: null,
  });
  expect(listener.events).toHaveLength(1);
});

test('other channels, other claims and no token at all hear nothing of it, and the other way round', async () => {
  const { heard } = realtime();
  const deaf = [
    heard('b', await tokenFor('b')),
    heard('a', await tokenFor('a', undefined, { access: 'administer' })),
    heard('a'),
  ];
  const listener = heard('a', await tokenFor('a'));
  await publishGlobal('a', 'for those with the token', { token: await tokenFor('a') });
  expect(deaf.map(({ events }) => events)).toEqual([[], [], []]);
  await publishGlobal('a', 'for everybody');
  expect(deaf[2]?.events).toEqual(['for everybody']);
  expect(listener.events).toEqual(['for those with the token']);
});

test('a token opens nothing but what it was signed for', async () => {
  const { heard, service, clock } = realtime();
  const subscribe = await tokenFor('a', ['subscribe']);
  const toPublish = await tokenFor('a', ['publish']);
  expect(heard('b', subscribe).refused).toMatch(/CHANNEL_NAME_MISMATCH$/);
  expect(heard('a', toPublish).refused).toMatch(/MISSING_PERMISSION$/);
  const [head, body] = subscribe.split('.');
  expect(heard('a', `${String(head)}.${String(body)}.forged`).refused).toMatch(/INVALID_TOKEN$/);
  expect(heard('a', 'no token').refused).toMatch(/INVALID_TOKEN$/);

  // The package looks at a token before it is sent; the platform looks as well.
  expect(messagesOf(await publishGlobal('a', 'x', { token: subscribe }))[0]).toMatch(/MISSING_PERMISSION$/);
  const past = service.handle('/', {
    query: 'mutation publishRealtimeChannel(',
    variables: {
      installationId: INSTALLATION_ID,
      name: 'a',
      payload: '"x"',
      isGlobal: true,
      token: subscribe,
    },
  });
  expect(textOf(past)).toMatch(/MISSING_PERMISSION/);
  clock.moveTo(clock.now() + 16 * 60_000);
  expect(heard('a', subscribe).refused).toMatch(/TOKEN_EXPIRED$/);
  expect(service.published).toEqual([]);
});

test('the manifest must ask for global channels', () => {
  expect(realtime([]).heard('a').refused).toBe(`Scope ${SCOPE} is missing`);
});

test('fifty operations a second, signing and listening included', async () => {
  const { clock, heard } = realtime();
  const token = await tokenFor('a');
  for (let done = 1; done < 48; done += 1) await publishGlobal('a', 'x', { token });
  expect(heard('a', token).refused).toBeNull();
  expect((await signRealtimeToken('a', CLAIMS)).token).toEqual(expect.any(String));
  expect(messagesOf(await publishGlobal('a', 'x', { token }))).toEqual(['RATE_LIMIT_EXCEEDED']);
  expect(messagesOf(await signRealtimeToken('a', CLAIMS))).toEqual(['RATE_LIMIT_EXCEEDED']);
  expect(heard('a', token).refused).toBe('RATE_LIMIT_EXCEEDED');
  clock.moveTo(clock.now() + 1000);
  expect(await publishGlobal('a', 'x', { token })).toMatchObject({ eventId: expect.any(String) });
});

test('channels of one module, long messages and anything else are not modelled', async () => {
  const { statuses, service } = realtime();
  await publish('a', 'x');
  await publishGlobal('a', 'x'.repeat(5000));
  await signRealtimeToken('a', 'no object');
  await signRealtimeToken('', CLAIMS);
  expect(statuses).toEqual([501, 501, 501, 501]);
  expect(service.handle('/', { query: 'query everything', variables: {} }).status).toBe(501);
  expect(service.handle('/elsewhere', { query: 'mutation signRealtimeToken(', variables: {} }).status).toBe(
    501,
  );
});
