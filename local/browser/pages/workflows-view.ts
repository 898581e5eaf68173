import type { Manifest } from '../../manifest';
import type { ShownTransition, ShownWorkflow } from '../../site/jira/workflow-rules';
import type { AppRule } from '../../site/jira/workflow';
import type { FrameSpec } from '../frame-spec';
import { html, json, type Html } from '../html';
import { layout } from '../layout';
import type { ProductClient } from '../product-client';
import type { Document } from './refusals';

type RuleModule = Manifest['modules']['jira:workflowValidator'][number];

/** What the page's script needs to open a screen of a rule and to save it. */
export interface RuleScreen {
  readonly moduleKey: string;
  readonly name: string;
  readonly resource: string;
  readonly rule: NonNullable<FrameSpec['rule']>;
}

/** Jira's administration of workflows, as far as rules of apps go: for whoever may change a workflow. */
export async function workflowsView(client: ProductClient): Promise<Document> {
  const parts = { visitor: client.visitor, product: 'jira' as const };
  const workflows = client.host.site.jira.workflows?.(client.visitor.person?.accountId ?? '') ?? [];
  if (workflows.length === 0) {
    const main = html`<div class="refusal">
      <h1>Only administrators may see this</h1>
      <p>Workflows belong to the administrators of Jira. Look as the site admin to open them.</p>
    </div>`;
    return { status: 403, html: layout({ ...parts, title: 'Denied', main }) };
  }
  const modules = client.host.manifest.modules['jira:workflowValidator'];
  const main = html`<div class="page">
    <nav aria-label="Breadcrumbs" class="breadcrumbs">Jira administration</nav>
    <h1>Workflows</h1>
    <p class="lead">Rules of apps, by transition. A rule that is not met keeps a work item where it is.</p>
    <div id="problem" role="alert"></div>
    ${workflows.map((workflow) => workflowSection(workflow, modules))}
  </div>`;
  return {
    status: 200,
    html: layout({ ...parts, title: 'Workflows', main, scripts: ['frames', 'workflows'] }),
  };
}

function workflowSection(workflow: ShownWorkflow, modules: readonly RuleModule[]): Html {
  const headingId = `heading-${workflow.id}`;
  const offered = modules.filter(({ key }) => workflow.offered.some((rule) => rule.key === key));
  return html`<section class="card" aria-labelledby="${headingId}">
    <h2 id="${headingId}">${workflow.name}</h2>
    ${workflow.transitions.map((transition) => transitionPart(workflow, transition, offered))}
  </section>`;
}

function transitionPart(
  workflow: ShownWorkflow,
  transition: ShownTransition,
  offered: readonly RuleModule[],
): Html {
  const name = `${transition.name} (${workflow.name})`;
  const { projectKey, issueTypeId, transitionId } = transition;
  const place = { projectKey, issueTypeId, transitionId };
  return html`<div class="rule-place" role="group" aria-label="${name}" data-place="${json(place)}">
    <h3>${transition.name} <span class="hint">${transition.way}</span></h3>
    ${transition.rules.map((rule) => rulePart(rule, place, offered))}
    ${offered.map((module) => {
      const screen = screenOf(module, 'create', { ...place, ruleId: null });
      return html`<button type="button" data-open="${json(screen)}">Add rule: ${module.name}</button> `;
    })}
    <div class="rule-editor"></div>
  </div>`;
}

function rulePart(
  { id, moduleKey }: AppRule,
  place: Pick<ShownTransition, 'projectKey' | 'issueTypeId' | 'transitionId'>,
  offered: readonly RuleModule[],
): Html {
  const module = offered.find(({ key }) => key === moduleKey);
  const remove = html`<button type="button" data-remove="${id}">Remove</button>`;
  if (!module) return html`<p>A rule of an app that is not installed. ${remove}</p>`;
  const at = { ...place, ruleId: id };
  const view = screenOf(module, 'view', at);
  return html`<div class="rule">
    <h4>${module.name}</h4>
    <p class="hint">${module.description}</p>
    ${view.resource !== '' && html`<div class="app-frame" data-frame="${json(frameOf(view))}"></div>`}
    <button type="button" data-open="${json(screenOf(module, 'edit', at))}">Edit</button> ${remove}
  </div>`;
}

function screenOf(
  module: RuleModule,
  entryPoint: RuleScreen['rule']['entryPoint'],
  at: Omit<RuleScreen['rule'], 'entryPoint'>,
): RuleScreen {
  const resource = module[entryPoint]?.resource ?? '';
  return { moduleKey: module.key, name: module.name, resource, rule: { entryPoint, ...at } };
}

/** The frame of a screen; a rule without a screen of that kind has none. */
export const frameOf = ({ moduleKey, name, resource, rule }: RuleScreen): FrameSpec => ({
  moduleKey,
  resource,
  title: name,
  localId: `${rule.entryPoint}-${rule.ruleId ?? 'new'}`,
  rule,
});
