import { lazy, memo, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import { LoadingState } from '../shared/screen-states';
import type { AreaProps } from './area-props';
import { AREAS, type Area } from './use-area';

const SCREENS: Readonly<Record<Area, LazyExoticComponent<ComponentType<AreaProps>>>> = {
  services: lazy(async () => ({ default: (await import('./services-area')).ServicesArea })),
  jira: lazy(async () => ({ default: (await import('./jira-area')).JiraArea })),
  reviews: lazy(async () => ({ default: (await import('./reviews-area')).ReviewsArea })),
  gate: lazy(async () => ({ default: (await import('./release-gate-area')).GateArea })),
  pipelines: lazy(async () => ({ default: (await import('./release-gate-pipelines-area')).PipelinesArea })),
  history: lazy(async () => ({ default: (await import('./site-history')).SiteHistory })),
};

interface OpenedAreasProps extends AreaProps {
  readonly area: Area;
  readonly opened: ReadonlySet<Area>;
}

/**
 * The page that is open. Those that were open before stay, unseen: what a person typed there, and a token that is
 * shown only once, are still there when they come back.
 */
export function OpenedAreas({ area, opened, settings, siteUrl }: OpenedAreasProps) {
  return AREAS.filter((each) => opened.has(each)).map((each) => (
    <div key={each} hidden={each !== area}>
      <Opened area={each} settings={settings} siteUrl={siteUrl} />
    </div>
  ));
}

const Opened = memo(function Opened({ area, ...rest }: AreaProps & { readonly area: Area }) {
  const Screen = SCREENS[area];
  return (
    <Suspense fallback={<LoadingState />}>
      <div className="stack-wide">
        <Screen {...rest} />
      </div>
    </Suspense>
  );
});
