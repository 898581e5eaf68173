import type { ActionView, PostmortemView, ServiceView, Versioned } from '../../../src/contract/postmortem';
import type { Cause, Header, TimelineEntry } from '../../../src/contract/rules';
import { type AnySection, isExtra } from '../../../src/contract/template-blocks';

/** What a saved change does to the record we hold, so that the page shows it before it is read again. */
export type Patch = (record: PostmortemView) => PostmortemView;

export function withHeader(header: Versioned<Header>): Patch {
  return (record) => ({ ...record, header });
}

export function withSection(key: AnySection, section: Versioned<string>): Patch {
  return (record) =>
    isExtra(key)
      ? { ...record, extras: put(record.extras, { ...section, key }, (row) => row.key) }
      : { ...record, sections: { ...record.sections, [key]: section } };
}

export function withEntry(entry: Versioned<TimelineEntry>): Patch {
  return (record) => ({ ...record, timeline: put(record.timeline, entry, (row) => row.value.id) });
}

export function withEntries(entries: PostmortemView['timeline']): Patch {
  return (record) => ({
    ...record,
    timeline: entries.reduce((rows, entry) => put(rows, entry, (row) => row.value.id), record.timeline),
  });
}

export function withoutEntry(id: string): Patch {
  return (record) => ({ ...record, timeline: record.timeline.filter((row) => row.value.id !== id) });
}

export function withCause(cause: Versioned<Cause>): Patch {
  return (record) => ({ ...record, causes: put(record.causes, cause, (row) => row.value.id) });
}

export function withoutCause(id: string): Patch {
  return (record) => ({ ...record, causes: record.causes.filter((row) => row.value.id !== id) });
}

export function withActions(actions: readonly ActionView[]): Patch {
  return (record) => ({
    ...record,
    actions: actions.reduce((rows, action) => put(rows, action, (row) => row.id), record.actions),
  });
}

export function withoutAction(id: string): Patch {
  return (record) => ({ ...record, actions: record.actions.filter((row) => row.id !== id) });
}

export function withService(service: ServiceView): Patch {
  return (record) => ({ ...record, services: put(record.services, service, (row) => row.id) });
}

export function withoutService(id: string): Patch {
  return (record) => ({ ...record, services: record.services.filter((row) => row.id !== id) });
}

/** The rows with this one in its place, or at the end. */
export function put<T>(rows: readonly T[], row: T, idOf: (row: T) => string): readonly T[] {
  const at = rows.findIndex((other) => idOf(other) === idOf(row));
  return at < 0 ? [...rows, row] : rows.map((other, index) => (index === at ? row : other));
}
