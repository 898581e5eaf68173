import type { ActionView } from '../../../src/contract/postmortem';
import { issueTexts } from '../texts/issues';

/** What passes by itself is explained once, below the table, so that no row moves while it lasts. */
export function InProgressHelp({ actions }: { readonly actions: readonly ActionView[] }) {
  const states = (['queued', 'creating'] as const).filter((state) =>
    actions.some(({ issue }) => issue.state === state),
  );
  return states.map((state) => (
    <p key={state} className="small subtle">
      <strong>{issueTexts[state].word}.</strong> {issueTexts[state].help}
    </p>
  ));
}
