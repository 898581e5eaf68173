import Lozenge from '@atlaskit/lozenge/lozenge';
import type { ExternalHint } from '../../../src/contract/external-wording';
import { externalTexts } from '../texts/record';

/** Wording that somebody should have decided for; nothing where there is none. */
export function WordingOutside({ hints }: { readonly hints: readonly ExternalHint[] }) {
  if (hints.length === 0) return null;
  return (
    <ul className="plain-list stack" aria-label={externalTexts.hints}>
      {hints.map(({ at, family, words, question }) => (
        <li key={at} className="lead small">
          <Lozenge appearance="moved">{externalTexts.families[family]}</Lozenge>
          <span>
            “{words}”: {question}
          </span>
        </li>
      ))}
    </ul>
  );
}
