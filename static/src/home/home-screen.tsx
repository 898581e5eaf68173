import { lazy, Suspense, useState } from 'react';
import { LoadingState } from '../shared/screen-states';
import { HomeBar } from './home-bar';
import { Mine } from './mine';

const Examples = lazy(async () => ({ default: (await import('../examples/examples')).Examples }));
const Lists = lazy(async () => ({ default: (await import('../lists/lists')).Lists }));
const Example = lazy(async () => ({ default: (await import('../examples/example')).Example }));
const NewPostmortem = lazy(async () => ({
  default: (await import('../begin/new-postmortem')).NewPostmortem,
}));

type View =
  { readonly kind: 'home' } | { readonly kind: 'new' } | { readonly kind: 'example'; readonly id: string };

interface HomeScreenProps {
  readonly siteUrl: string;
  /** Goes to the pages of the release gate. */
  readonly onGate: () => void;
}

/** The app's own page in Confluence: a new postmortem, what the viewer still has to do, and examples. */
export function HomeScreen({ siteUrl, onGate }: HomeScreenProps) {
  const [view, setView] = useState<View>({ kind: 'home' });
  /** What was open before; the focus goes back to what opened it. */
  const [left, setLeft] = useState<View | null>(null);
  const goHome = () => {
    setLeft(view);
    setView({ kind: 'home' });
  };
  if (view.kind === 'new')
    return (
      <Suspense fallback={<LoadingState />}>
        <NewPostmortem siteUrl={siteUrl} onClose={goHome} />
      </Suspense>
    );
  if (view.kind === 'example')
    return (
      <Suspense fallback={<LoadingState />}>
        <Example id={view.id} siteUrl={siteUrl} onClose={goHome} />
      </Suspense>
    );
  return (
    <div className="stack-wide">
      <HomeBar hasFocus={left?.kind === 'new'} onBegin={() => setView({ kind: 'new' })} onGate={onGate} />
      <Mine siteUrl={siteUrl} />
      <Suspense fallback={<LoadingState />}>
        <Lists siteUrl={siteUrl} />
      </Suspense>
      <Suspense fallback={<LoadingState />}>
        <Examples
          focused={left?.kind === 'example' ? left.id : null}
          onOpen={(id) => setView({ kind: 'example', id })}
        />
      </Suspense>
    </div>
  );
}
