import { lazy, Suspense } from 'react';
import { LoadingState } from '../shared/screen-states';
import { HomeScreen } from './home-screen';
import { usePlace } from './use-place';

const GatePages = lazy(async () => ({
  default: (await import('../release-gate/release-gate-pages')).GatePages,
}));

/** `/gate`, and `/gate/<service>`. */
const GATE = /^\/gate(?:\/([^/]+))?\/?$/;

/** The app's own page in Confluence, by the part of its address that is the app's. */
export function HomePlace({ siteUrl }: { readonly siteUrl: string }) {
  const { path, hasMoved, go } = usePlace();
  if (path === null) return <LoadingState />;
  const gate = GATE.exec(path);
  if (!gate) return <HomeScreen siteUrl={siteUrl} onGate={() => go('/gate')} />;
  return (
    <Suspense fallback={<LoadingState />}>
      <GatePages siteUrl={siteUrl} serviceId={gate[1] ?? null} hasMoved={hasMoved} onGo={go} />
    </Suspense>
  );
}
