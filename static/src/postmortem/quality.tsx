import { lazy, Suspense } from 'react';
import { useIdle } from '../shared/use-idle';
import { qualityTexts } from '../texts/quality-checks';
import './quality.css';

const QualityPanel = lazy(async () => ({ default: (await import('./quality-panel')).QualityPanel }));

/** The place of the quality checks, kept free until they are loaded, so that nothing jumps. */
export function Quality({ isBeside }: { readonly isBeside: boolean }) {
  const isIdle = useIdle();
  const loading = <p className="small subtle">{qualityTexts.loading}</p>;
  return (
    <aside aria-label={qualityTexts.heading} className={isBeside ? 'quality-beside panel' : 'quality-above'}>
      {isIdle ? (
        <Suspense fallback={loading}>
          <QualityPanel isBeside={isBeside} />
        </Suspense>
      ) : (
        loading
      )}
    </aside>
  );
}
