import { saveAction } from '../../src/app/actions';
import { saveControls } from '../../src/app/controls';
import { removeListRow, saveListRow } from '../../src/app/list-rows';
import { saveHeader } from '../../src/app/postmortem';
import { saveSection } from '../../src/app/sections';
import { attachService } from '../../src/app/services';
import { aCause, aHeader, anAction, anEdit, anId, aPage } from './builders';
import type { TestWorld } from './ports-world';

/** What both worlds promise of lists over all postmortems. */
export function describeRecordLists(open: () => TestWorld): void {
  const on = (pageId: string) => anEdit({ place: { pageId, localId: 'macro' }, page: aPage({ pageId }) });

  describe('postmortems between two times', () => {
    it('stand by when the incident was, else by when it was recorded, and go on behind a place', async () => {
      const world = open();
      const times = { startedAt: null, detectedAt: null, resolvedAt: null };
      const save = (pageId: string, header: Partial<ReturnType<typeof aHeader>>) =>
        saveHeader(world, on(pageId), { version: 0, value: aHeader({ ...times, ...header }) });
      await save('701', { resolvedAt: '2031-05-03T00:00:00.000Z' });
      await save('702', { startedAt: '2031-05-01T00:00:00.000Z' });
      await save('703', { startedAt: '2031-05-01T00:00:00.000Z' });
      await save('704', { detectedAt: '2031-05-04T00:00:00.000Z' });
      await save('705', {});
      const range = { from: '2031-05-01T00:00:00.000Z', until: '2031-05-04T00:00:00.000Z' };
      const all = await world.recordLists.between(range, null, 10);
      expect(all.map(({ pageId }) => pageId).sort()).toEqual(['701', '702', '703']);
      expect(all[2]).toMatchObject({ pageId: '701', localId: 'macro', at: '2031-05-03T00:00:00.000Z' });
      const [first] = await world.recordLists.between(range, null, 1);
      expect(await world.recordLists.between(range, first!, 10)).toEqual(all.slice(1));
      const now = new Date(world.clock.now()).toISOString().slice(0, 10);
      const today = { from: `${now}T00:00:00.000Z`, until: `${now}T23:59:59.999Z` };
      expect((await world.recordLists.between(today, null, 10)).map(({ pageId }) => pageId)).toEqual(['705']);
    });
  });

  describe('records as they are told when somebody looks back', () => {
    it('are each by itself, with what still stands there, lists as they were arranged', async () => {
      const world = open();
      const header = aHeader({ title: 'Told', startedAt: '2033-05-03T00:00:00.000Z' });
      await saveHeader(world, on('720'), { version: 0, value: header });
      await saveHeader(world, on('721'), { version: 0, value: aHeader({ title: 'Bare' }) });
      await attachService(world, on('720'), 'Payments');
      for (const [section, value] of [
        ['summary', 'It broke.'],
        ['lessons', 'Rehearse.'],
        ['impact', 'Not told.'],
      ] as const)
        await saveSection(world, on('720'), { section, version: 0, value });
      const [second, first, gone] = [
        aCause({ text: 'Second', position: 2 }),
        aCause({ text: 'First', position: 1, kind: 'contributing' }),
        aCause({ text: 'Gone', position: 3 }),
      ];
      for (const value of [second, first, gone])
        await saveListRow(world, world.causes, 'cause', on('720'), { version: 0, value });
      await removeListRow(world, world.causes, 'cause', on('720'), { id: gone.id, version: 1 });
      const dropped = anAction({ status: 'dropped', dropReason: 'x' });
      const act = (position: number, value: ReturnType<typeof anAction>) =>
        saveAction(world, on('720'), { id: anId(), version: 0, position, value });
      await act(2, dropped);
      await act(1, anAction({ title: 'Do it', dueOn: '2033-06-01' }));
      const { id = '' } =
        (await world.postmortems.open({ pageId: '720', localId: 'macro' }))?.postmortem ?? {};
      const { id: bare = '' } =
        (await world.postmortems.open({ pageId: '721', localId: 'macro' }))?.postmortem ?? {};
      const told = await world.recordLists.told([id, bare, anId()]);
      expect([...told.keys()].sort()).toEqual([id, bare].sort());
      expect(told.get(id)).toEqual({
        header,
        services: ['Payments'],
        summary: 'It broke.',
        lessons: 'Rehearse.',
        causes: [
          { text: 'First', kind: 'contributing' },
          { text: 'Second', kind: 'root' },
        ],
        actions: [
          { title: 'Do it', status: 'proposed', isOpen: true, dueOn: '2033-06-01' },
          { title: dropped.title, status: 'dropped', isOpen: false, dueOn: dropped.dueOn },
        ],
      });
      expect(told.get(bare)).toMatchObject({ summary: '', causes: [], actions: [], services: [] });
      expect(await world.recordLists.told([])).toEqual(new Map());
    });
  });

  describe('what is tagged with controls', () => {
    it('is listed as long as it is there, with its words', async () => {
      const world = open();
      const edit = () => on('710');
      const [cause, gone, actionId] = [aCause({ text: 'Looked alike' }), aCause(), anId()];
      await saveHeader(world, edit(), { version: 0, value: aHeader({ title: 'Tagged' }) });
      await saveListRow(world, world.causes, 'cause', edit(), { version: 0, value: cause });
      await saveListRow(world, world.causes, 'cause', edit(), { version: 0, value: gone });
      await saveAction(world, edit(), { id: actionId, version: 0, position: 1, value: anAction() });
      const tag = (subject: string, controls: readonly string[]) =>
        saveControls(world, edit(), { subject, version: 0, value: { controls } });
      await tag(cause.id, ['soc-2:CC7.4']);
      await tag(gone.id, ['soc-2:CC7.4']);
      await tag(actionId, ['own:1', 'own:2']);
      await tag(anId(), []);
      await removeListRow(world, world.causes, 'cause', edit(), { id: gone.id, version: 1 });
      const things = await world.recordLists.tagged('', 10);
      const mine = things.filter(({ pageId }) => pageId === '710');
      expect(mine.map(({ key: _key, ...thing }) => thing)).toEqual(
        expect.arrayContaining([
          {
            pageId: '710',
            postmortemTitle: 'Tagged',
            kind: 'cause',
            text: 'Looked alike',
            isOpen: null,
            controls: ['soc-2:CC7.4'],
          },
          {
            pageId: '710',
            postmortemTitle: 'Tagged',
            kind: 'action',
            text: 'Rehearse the restore',
            isOpen: true,
            controls: ['own:1', 'own:2'],
          },
        ]),
      );
      expect(mine).toHaveLength(2);
      expect(await world.recordLists.tagged(things[0]?.key ?? '', 10)).toEqual(things.slice(1));
    });
  });
}
