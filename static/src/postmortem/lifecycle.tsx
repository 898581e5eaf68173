import { lazy, Suspense } from 'react';
import { useIdle } from '../shared/use-idle';
import { lifecycleTexts } from '../texts/lifecycle';
import { useReport } from './report';
import './lifecycle.css';

const LifecycleBar = lazy(async () => ({ default: (await import('./lifecycle-bar')).LifecycleBar }));

/** The place of review and approval, kept free until it is loaded, so that nothing jumps. */
export function Lifecycle() {
  const { lifecycle } = useReport();
  const isIdle = useIdle();
  if (lifecycle === null) return null;
  const loading = <p className="small subtle">{lifecycleTexts.loading}</p>;
  return (
    <section aria-labelledby="heading-lifecycle" className="lifecycle panel" data-state={lifecycle.state}>
      <h2 id="heading-lifecycle" className="lifecycle-heading">
        {lifecycleTexts.heading}
      </h2>
      {isIdle ? (
        <Suspense fallback={loading}>
          <LifecycleBar lifecycle={lifecycle} />
        </Suspense>
      ) : (
        loading
      )}
    </section>
  );
}
