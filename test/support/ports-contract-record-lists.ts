import { saveAction } from '../../src/app/actions';
import { saveControls } from '../../src/app/controls';
import { removeListRow, saveListRow } from '../../src/app/list-rows';
import { saveHeader } from '../../src/app/postmortem';
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
