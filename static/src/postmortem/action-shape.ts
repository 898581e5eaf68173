import * as v from 'valibot';
import { ACTION_STATUSES, ACTION_TYPES, PRIORITIES, type ActionFields } from '../../../src/contract/rules';
import { checkedBy } from './checks';

/** An action's fields as a kept draft or somebody else's save holds them; rules are checked where they are saved. */
export const fieldsShape = v.object({
  title: v.string(),
  owner: v.nullable(v.string()),
  priority: v.picklist(PRIORITIES),
  type: v.picklist(ACTION_TYPES),
  dueOn: v.nullable(v.string()),
  status: v.picklist(ACTION_STATUSES),
  dropReason: v.string(),
});

export const checkFields: (value: unknown) => ActionFields | null = checkedBy(fieldsShape);
