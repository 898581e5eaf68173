import { issueTypeById } from './catalogue';
import { notOnScreen } from './field-changes';
import { reference } from './field-values';
import type { FieldMeta } from './fields';
import type { Acting, Model } from './model';
import { may } from './permissions';
import { badFields } from './refusal';
import type { ProjectRecord } from './state';

/** Id of the issue above, one level up: of the same project, but for an epic shared by company-managed ones. */
export function parentOf(
  model: Model,
  { actor }: Acting,
  project: ProjectRecord,
  typeId: string,
  field: unknown,
  metas: readonly FieldMeta[],
): string | null {
  if (field === undefined) return null;
  if (!metas.some(({ fieldId }) => fieldId === 'parent')) throw badFields({ parent: notOnScreen('parent') });
  const { subtask, hierarchyLevel } = issueTypeById(model, typeId);
  const parent = model.issue(reference(field) ?? '');
  const home = parent && model.projectOf(parent);
  const reachable =
    home?.id === project.id ||
    (!subtask &&
      home?.style === 'classic' &&
      project.style === 'classic' &&
      may(model, actor, 'BROWSE_PROJECTS', home));
  if (!parent || !reachable)
    throw badFields({ parent: 'Could not find valid parent issue in this project.' });
  if (issueTypeById(model, parent.typeId).hierarchyLevel !== hierarchyLevel + 1) {
    throw badFields({ parent: 'Given parent issue does not belong to appropriate hierarchy.' });
  }
  return parent.id;
}
