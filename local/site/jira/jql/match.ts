import type { Actor } from '../../protocol';
import type { Model } from '../model';
import { badRequest, notModelled } from '../refusal';
import type { IssueRecord } from '../state';
import { jqlField, type JqlField } from './fields';
import { textQuery } from './text-query';
import { parseJql, type Clause, type Condition, type Query } from './parse';

type Test = (issue: IssueRecord) => boolean;

export interface Search {
  readonly matches: Test;
  readonly compare: (one: IssueRecord, other: IssueRecord) => number;
}

/** Reads and checks a JQL text for `actor`. 400 when it is wrong, or bounds nothing. */
export function prepareSearch(model: Model, actor: Actor, jql: string): Search {
  const query = parseJql(jql);
  if (!query.where) {
    throw badRequest(
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    );
  }
  return { matches: testOf(model, actor, query.where), compare: comparison(query) };
}

function testOf(model: Model, actor: Actor, condition: Condition): Test {
  if (condition.kind === 'clause') return clauseTest(jqlField(model, actor, condition.field), condition);
  const tests = condition.parts.map((part) => testOf(model, actor, part));
  if (condition.kind === 'and') return (issue) => tests.every((test) => test(issue));
  return (issue) => tests.some((test) => test(issue));
}

function clauseTest(field: JqlField, clause: Clause): Test {
  const empty = clause.operands.includes(null);
  const wanted = clause.operands.flatMap((operand) => (operand === null ? [] : [field.resolve(operand)]));
  const unsupported = badRequest(
    `The operator '${clause.operator}' is not supported by the '${clause.field}' field with these values.`,
  );
  const asksEmpty = clause.operator === 'is' || clause.operator === 'is not';
  if (clause.operator === '~' || clause.operator === '!~' || (field.kind === 'text' && !asksEmpty))
    return textTest(field, clause, unsupported);
  const some: Test = (issue) => {
    const values = field.values(issue);
    return (empty && values.length === 0) || values.some((value) => wanted.includes(value));
  };
  switch (clause.operator) {
    case 'is':
    case 'is not': {
      if (!empty) throw unsupported;
      const isEmpty: Test = (issue) => field.values(issue).length === 0;
      return clause.operator === 'is' ? isEmpty : (issue) => !isEmpty(issue);
    }
    case '=':
    case 'in':
      return some;
    case '!=':
    case 'not in':
      // An issue without any value is not "different": Jira leaves it out.
      return (issue) => field.values(issue).length > 0 && !some(issue);
    default: {
      const [limit] = wanted;
      if (field.kind !== 'instant' || typeof limit !== 'number') throw unsupported;
      const { operator } = clause;
      return (issue) =>
        field.values(issue).some((value) => typeof value === 'number' && holds(value, operator, limit));
    }
  }
}

/** A field of text is searched for words, and no other is. */
function textTest(field: JqlField, { operator, operands }: Clause, unsupported: Error): Test {
  const [query] = operands;
  if (field.kind !== 'text' || (operator !== '~' && operator !== '!~') || typeof query !== 'string')
    throw unsupported;
  const holdsWords = textQuery(query);
  const found: Test = (issue) => field.values(issue).some((text) => holdsWords(String(text)));
  return operator === '~' ? found : (issue) => !found(issue);
}

function holds(value: number, operator: '>' | '>=' | '<' | '<=', limit: number): boolean {
  if (operator === '>') return value > limit;
  if (operator === '>=') return value >= limit;
  return operator === '<' ? value < limit : value <= limit;
}

const SORTS: Readonly<Record<string, (issue: IssueRecord) => number>> = {
  id: ({ id }) => Number(id),
  key: ({ id }) => Number(id),
  issuekey: ({ id }) => Number(id),
  created: ({ created }) => created,
  updated: ({ updated }) => updated,
};

/** The order asked for; without one, the newest first. */
function comparison({ orderBy }: Query): Search['compare'] {
  const sorts = [...orderBy, { field: 'id', descending: true }].map(({ field, descending }) => {
    const value = SORTS[field];
    if (!value) throw notModelled(`ordering by ${field}`);
    return { value, sign: descending ? -1 : 1 };
  });
  return (one, other) => {
    for (const { value, sign } of sorts) {
      const difference = sign * (value(one) - value(other));
      if (difference !== 0) return difference;
    }
    return 0;
  };
}
