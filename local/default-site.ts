import path from 'node:path';
import { readManifest } from './manifest';
import { createConfluence, type PretendConfluence } from './site/confluence';
import { createJira, type Jira } from './site/jira';
import { PEOPLE } from './site/people';
import type { Product, Surroundings } from './site/protocol';

/** Both products of the pretend site. */
export interface Site {
  readonly jira: Product;
  readonly confluence: Product;
}

/** Builds a site that tells the time and sends its events as the host says. */
export type CreateSite<S extends Site = Site> = (surroundings: Omit<Surroundings, 'people'>) => S;

export interface DefaultSite extends Site {
  readonly jira: Jira;
  readonly confluence: PretendConfluence;
}

/** The site that `npm start` shows: projects and people, but no page and no issue yet. */
export const createDefaultSite: CreateSite<DefaultSite> = (surroundings) => {
  const everything = { ...surroundings, people: PEOPLE };
  const { modules } = readManifest(path.resolve(__dirname, '..'));
  const indexedProperties = modules['jira:entityProperty'].flatMap((module) =>
    module.values.map((value) => ({ propertyKey: module.propertyKey, ...value })),
  );
  const offeredRules = modules['jira:workflowValidator'];
  return {
    jira: createJira(everything, { indexedProperties, offeredRules }),
    confluence: createConfluence(everything),
  };
};
