import { useQuery } from '@tanstack/react-query';
import type { MailSwitch } from '../../../src/contract/reminders';
import { call } from '../backend';
import { SwitchLine } from '../shared/switch-line';
import { reminderTexts } from '../texts/reminders';
import { SettingsSection, whilePreparing } from './settings-section';
import { useSettingsChange } from './use-settings-changed';

const remindersKey = ['reminders', 'settings'] as const;

/** Whether Debrief reminds people by mail on this site. */
export function Reminders() {
  const query = useQuery({
    queryKey: remindersKey,
    queryFn: () => call('reminders.settings', {}),
    refetchInterval: whilePreparing,
  });
  return (
    <SettingsSection
      id="heading-reminders"
      heading={reminderTexts.mails}
      intro={reminderTexts.siteIntro}
      loading={reminderTexts.siteLoading}
      query={query}
    >
      {(mails) => <SiteMails mails={mails} />}
    </SettingsSection>
  );
}

function SiteMails({ mails }: { readonly mails: MailSwitch }) {
  const change = useSettingsChange(remindersKey);
  const { version } = mails;
  const save = (on: boolean) => {
    const said = on ? reminderTexts.siteOn : reminderTexts.siteSwitchedOff;
    return change.make(`${String(version)} ${String(on)}`, said, async (changeId) => {
      await call('reminders.save-settings', { changeId, version, on });
    });
  };
  return <SwitchLine label={reminderTexts.sendMails} isOn={mails.on} change={change} onSwitch={save} />;
}
