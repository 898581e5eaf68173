import type { Product, Surroundings } from './site/protocol';

/** Both products of the pretend site. */
export interface Site {
  readonly jira: Product;
  readonly confluence: Product;
}

export type CreateSite = (surroundings: Omit<Surroundings, 'people'>) => Site;
