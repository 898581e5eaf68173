import * as v from 'valibot';
import type { Product, Surroundings } from '../protocol';
import { administration, type JiraAdministration } from './administration';
import { assigneeRoutes } from './assignee';
import { bulkRoutes } from './issue-bulk';
import { bulkTransitionRoutes } from './issue-bulk-transition';
import { createRoutes } from './issue-create';
import { editRoutes } from './issue-edit';
import { issuePickerRoutes } from './issue-picker';
import { readRoutes } from './issue-read';
import { createMetaRoutes } from './create-meta';
import { dataPolicyRoutes } from './data-policy';
import { limitReportRoutes } from './limit-report';
import { Model, type JiraOptions } from './model';
import { permissionRoutes, statusRoutes } from './my-permissions';
import { outside, type JiraOutside } from './outside';
import { notifyRoutes } from './notify';
import { projectRoutes } from './projects';
import { propertyRoutes } from './properties';
import { relatedWorkRoutes } from './related-work';
import { remoteLinkRoutes } from './remote-links';
import { searchRoutes } from './search';
import { serverInfoRoutes } from './server-info';
import { seedState } from './seed';
import type { JiraState } from './state';
import { transitionRoutes } from './transitions';
import { userRoutes } from './users';
import { versionRoutes } from './version-routes';
import { versionsOutside, type VersionsOutside } from './versions-outside';

/** The pretend Jira: a product with routes, and what its own screens and the tests do with it directly. */
export interface Jira extends Product, JiraOutside, JiraAdministration, VersionsOutside {
  readonly name: 'jira';
}

const StateSchema = v.custom<JiraState>(
  (value) => v.is(v.looseObject({ format: v.literal(2), projects: v.array(v.unknown()) }), value),
  'This is not a state of the pretend Jira. Start over with `npm start -- --clean`.',
);

/** Jira with the seeded projects and no issue. */
export function createJira(surroundings: Surroundings, options: JiraOptions = {}): Jira {
  const model = new Model(surroundings, options, seedState());
  const routes = [
    createRoutes,
    bulkRoutes,
    readRoutes,
    issuePickerRoutes,
    editRoutes,
    assigneeRoutes,
    transitionRoutes,
    bulkTransitionRoutes,
    createMetaRoutes,
    propertyRoutes,
    remoteLinkRoutes,
    versionRoutes,
    relatedWorkRoutes,
    notifyRoutes,
    searchRoutes,
    projectRoutes,
    permissionRoutes,
    userRoutes,
    statusRoutes,
    dataPolicyRoutes,
    limitReportRoutes,
    serverInfoRoutes,
  ].flatMap((routesOf) => routesOf(model));
  return {
    name: 'jira',
    routes,
    snapshot: () => structuredClone(model.state),
    restore: (state) => {
      model.state = { ...seedState(), ...structuredClone(v.parse(StateSchema, state)) };
      model.limits.clear();
    },
    ...outside(model),
    ...administration(model),
    ...versionsOutside(model),
  };
}
