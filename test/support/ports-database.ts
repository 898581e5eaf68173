import type { BasisRow, Claim, EditBasis, EditKey, PageRef, StoredHeader } from '../../src/app/ports';
import type { Header, SectionKey } from '../../src/domain/postmortem';
import type { ActionFields, IssueLink, Priority } from '../../src/domain/actions';
import type { Cause } from '../../src/domain/causes';
import type { TimelineEntry } from '../../src/domain/timeline';
import { type LoggedChange, MemoryRows } from './ports-rows';

export interface PostmortemRecord {
  readonly page: PageRef & { readonly spaceId: string; readonly title: string };
  readonly header: Header;
}

export interface ActionRecord {
  readonly fields: ActionFields;
  readonly ownerId: string | null;
  readonly position: number;
  readonly issue: IssueLink;
  readonly issueVersion: number;
  readonly issueChange: string | null;
  readonly claim: Claim | null;
  readonly readAt: string | null;
  readonly pageLinked: boolean;
}

/** The tables of the in-memory world. */
export class MemoryDatabase {
  readonly log: LoggedChange[] = [];
  readonly people = new Map<string, string>();
  readonly postmortems = new MemoryRows<PostmortemRecord>('postmortem', this.log);
  readonly sections = new MemoryRows<{ key: SectionKey; text: string }>('section', this.log);
  readonly timeline = new MemoryRows<TimelineEntry>('timeline', this.log);
  readonly causes = new MemoryRows<Cause>('cause', this.log);
  readonly actions = new MemoryRows<ActionRecord>('action', this.log);
  readonly services = new MemoryRows<{ key: string; name: string }>('service', this.log);
  readonly serviceLinks = new MemoryRows<{ serviceId: string }>('service-link', this.log);
  readonly policies = new MemoryRows<Priority | null>('gate-policy', this.log);
  lastSweep: string | null = null;

  postmortemOf(page: PageRef): StoredHeader | null {
    const row = [...this.postmortems.rows.values()].find(
      ({ value }) => value.page.pageId === page.pageId && value.page.localId === page.localId,
    );
    if (!row) return null;
    return { id: row.id, ...page, version: row.version, header: row.value.header };
  }

  /** What `readBasis` of the store brings along with a row. */
  basis<T>(key: EditKey, row: (postmortemId: string) => BasisRow<T> | null): EditBasis<T> {
    const postmortem = this.postmortemOf({ pageId: key.page.pageId, localId: key.page.localId });
    return {
      postmortem,
      personId: this.people.get(key.accountId) ?? null,
      ownerId: this.people.get(key.owner ?? '') ?? null,
      row: postmortem && row(postmortem.id),
    };
  }

  accountOf(personId: string | null): string | null {
    for (const [account, id] of this.people) if (id === personId) return account;
    return null;
  }
}
