import { RULE_MODULE } from '../bridge-context';
import type { FrameSpec } from './frame-spec';
import type { ProductClient } from './product-client';

/**
 * Of a rule on a transition, in the new workflow editor. `entryPoint` is what other modules with several screens get.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-workflow-validator/#new-workflow-editor
 */
export function ruleExtension(
  client: ProductClient,
  spec: NonNullable<FrameSpec['rule']>,
): Record<string, unknown> {
  const { entryPoint, projectKey, issueTypeId, transitionId, ruleId } = spec;
  const { jira } = client.host.site;
  const workflows = jira.workflows?.(client.visitor.person?.accountId ?? '') ?? [];
  const workflow = workflows.find(({ transitions }) =>
    transitions.some((one) => one.projectKey === projectKey && one.issueTypeId === issueTypeId),
  );
  const rule = workflow?.transitions
    .find((one) => one.transitionId === transitionId)
    ?.rules.find(({ id }) => id === ruleId);
  const saved = rule?.configuration ?? null;
  return {
    type: RULE_MODULE,
    entryPoint,
    isNewEditor: true,
    ...(workflow ? { workflowId: workflow.id } : {}),
    ...(workflow?.isTeamManaged === true ? { scopedProjectId: workflow.projectId } : {}),
    ...(saved === null ? {} : { validatorConfig: JSON.parse(saved) as unknown }),
  };
}
