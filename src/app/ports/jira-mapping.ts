import type { FieldInput } from '../../domain/required-fields';
import type { Change, Commit } from './edits';
import type { PageRef } from './surroundings';

/** What a mapping is for: the whole site, a Confluence space (by its id), or a service (by our id). */
export type MappingScope =
  { readonly kind: 'site' } | { readonly kind: 'space' | 'service'; readonly id: string };

/** Where new issues go. */
export interface StoredMapping {
  readonly id: string;
  readonly scope: MappingScope;
  readonly version: number;
  readonly projectId: string;
  readonly issueTypeId: string;
  /** What the project requires of every issue, by field id. */
  readonly extra: Readonly<Record<string, FieldInput>>;
}

export interface Mappings {
  list(): Promise<readonly (StoredMapping & { readonly serviceName: string | null })[]>;
  /** Those that a postmortem falls under: its services', its space's, the site's. One statement. */
  ofPage(
    page: PageRef,
    spaceId: string,
  ): Promise<readonly (StoredMapping & { readonly serviceName: string | null })[]>;
  /** One mapping for each scope; version 0 for the first. */
  save(mapping: Omit<StoredMapping, 'id' | 'version'>, version: number, change: Change): Promise<Commit>;
  remove(scope: MappingScope, version: number, change: Change): Promise<Commit>;
}
