import { aChange } from './builders';
import type { TestWorld } from './ports-world';

/** What both worlds promise of settings of the whole site. */
export function describeSiteSettings(open: () => TestWorld): void {
  describe('a setting of the site', () => {
    it('is nothing before, then stands under versions, each by itself', async () => {
      const { siteSettings } = open();
      expect(await siteSettings.read('one')).toBeNull();
      const change = aChange();
      expect(await siteSettings.save('one', 0, { days: 3 }, change)).toEqual({ kind: 'done', version: 1 });
      expect(await siteSettings.save('one', 0, { days: 3 }, change)).toEqual({ kind: 'done', version: 1 });
      expect(await siteSettings.save('one', 0, { days: 4 }, aChange())).toEqual({ kind: 'conflict' });
      await siteSettings.save('two', 0, [1], aChange());
      const next = aChange();
      expect(await siteSettings.save('one', 1, { days: 5 }, next)).toEqual({ kind: 'done', version: 2 });
      expect(await siteSettings.save('one', 1, { days: 5 }, next)).toEqual({ kind: 'done', version: 2 });
      expect(await siteSettings.save('one', 1, { days: 6 }, aChange())).toEqual({ kind: 'conflict' });
      expect(await siteSettings.read('one')).toEqual({ version: 2, value: { days: 5 } });
      expect(await siteSettings.read('two')).toEqual({ version: 1, value: [1] });
    });

    it('never meets the switches of mails', async () => {
      const { siteSettings, reminders } = open();
      await reminders.saveSwitch('site', 0, false, aChange());
      expect(await siteSettings.read('')).toBeNull();
      await siteSettings.save('mails', 0, true, aChange());
      expect(await reminders.siteSwitch()).toEqual({ version: 1, on: false });
    });
  });
}
