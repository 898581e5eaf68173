import { inFrame, visitPerTest } from './confluence-visit';

jest.setTimeout(60_000);

const visit = visitPerTest();

/** What a function of the app would do. */
function sign(channel: string, permissions: string[]): string {
  const { realtime } = visit.site;
  const query = 'mutation signRealtimeToken(';
  const answer = realtime.handle('/', {
    query,
    variables: { channelName: channel, claims: {}, permissions },
  });
  const [, jwt = ''] = /"jwt":"([^"]+)"/.exec(JSON.stringify(answer.body)) ?? [];
  return jwt;
}

const publish = (channel: string, payload: unknown) =>
  visit.site.realtime.handle('/', {
    query: 'mutation publishRealtimeChannel(',
    variables: {
      installationId: 'f0000000-0000-4000-8000-000000000003',
      name: channel,
      payload: JSON.stringify(payload),
      isGlobal: true,
      token: sign(channel, ['publish']),
    },
  });

const open = async () => {
  await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.postmortem));
  return visit.appFrame();
};

test('a frame that listens hears what a function publishes, until it stops', async () => {
  const frame = await open();
  await inFrame(frame, 'subscribe', 'a', { token: sign('a', ['subscribe']) });
  publish('a', { version: 1 });
  publish('b', { version: 2 });
  publish('a', 'x'.repeat(300));
  await frame.waitForFunction(() => window.bridgeResults.heard.length === 2);
  expect(await frame.evaluate(() => window.bridgeResults.heard)).toEqual([{ version: 1 }, 'x'.repeat(300)]);

  await inFrame(frame, 'unsubscribe');
  await expectListening(0);
  publish('a', { version: 3 });
  await visit.page.waitForTimeout(200);
  expect(await frame.evaluate(() => window.bridgeResults.heard.length)).toBe(2);
});

async function expectListening(count: number): Promise<void> {
  for (let tries = 0; tries < 50 && visit.site.realtime.listening !== count; tries += 1)
    await visit.page.waitForTimeout(50);
  expect(visit.site.realtime.listening).toBe(count);
}

test('whoever leaves the page listens no longer', async () => {
  await inFrame(await open(), 'subscribe', 'a', { token: sign('a', ['subscribe']) });
  await expectListening(1);
  await visit.page.goto(visit.site.url);
  await expectListening(0);
});

test('a token for another channel, or one that can only publish, is refused', async () => {
  const frame = await open();
  const refused = 'rejected: Realtime token validation failed: ';
  expect(await inFrame(frame, 'subscribe', 'a', { token: sign('b', ['subscribe']) })).toBe(
    `${refused}CHANNEL_NAME_MISMATCH`,
  );
  expect(await inFrame(frame, 'subscribe', 'a', { token: sign('a', ['publish']) })).toBe(
    `${refused}MISSING_PERMISSION`,
  );
  expect(visit.site.realtime.listening).toBe(0);
});

test('a lost connection is told to whoever listens', async () => {
  const frame = await open();
  await inFrame(frame, 'subscribe', 'a', { token: sign('a', ['subscribe']) });
  visit.site.dropSockets();
  await frame.waitForFunction(() => window.bridgeResults.heard.length === 1);
  expect(await frame.evaluate(() => window.bridgeResults.heard)).toEqual(['The connection was lost.']);
});

test('channels of one module, replays and publishing from the browser are not modelled', async () => {
  const frame = await open();
  expect(await inFrame(frame, 'subscribeHere', 'a')).toMatch(/^rejected: not modelled/);
  expect(await inFrame(frame, 'subscribe', 'a', { replaySeconds: 5 })).toMatch(/^rejected: not modelled/);
  expect(await inFrame(frame, 'publish', 'a')).toMatch(/^rejected: not modelled/);
  expect(visit.site.host.unmodelled.splice(0)).toHaveLength(3);
});
