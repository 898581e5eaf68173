import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { call, failureOf } from '../backend';
import { FailedState, isDenied, LoadingState } from '../shared/screen-states';
import { areaNames } from '../texts/settings-areas';
import { AreaList } from './area-list';
import { OpenedAreas } from './areas';
import { whilePreparing } from './settings-section';
import { type Area, useArea } from './use-area';
import { settingsKey } from './use-settings-changed';
import './settings.css';

/** Pages of what the site's administrators decide: for people who may administer Confluence. */
export function SettingsScreen({ siteUrl }: { readonly siteUrl: string }) {
  const { area, opened, choose } = useArea();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, refetch } = useQuery({
    queryKey: settingsKey,
    queryFn: () => call('release-gate.settings', {}),
    refetchInterval: whilePreparing,
  });
  const failure = error ? failureOf(error) : null;
  if (!data || (failure && isDenied(failure)))
    return failure ? <FailedState failure={failure} onRetry={() => void refetch()} /> : <LoadingState />;
  const go = (to: Area) => {
    // The heading says the new page's name before it is read out.
    flushSync(() => choose(to));
    heading.current?.focus();
  };
  return (
    <div className="settings">
      <AreaList area={area} onChoose={go} />
      <div className="stack-wide">
        <h1 ref={heading} tabIndex={-1}>
          {areaNames[area]}
        </h1>
        <OpenedAreas area={area} opened={opened} settings={data} siteUrl={siteUrl} />
      </div>
    </div>
  );
}
