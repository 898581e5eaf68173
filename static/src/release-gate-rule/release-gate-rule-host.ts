// By its file: the package names its entry for bundlers alone, and tests run without one.
import { workflowRules } from '@forge/jira-bridge/out/workflow';

/**
 * Has Jira call `give` when whoever edits the workflow saves the rule. Nothing is saved while it gives undefined.
 * @throws whatever the bridge refuses with, as it does where no rule is edited
 * @see https://developer.atlassian.com/platform/forge/custom-ui-jira-bridge/workflowRules/
 */
export async function whenRuleIsSaved(give: () => string | undefined): Promise<void> {
  // The package's type leaves out the undefined that its documentation describes.
  await workflowRules.onConfigure(give as () => string);
}
