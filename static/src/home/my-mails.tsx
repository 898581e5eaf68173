import type { MyReminders } from '../../../src/contract/reminders';
import { call } from '../backend';
import { useSettingsChange } from '../settings/use-settings-changed';
import { SwitchLine } from '../shared/switch-line';
import { reminderTexts } from '../texts/reminders';

export const mineKey = ['reminders', 'mine'] as const;

/** Whether the viewer is reminded by mail. */
export function MyMails({ mails }: { readonly mails: MyReminders['mails'] }) {
  const change = useSettingsChange(mineKey);
  const { version, on } = mails.mine;
  const mute = (muted: boolean) => {
    const said = muted ? reminderTexts.muted : reminderTexts.unmuted;
    return change.make(`${String(version)} ${String(muted)}`, said, async (changeId) => {
      await call('reminders.mute', { changeId, version, muted });
    });
  };
  return (
    <section aria-labelledby="heading-mails" className="stack">
      <h2 id="heading-mails">{reminderTexts.mails}</h2>
      <p className="subtle">{reminderTexts.mailsIntro}</p>
      {!mails.site.on && <p>{reminderTexts.siteOff}</p>}
      <SwitchLine label={reminderTexts.mute} isOn={!on} change={change} onSwitch={mute} />
    </section>
  );
}
