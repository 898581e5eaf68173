import type { PostmortemView, Versioned } from '../../../src/contract/postmortem';
import type { KeptFactor } from '../../../src/contract/fishbone';
import type { KeptChain } from '../../../src/contract/five-whys';
import type { ReportLink } from '../../../src/contract/links';
import { put, type Patch } from './record';

/** What saved findings do to the record we hold. */
export function withImpact(impact: PostmortemView['impact']): Patch {
  return (record) => ({ ...record, impact });
}

export function withChain(chain: Versioned<KeptChain>): Patch {
  return (record) => ({ ...record, fiveWhys: put(record.fiveWhys, chain, (row) => row.value.id) });
}

export function withoutChain(id: string): Patch {
  return (record) => ({ ...record, fiveWhys: record.fiveWhys.filter((row) => row.value.id !== id) });
}

export function withFactor(factor: Versioned<KeptFactor>): Patch {
  return (record) => ({ ...record, factors: put(record.factors, factor, (row) => row.value.id) });
}

export function withoutFactor(id: string): Patch {
  return (record) => ({ ...record, factors: record.factors.filter((row) => row.value.id !== id) });
}

export function withLinks(links: readonly Versioned<ReportLink>[]): Patch {
  return (record) => ({
    ...record,
    links: links.reduce((rows, link) => put(rows, link, (row) => row.value.id), record.links),
  });
}

export function withoutLink(id: string): Patch {
  return (record) => ({ ...record, links: record.links.filter((row) => row.value.id !== id) });
}
