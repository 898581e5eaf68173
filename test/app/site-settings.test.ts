import * as v from 'valibot';
import { readSetting, saveSetting, type SiteSetting } from '../../src/app/site-settings';
import { Conflict } from '../../src/domain/failure';
import { aCaller, anId } from '../support/builders';
import { memoryWorld } from '../support/ports-world';

const DAYS: SiteSetting<{ readonly days: number }> = {
  name: 'days',
  shape: v.object({ days: v.number() }),
  otherwise: { days: 3 },
};

describe('a setting of the site', () => {
  it('holds what the product says until somebody says otherwise, as a recorded change', async () => {
    const world = memoryWorld();
    expect(await readSetting(world, DAYS)).toEqual({ version: 0, value: { days: 3 } });
    await saveSetting(world, aCaller(), DAYS, { changeId: anId(), version: 0, value: { days: 5 } });
    expect(await readSetting(world, DAYS)).toEqual({ version: 1, value: { days: 5 } });
    expect(world.db.log.at(-1)?.change).toMatchObject({
      what: 'days-set',
      before: null,
      after: { days: 5 },
    });
  });

  it('saved by two at once is a conflict that shows what stands', async () => {
    const world = memoryWorld();
    await saveSetting(world, aCaller(), DAYS, { changeId: anId(), version: 0, value: { days: 5 } });
    const late = saveSetting(world, aCaller(), DAYS, { changeId: anId(), version: 0, value: { days: 6 } });
    await expect(late).rejects.toThrow(Conflict);
    await expect(late).rejects.toMatchObject({ current: { version: 1, value: { days: 5 } } });
  });

  it('that cannot be read any more counts as never said, can be said again, and is logged', async () => {
    const world = memoryWorld();
    const change = { id: anId(), by: null, at: new Date().toISOString(), what: 'x', before: null, after: 1 };
    await world.siteSettings.save('days', 0, 'three', change);
    expect(await readSetting(world, DAYS)).toEqual({ version: 1, value: { days: 3 } });
    expect(world.log.events()).toContain('setting.unreadable');
    const again = await saveSetting(world, aCaller(), DAYS, {
      changeId: anId(),
      version: 1,
      value: { days: 4 },
    });
    expect(again.version).toBe(2);
  });
});
