import Lozenge from '@atlaskit/lozenge/lozenge';
import type { MappingView } from '../../../src/contract/issues';
import { mappingTexts } from '../texts/jira-mapping';
import { isHopeless } from './mapping-check';
import { useMappingQuery } from './use-mapping-check';

/** What will not work where a saved mapping leads to. Nothing while that is not known, or when all works. */
export function MappingWarning({ mapping }: { readonly mapping: MappingView }) {
  const { projectId, issueTypeId, extra } = mapping;
  const { data } = useMappingQuery({ projectId, issueTypeId }, extra);
  if (data?.kind !== 'checked') return null;
  const { form } = data;
  const hopeless = isHopeless(form, extra);
  if (!hopeless && form.appLacks.length === 0) return null;
  return (
    <div data-testid="mapping-warning">
      <Lozenge appearance={hopeless ? 'removed' : 'moved'}>
        {hopeless ? mappingTexts.hopeless : mappingTexts.warned}
      </Lozenge>
      <ul className="small">
        {(hopeless ? [mappingTexts.hopelessHelp] : form.appLacks).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
