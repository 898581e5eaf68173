import * as v from 'valibot';
import { readDueDate } from '../../../src/contract/due-date';
import { actionFields } from '../../../src/contract/fields';
import { ACTION_STATUSES, ACTION_TYPES, PRIORITIES, type ActionFields } from '../../../src/contract/rules';
import { readableDate } from '../shared/instants';
import { actionTexts, priorityNames, statusNames, typeNames } from '../texts/actions';

/** The fields that have a cell of their own to edit. */
export type CellField = 'title' | 'owner' | 'priority' | 'type' | 'dueOn' | 'status';

/** What typed or chosen words make of a field, or why they cannot. */
export function partOf(
  field: CellField,
  words: string | null,
  today: string,
): Partial<ActionFields> | string {
  switch (field) {
    case 'title': {
      const checked = v.safeParse(actionFields.entries.title, (words ?? '').replace(/\s+/g, ' '));
      return checked.success ? { title: checked.output } : checked.issues[0].message;
    }
    case 'owner':
      return { owner: words === '' ? null : words };
    case 'dueOn': {
      const reading = readDueDate(words ?? '', today);
      return reading.kind === 'refused'
        ? reading.why
        : { dueOn: reading.kind === 'date' ? reading.date : null };
    }
    case 'priority':
      return choiceOf(PRIORITIES, words, (priority) => ({ priority }));
    case 'type':
      return choiceOf(ACTION_TYPES, words, (type) => ({ type }));
    case 'status':
      return choiceOf(ACTION_STATUSES, words, (status) => ({ status }));
  }
}

function choiceOf<T extends string>(
  all: readonly T[],
  words: string | null,
  part: (chosen: T) => Partial<ActionFields>,
): Partial<ActionFields> {
  const chosen = all.find((one) => one === words);
  return chosen === undefined ? {} : part(chosen);
}

/** A field's value for reading. */
export function shownValue(
  field: CellField,
  fields: ActionFields,
  nameOf: (accountId: string) => string,
): string {
  switch (field) {
    case 'title':
      return fields.title;
    case 'owner':
      return fields.owner === null ? actionTexts.nobody : nameOf(fields.owner);
    case 'dueOn':
      return fields.dueOn === null ? actionTexts.noDate : readableDate(fields.dueOn);
    case 'priority':
      return priorityNames[fields.priority];
    case 'type':
      return typeNames[fields.type];
    case 'status':
      return statusNames[fields.status];
  }
}
