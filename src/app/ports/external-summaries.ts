import type { ExternalSummary } from '../../domain/external-summary';
import type { Named, Stored, WithPeople } from './postmortems';
import type { PageRef } from './surroundings';

/** What people outside are told of a postmortem. */
export interface ExternalSummaries extends Named<WithPeople<ExternalSummary>> {
  /** Nothing else of the record, one statement. Null: nothing was written yet. */
  read(page: PageRef): Promise<Stored<WithPeople<ExternalSummary>> | null>;
}
