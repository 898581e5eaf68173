import type {
  BasisRow,
  Claim,
  EditBasis,
  EditKey,
  PageLinkState,
  PageRef,
  StoredHeader,
} from '../../src/app/ports';
import type { HintDismissal } from '../../src/app/ports';
import type { AnySection, Header } from '../../src/domain/postmortem';
import type { Lifecycle } from '../../src/domain/lifecycle';
import type { LifecycleFacts } from '../../src/domain/lifecycle-facts';
import type { KeptFactor } from '../../src/domain/fishbone';
import type { KeptChain } from '../../src/domain/five-whys';
import type { ImpactFacts } from '../../src/domain/impact-facts';
import type { ControlTags } from '../../src/domain/control-tags';
import type { ExternalSummary } from '../../src/domain/external-summary';
import type { ReviewMeeting, ReviewPlan } from '../../src/domain/review';
import type { RoleHolders } from '../../src/domain/roles';
import type { ReportLink } from '../../src/domain/links';
import type { Template, TemplateScope } from '../../src/domain/templates';
import { type ActionFields, type IssueLink, UNLINKED } from '../../src/domain/actions';
import type { Cause } from '../../src/domain/causes';
import type { SetPolicy } from '../../src/domain/release-gate-policy';
import type { SyncBase } from '../../src/domain/jira-sync';
import type { TimelineEntry } from '../../src/domain/timeline';
import { type LoggedChange, MemoryRows } from './ports-rows';

export interface PostmortemRecord {
  readonly page: PageRef & {
    readonly spaceId: string;
    readonly title: string;
    readonly templateId: string | null;
  };
  readonly header: Header;
}

export interface ActionRecord {
  readonly fields: ActionFields;
  readonly ownerId: string | null;
  readonly position: number;
  readonly addedAt: string;
  readonly issue: IssueLink;
  readonly projectId: string | null;
  readonly base: SyncBase | null;
  readonly pageLink: PageLinkState;
  readonly issueVersion: number;
  readonly claim: Claim | null;
  readonly givenUp: Claim | null;
  /** The order that last asked for an issue, and when anybody last worked on that. */
  readonly orderId: string | null;
  readonly claimedAt: string | null;
  readonly readAt: string | null;
}

/** The side of a new action that belongs to Jira. */
export const NO_ISSUE = {
  issue: UNLINKED,
  projectId: null,
  base: null,
  pageLink: 'none',
  issueVersion: 0,
  claim: null,
  givenUp: null,
  orderId: null,
  claimedAt: null,
  readAt: null,
} as const;

/** The tables of the in-memory world. */
export class MemoryDatabase {
  readonly log: LoggedChange[] = [];
  readonly people = new Map<string, string>();
  readonly postmortems = new MemoryRows<PostmortemRecord>('postmortem', this.log);
  readonly sections = new MemoryRows<{ key: AnySection; text: string }>('section', this.log);
  readonly timeline = new MemoryRows<TimelineEntry>('timeline', this.log);
  readonly causes = new MemoryRows<Cause>('cause', this.log);
  readonly impact = new MemoryRows<{ name: string; value: ImpactFacts }>('detail', this.log);
  readonly roles = new MemoryRows<{ name: string; value: RoleHolders }>('detail', this.log);
  readonly lifecycles = new MemoryRows<{ name: string; value: Lifecycle }>('detail', this.log);
  readonly importedLifecycles = new MemoryRows<{ name: string; value: LifecycleFacts }>('detail', this.log);
  readonly controls = new MemoryRows<{ name: string; value: ControlTags }>('detail', this.log);
  readonly externalSummaries = new MemoryRows<{ name: string; value: ExternalSummary }>('detail', this.log);
  readonly reviewPlans = new MemoryRows<{ name: string; value: ReviewPlan }>('detail', this.log);
  readonly reviewMeetings = new MemoryRows<{ name: string; value: ReviewMeeting }>('detail', this.log);
  readonly hints = new MemoryRows<{ name: string; value: HintDismissal }>('detail', this.log);
  readonly fiveWhys = new MemoryRows<KeptChain>('detail', this.log);
  readonly factors = new MemoryRows<KeptFactor>('detail', this.log);
  readonly links = new MemoryRows<ReportLink>('detail', this.log);
  readonly siteSettings = new MemoryRows<unknown>('setting', this.log);
  readonly templates = new MemoryRows<{
    scope: TemplateScope | { readonly kind: 'record'; readonly id: string };
    number: number;
    template: Template | null;
  }>('template', this.log);
  /** Postmortems to which all was attached that their macro's config names. */
  readonly configured = new Set<string>();
  /** `people.id`s by postmortem. */
  readonly mentions = new Map<string, Set<string>>();
  readonly actions = new MemoryRows<ActionRecord>('action', this.log);
  readonly services = new MemoryRows<{ key: string; name: string }>('service', this.log);
  readonly serviceLinks = new MemoryRows<{ serviceId: string }>('service-link', this.log);
  readonly policies = new MemoryRows<SetPolicy | null>('gate-policy', this.log);
  lastSweep: string | null = null;
  pausedUntil: string | null = null;
  nearLimitAt: string | null = null;

  postmortemOf(page: PageRef): StoredHeader | null {
    const row = [...this.postmortems.rows.values()].find(
      ({ value }) => value.page.pageId === page.pageId && value.page.localId === page.localId,
    );
    if (!row) return null;
    const { pageId, localId } = row.value.page;
    return { id: row.id, pageId, localId, version: row.version, header: row.value.header };
  }

  /** What `readBasis` of the store brings along with a row. */
  basis<T>(key: EditKey, row: (postmortemId: string) => BasisRow<T> | null): EditBasis<T> {
    const postmortem = this.postmortemOf({ pageId: key.page.pageId, localId: key.page.localId });
    return {
      postmortem,
      isConfigured: postmortem !== null && this.configured.has(postmortem.id),
      isRemoved: postmortem !== null && this.postmortems.rows.get(postmortem.id)?.removed === true,
      bytes: postmortem === null ? 0 : this.bytesOf(postmortem.id),
      personId: this.people.get(key.accountId) ?? null,
      ownerId: this.people.get(key.owner ?? '') ?? null,
      row: postmortem && this.named(row(postmortem.id)),
    };
  }

  /** Accounts of those mentioned, by `people.id`. */
  mentioned(postmortemId: string): Record<string, string> {
    const ids = [...(this.mentions.get(postmortemId) ?? [])];
    return Object.fromEntries(ids.map((personId) => [personId, this.accountOf(personId) ?? '']));
  }

  private bytesOf(postmortemId: string): number {
    const details = [
      this.reviewPlans,
      this.reviewMeetings,
      this.controls,
      this.externalSummaries,
      this.impact,
      this.hints,
      this.roles,
      this.lifecycles,
      this.importedLifecycles,
      this.fiveWhys,
      this.factors,
      this.links,
    ];
    const texts = [
      ...this.sections.of(postmortemId).map(({ value }) => value.text),
      ...this.timeline.of(postmortemId).map(({ value }) => value.text),
      ...details.flatMap((rows) => rows.of(postmortemId).map(({ value }) => JSON.stringify(value))),
    ];
    return Buffer.byteLength(texts.join(''));
  }

  private named<T>(row: BasisRow<T> | null): BasisRow<T> | null {
    if (row === null || row.saved.by === null) return row;
    return { ...row, saved: { ...row.saved, by: this.accountOf(row.saved.by) ?? '' } };
  }

  accountOf(personId: string | null): string | null {
    for (const [account, id] of this.people) if (id === personId) return account;
    return null;
  }

  /** Changes an action beside its versions, where `next` finds it as it should be; null leaves it alone. */
  changeAction(id: string, next: (record: ActionRecord) => ActionRecord | null): boolean {
    const row = this.actions.rows.get(id);
    const after = row && next(row.value);
    if (!row || !after) return false;
    this.actions.set(id, after);
    return true;
  }

  /** The same for all of them; the ids of those that changed. */
  changeActions(
    next: (record: ActionRecord, id: string) => ActionRecord | null,
    ids: readonly string[] = [...this.actions.rows.keys()],
  ): string[] {
    return ids.filter((id) => this.changeAction(id, (record) => next(record, id)));
  }
}
