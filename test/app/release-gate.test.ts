import { authorise } from '../../src/app/access';
import { exportMacro } from '../../src/app/macro-export';
import { openPostmortem } from '../../src/app/postmortem';
import { askGate, MOST_QUESTIONS, tokenText } from '../../src/app/release-gate';
import {
  createGateToken,
  gateSettings,
  revokeGateToken,
  saveGatePolicy,
  saveGateProjects,
} from '../../src/app/release-gate-settings';
import { readIssues } from '../../src/app/jira-sync';
import {
  Conflict,
  InvalidInput,
  NotAllowed,
  NotFound,
  NotSignedIn,
  Preparing,
  ReadOnly,
} from '../../src/domain/failure';
import { aCaller, aChange, anId, aPage, aPolicy, EDITOR, PLACE } from '../support/builders';
import { adfFaults, adfText } from '../support/builders-adf';
import { pressCreate, savedActions } from '../support/builders-saved';
import { aRecord } from '../support/ports-contract';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const HOUR = 3_600_000;

/** A world with these actions on Checkout, and a token that may ask about it. */
async function given(actions: Parameters<typeof savedActions>[1]) {
  const world = memoryWorld();
  const ids = await savedActions(world, actions);
  const service = await world.services.findOrCreate('Checkout', anId(), aChange());
  const input = { changeId: anId(), name: 'ci', serviceIds: [service.id] };
  const { token, id } = await createGateToken(world, aCaller(), input);
  const ask = async (some: Partial<Parameters<typeof askGate>[1]> = {}) => {
    const answer = await askGate(world, { token, service: 'Checkout', version: '1.2.3', ...some });
    return typeof answer === 'string' ? answer : answer.verdict;
  };
  return { world, ids, token, tokenId: id, ask };
}

describe('a pipeline asks', () => {
  it('prevented, then allowed as soon as nothing is open', async () => {
    const { world, ids, ask } = await given([{}, { priority: 'high' }]);
    expect(await ask()).toBe('prevented');
    await pressCreate(world, ids);
    expect(await ask()).toBe('prevented');
    world.issues.change('10001', { done: true });
    await readIssues(world, ['10001']);
    expect(await ask({ service: 'checkout' })).toBe('allowed');
    expect(world.releaseGates.decisionsMade.at(-1)).toMatchObject({
      asked: { service: 'checkout', version: '1.2.3' },
      decision: { verdict: 'allowed', code: 'ALLOWED' },
      blockers: [],
    });
    world.issues.change('10001', { gone: true });
    await readIssues(world, ['10001']);
    expect(await ask()).toBe('prevented');
  });

  it('awaiting when Jira was not read for three hours, until a sweep is complete', async () => {
    const { world, ids, ask } = await given([{}]);
    await pressCreate(world, ids);
    world.issues.change('10001', { done: true });
    await readIssues(world, ['10001']);
    world.clock.advance(3 * HOUR);
    expect(await ask()).toBe('allowed');
    world.clock.advance(1);
    expect(await ask()).toBe('awaiting');
    await world.upkeep.sweepCompleted(world.clock.iso(-1));
    expect(await ask()).toBe('allowed');
  });

  it.each([
    ['no token', null],
    ['an empty one', ''],
    ['something else', 'Bearer x'],
    ['a token of nobody', tokenText(anId(), 'A'.repeat(43))],
    ['SQL', `dbf_' OR 1=1 -- _${'A'.repeat(43)}`],
  ])('is unauthorised with %s', async (_what, token) => {
    const { ask, world } = await given([]);
    expect(await ask({ token })).toBe('unauthorised');
    expect(world.releaseGates.decisionsMade).toEqual([]);
  });

  it('is unauthorised with a wrong secret, a cut or lengthened one, and after revocation', async () => {
    const { world, ask, token, tokenId } = await given([]);
    const other = token.endsWith('A') ? 'B' : 'A';
    for (const wrong of [
      token.slice(0, -1) + other,
      token.slice(0, -1),
      `${token}A`,
      ` ${token}`,
      `${token}\n`,
    ])
      expect(await ask({ token: wrong })).toBe('unauthorised');
    expect(await ask()).toBe('allowed');
    await revokeGateToken(world, aCaller(), { changeId: anId(), id: tokenId, version: 1 });
    expect(await ask()).toBe('unauthorised');
  });

  it('hears that it asks too often, until a minute has passed', async () => {
    const { world, ask } = await given([]);
    for (let time = 0; time < MOST_QUESTIONS; time += 1) expect(await ask()).toBe('allowed');
    expect(await ask()).toBe('too-many');
    expect(world.releaseGates.decisionsMade).toHaveLength(MOST_QUESTIONS);
    world.clock.advance(60_000);
    expect(await ask()).toBe('allowed');
  });

  it('hears not-found of services unknown, and just so of those that its token does not name', async () => {
    const { world, ask } = await given([]);
    await world.services.findOrCreate('Search', anId(), aChange());
    expect(await ask({ service: 'Serach' })).toBe('not-found');
    expect(await ask({ service: 'Search' })).toBe('not-found');
    expect(await ask({ service: '' })).toBe('not-found');
    for (const { serviceId, decision, blockers } of world.releaseGates.decisionsMade)
      expect({ serviceId, blockers, verdict: decision.verdict }).toEqual({
        serviceId: null,
        blockers: [],
        verdict: 'awaiting',
      });
  });

  it('asks by a Jira project, for every service released in it, and hears the strictest verdict', async () => {
    const { world, ask, token } = await given([{}]);
    const search = await world.services.findOrCreate('Search', anId(), aChange());
    const checkout = await world.services.findOrCreate('Checkout', anId(), aChange());
    const into = (serviceId: string, version = 0, projectIds = ['10000']) =>
      saveGateProjects(world, aCaller(), { changeId: anId(), serviceId, version, projectIds });
    expect(await ask({ service: 'PAY' })).toBe('not-found');
    await into(checkout.id);
    expect(await ask({ service: 'PAY' })).toBe('prevented');
    expect(await ask({ service: ' pay ' })).toBe('prevented');
    // A token for one service of two may not ask about both.
    await into(search.id);
    expect(await ask({ service: 'PAY' })).toBe('not-found');
    const wider = { changeId: anId(), name: 'all', serviceIds: [search.id, checkout.id] };
    const other = (await createGateToken(world, aCaller(), wider)).token;
    expect(other).not.toBe(token);
    expect(await ask({ service: 'PAY', token: other })).toBe('prevented');
    const parts = world.releaseGates.decisionsMade.slice(-2);
    expect(parts.map(({ serviceId, decision }) => [serviceId, decision.verdict]).sort()).toEqual(
      [
        [checkout.id, 'prevented'],
        [search.id, 'allowed'],
      ].sort(),
    );
    expect(parts[0]?.questionId).toBe(parts[1]?.questionId);
    await expect(into(search.id, 1, ['10000', '99999'])).rejects.toThrow(/cannot see one of these projects/);
    await expect(into(anId())).rejects.toThrow(InvalidInput);
    await expect(into(search.id)).rejects.toThrow(Conflict);
    await into(checkout.id, 1, []);
    await into(search.id, 1, []);
    expect(await ask({ service: 'PAY', token: other })).toBe('not-found');
  });

  it.each(['token', 'readNamed', 'log'] as const)(
    'awaits when %s fails, and says why in the log',
    async (port) => {
      const { world, ask } = await given([]);
      Object.assign(world.releaseGates, { [port]: () => Promise.reject(new Error('down')) });
      expect(await ask()).toBe('awaiting');
      expect(world.log.events()).toContain('release-gate.awaiting');
    },
  );

  it('gives the secret away once: what is stored and listed does not hold it', async () => {
    const { world, token } = await given([]);
    const secret = token.slice(-43);
    expect(JSON.stringify([...world.releaseGates.tokens.rows.values(), world.db.log])).not.toContain(secret);
    expect(JSON.stringify(await gateSettings(world))).not.toContain(secret);
  });
});

describe('the banner on a page', () => {
  const banners = async (world: MemoryWorld) => {
    const answer = await openPostmortem(world, aCaller(), aPage(), PLACE);
    return answer.kind === 'postmortem' ? answer.gates : [];
  };

  async function withOthers(world: MemoryWorld, open: boolean) {
    const elsewhere = { ...PLACE, pageId: '777' };
    const postmortemId = await aRecord(world, elsewhere);
    const [service] = await world.services.list();
    await world.services.attach(postmortemId, service?.id ?? '', aChange());
    const id = anId();
    const fields = { title: 'a secret of another page', status: open ? 'proposed' : 'done' } as const;
    const action = {
      owner: null,
      priority: 'critical',
      type: 'detect',
      dueOn: null,
      dropReason: '',
      ...fields,
    } as const;
    await world.actions.save(
      postmortemId,
      null,
      { id, fields: action, ownerId: null, position: 0 },
      aChange(),
    );
    return id;
  }

  it('names its own blockers, and of other pages only that there are some', async () => {
    const { world, ids } = await given([{}, { priority: 'low' }]);
    expect(await banners(world)).toMatchObject([
      { serviceName: 'Checkout', verdict: 'prevented', blockers: [ids[0]], heldByOthers: false },
    ]);
    const foreign = await withOthers(world, true);
    const [banner] = await banners(world);
    expect(banner).toMatchObject({ verdict: 'prevented', blockers: [ids[0]], heldByOthers: true });
    expect(JSON.stringify(banner)).not.toContain(foreign);
    expect(JSON.stringify(banner)).not.toContain('secret');
    expect(Object.keys(banner ?? {}).sort()).toEqual(
      [
        'blockers',
        'code',
        'heldByOthers',
        'policy',
        'policySource',
        'serviceId',
        'serviceName',
        'verdict',
        'waived',
      ].sort(),
    );
  });

  it('is held by others alone, or by nobody', async () => {
    const { world } = await given([{ status: 'done' }]);
    await withOthers(world, false);
    expect(await banners(world)).toMatchObject([{ verdict: 'allowed', blockers: [], heldByOthers: false }]);
    const held = await given([{ status: 'done' }]);
    await withOthers(held.world, true);
    expect(await banners(held.world)).toMatchObject([
      { verdict: 'prevented', blockers: [], heldByOthers: true },
    ]);
  });

  it('awaits when it cannot be read; the page opens all the same', async () => {
    const { world } = await given([{}]);
    world.releaseGates.failing.read = new Error('down');
    expect(await banners(world)).toMatchObject([{ verdict: 'awaiting', blockers: [], heldByOthers: false }]);
    world.releaseGates.failing.read = new Preparing();
    await expect(banners(world)).rejects.toThrow(Preparing);
  });
});

describe('settings of the gate', () => {
  it('change by whoever knows the newest version', async () => {
    const { world } = await given([]);
    const input = {
      changeId: anId(),
      serviceId: null,
      version: 0,
      policy: {
        ...aPolicy({ lowestBlocking: 'high' }),
        severities: [],
        types: [],
        waivers: { by: [], mostDays: 14 },
      },
    };
    expect(await saveGatePolicy(world, aCaller(), input)).toEqual({ version: 1 });
    expect(await saveGatePolicy(world, aCaller(), input)).toEqual({ version: 1 });
    await expect(saveGatePolicy(world, aCaller(), { ...input, changeId: anId() })).rejects.toThrow(Conflict);
    await expect(saveGatePolicy(world, aCaller(), { ...input, version: 1, policy: null })).rejects.toThrow(
      InvalidInput,
    );
    expect(await gateSettings(world)).toMatchObject({
      url: 'https://example.atlassian.net/x1/gate',
      defaultPolicy: { version: 1, value: { lowestBlocking: 'high' } },
      services: [{ name: 'Checkout', policy: { version: 0, value: null } }],
    });
    const by = world.db.people.get(EDITOR);
    expect(world.db.log.at(-1)?.change).toMatchObject({ by, what: 'gate-policy-edited' });
  });

  it('make no token for services that do not exist', async () => {
    const { world } = await given([]);
    const input = { changeId: anId(), name: 'ci', serviceIds: [anId()] };
    await expect(createGateToken(world, aCaller(), input)).rejects.toThrow(InvalidInput);
  });
});

describe('who may', () => {
  const world = memoryWorld();
  world.pages.pages.set('1', aPage({ pageId: '1', mayEdit: true }));
  world.pages.pages.set('2', aPage({ pageId: '2', mayEdit: false }));
  world.administrators.accounts.add('admin');

  it.each([
    ['view-page', '1', EDITOR, true, null],
    ['view-page', '2', EDITOR, false, null],
    ['edit-page', '1', EDITOR, true, null],
    ['edit-page', '2', EDITOR, true, NotAllowed],
    ['edit-page', '1', EDITOR, false, ReadOnly],
    ['view-page', '404', EDITOR, true, NotFound],
    ['edit-page', '404', EDITOR, true, NotFound],
    ['view-page', null, EDITOR, true, NotFound],
    ['view-page', '1', null, true, NotSignedIn],
    ['administer', null, 'admin', true, null],
    ['administer', null, EDITOR, true, NotAllowed],
    ['administer', '1', EDITOR, true, NotAllowed],
    ['administer', null, null, true, NotSignedIn],
  ] as const)('%s on %s by %s, licensed %s', async (access, pageId, accountId, licensed, refusal) => {
    const caller = accountId === null ? null : aCaller({ accountId, licensed });
    const allowed = authorise(world, access, caller, { pageId });
    if (refusal === null) expect((await allowed).caller).toBe(caller);
    else await expect(allowed).rejects.toThrow(refusal);
  });
});

describe('the export', () => {
  it('shows the report to whoever may see the page, and a notice otherwise', async () => {
    const { world } = await given([{ title: 'Rehearse it' }]);
    const report = await exportMacro(world, aCaller(), PLACE);
    expect(adfFaults(report)).toEqual([]);
    expect(adfText(report)).toContain('Rehearse it');
    expect(adfText(await exportMacro(world, null, PLACE))).toMatch(/log in/);
    expect(adfText(await exportMacro(world, aCaller(), { ...PLACE, localId: 'new' }))).toMatch(/not started/);
    await expect(exportMacro(world, aCaller(), { ...PLACE, pageId: '404' })).rejects.toThrow(NotFound);
  });
});
