import * as v from 'valibot';
import { statusById, issueTypeById } from './catalogue';
import type { Acting, Model, OfferedRule } from './model';
import { may, mayGlobally } from './permissions';
import { badRequest, forbidden, notFound } from './refusal';
import type { ProjectRecord } from './state';
import { appRulesOf } from './transition-rules';
import type { AppRule, Transition, Workflow } from './workflow';

/** Bytes that a configuration may have when the new workflow editor saves it. */
const MOST_BYTES = 32 * 1024;

/** A transition of a project's workflow; `issueTypeId` null: of the one that holds for all other types. */
export interface TransitionPlace {
  readonly projectKey: string;
  readonly issueTypeId: string | null;
  readonly transitionId: string;
}

export interface ShownTransition extends TransitionPlace {
  readonly name: string;
  /** Names of statuses, or that it starts anywhere or ends where it began. */
  readonly way: string;
  readonly rules: readonly AppRule[];
}

/** A workflow as the editor shows it. */
export interface ShownWorkflow {
  readonly id: string;
  readonly projectKey: string;
  readonly name: string;
  readonly isTeamManaged: boolean;
  readonly projectId: string;
  /** What can be put on its transitions. */
  readonly offered: readonly OfferedRule[];
  readonly transitions: readonly ShownTransition[];
}

/**
 * Rules of apps on transitions, as admins see and save them; they throw `Refusal` for anybody else. Workflows of
 * company-managed projects belong to admins of Jira, those of team-managed ones to admins of the project.
 */
export interface WorkflowRules {
  /** Those that the person may change. */
  workflows(person: string): readonly ShownWorkflow[];
  /** @param rule `id` null for a new one; @returns its id */
  saveRule(
    person: string,
    place: TransitionPlace,
    rule: { readonly id: string | null; readonly moduleKey: string; readonly configuration: string | null },
  ): string;
  removeRule(person: string, place: TransitionPlace, ruleId: string): void;
}

export function workflowRules(model: Model): WorkflowRules {
  const change = (
    person: string,
    place: TransitionPlace,
    next: (rules: readonly AppRule[], project: ProjectRecord) => readonly AppRule[],
  ): void => {
    const project = model.project(place.projectKey);
    if (!project || !mayChange(model, person, project)) throw forbidden('You may not change this workflow.');
    const { workflow, put } = workflowAt(project, place.issueTypeId);
    const known = workflow.transitions.find(({ id }) => id === place.transitionId);
    if (!known) throw notFound('There is no such transition.');
    const own = known.validators.filter(({ kind }) => kind !== 'app');
    const changed: Transition = { ...known, validators: [...own, ...next(appRulesOf(known), project)] };
    put({ ...workflow, transitions: workflow.transitions.map((one) => (one === known ? changed : one)) });
  };
  return {
    workflows: (person) =>
      model.state.projects
        .filter((project) => !project.trashed && mayChange(model, person, project))
        .flatMap((project) => shownWorkflows(model, project)),
    saveRule: (person, place, { id, moduleKey, configuration }) => {
      const saved: AppRule = { kind: 'app', id: id ?? model.rowId(), moduleKey, configuration };
      checkConfiguration(configuration);
      change(person, place, (rules, project) => {
        if (!offeredIn(model, project).some(({ key }) => key === moduleKey))
          throw badRequest('No installed app offers this rule for such a project.');
        if (id === null) return [...rules, saved];
        if (!rules.some((rule) => rule.id === id)) throw notFound('This rule was removed.');
        return rules.map((rule) => (rule.id === id ? saved : rule));
      });
      return saved.id;
    },
    removeRule: (person, place, ruleId) => {
      change(person, place, (rules) => rules.filter(({ id }) => id !== ruleId));
    },
  };
}

const JsonText = v.pipe(v.string(), v.parseJson());

function checkConfiguration(configuration: string | null): void {
  if (configuration === null) return;
  if (Buffer.byteLength(configuration) > MOST_BYTES)
    throw badRequest('The configuration of a workflow rule may have at most 32 KB.');
  if (!v.is(JsonText, configuration)) throw badRequest('The configuration of a workflow rule must be JSON.');
}

function mayChange(model: Model, person: string, project: ProjectRecord): boolean {
  const actor: Acting['actor'] = { kind: 'user', accountId: person };
  return project.style === 'next-gen'
    ? may(model, actor, 'ADMINISTER_PROJECTS', project)
    : mayGlobally(model, actor, 'ADMINISTER');
}

const offeredIn = (model: Model, { style }: ProjectRecord): readonly OfferedRule[] =>
  model.offeredRules.filter(({ projectTypes }) =>
    projectTypes.includes(style === 'next-gen' ? 'team-managed' : 'company-managed'),
  );

function workflowAt(project: ProjectRecord, issueTypeId: string | null) {
  if (issueTypeId === null)
    return {
      workflow: project.workflow,
      put: (workflow: Workflow) => {
        project.workflow = workflow;
      },
    };
  const workflow = project.workflows[issueTypeId];
  if (!workflow) throw notFound('This issue type has no workflow of its own.');
  return {
    workflow,
    put: (changed: Workflow) => {
      project.workflows = { ...project.workflows, [issueTypeId]: changed };
    },
  };
}

function shownWorkflows(model: Model, project: ProjectRecord): ShownWorkflow[] {
  const all: readonly (readonly [string | null, Workflow])[] = [
    [null, project.workflow],
    ...Object.entries(project.workflows),
  ];
  return all.map(([issueTypeId, workflow]) => ({
    id: `workflow-${project.id}-${issueTypeId ?? 'all'}`,
    projectKey: project.key,
    projectId: project.id,
    name: issueTypeId === null ? project.name : `${project.name}: ${issueTypeById(model, issueTypeId).name}`,
    isTeamManaged: project.style === 'next-gen',
    offered: offeredIn(model, project),
    transitions: workflow.transitions.map((transition) => ({
      projectKey: project.key,
      issueTypeId,
      transitionId: transition.id,
      name: transition.name,
      way: wayOf(model, transition),
      rules: appRulesOf(transition),
    })),
  }));
}

function wayOf(model: Model, { from, to }: Transition): string {
  const name = (id: string): string => statusById(model, id).name;
  return `${from === null ? 'Any status' : from.map(name).join(', ')} → ${to === null ? 'itself' : name(to)}`;
}
