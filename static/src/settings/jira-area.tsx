import type { AreaProps } from './area-props';
import { JiraSync } from './jira-sync';
import { Mappings } from './mappings';

/** Where issues go, and how they are followed. */
export function JiraArea({ settings, siteUrl }: AreaProps) {
  return (
    <>
      <Mappings services={settings.services} />
      <JiraSync siteUrl={siteUrl} />
    </>
  );
}
