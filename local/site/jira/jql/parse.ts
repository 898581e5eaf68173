import { notModelled } from '../refusal';
import { jqlError, tokenize, type Token } from './tokens';

export type Operator = '~' | '!~' | '=' | '!=' | '>' | '>=' | '<' | '<=' | 'in' | 'not in' | 'is' | 'is not';

/** A value as written; `null` stands for EMPTY. */
export type Operand = string | null;

export interface Clause {
  readonly kind: 'clause';
  readonly field: string;
  readonly operator: Operator;
  readonly operands: readonly Operand[];
}

export type Condition = Clause | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] };

export interface Query {
  /** Absent in a query that restricts nothing. */
  readonly where: Condition | undefined;
  readonly orderBy: readonly { readonly field: string; readonly descending: boolean }[];
}

const OPPOSITE: Readonly<Record<Operator, Operator>> = {
  '~': '!~',
  '!~': '~',
  '=': '!=',
  '!=': '=',
  '>': '<=',
  '<=': '>',
  '<': '>=',
  '>=': '<',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
};

const isOperator = (text: string): text is Operator => Object.hasOwn(OPPOSITE, text);

/** Reads JQL as far as it is modelled: 400 when it is no JQL, 501 when it is more than is modelled. */
export function parseJql(jql: string): Query {
  const reader = new Reader(tokenize(jql));
  const where = reader.done() || reader.peekWord('order') ? undefined : reader.or(false);
  const orderBy = reader.takeWord('order') ? reader.orderBy() : [];
  reader.expectEnd();
  return { where, orderBy };
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  done(): boolean {
    return this.at >= this.tokens.length;
  }

  peekWord(word: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'word' && !token.quoted && token.text.toLowerCase() === word;
  }

  takeWord(word: string): boolean {
    if (!this.peekWord(word)) return false;
    this.at += 1;
    return true;
  }

  private takeSign(...signs: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return undefined;
    this.at += 1;
    return token.text;
  }

  private word(what: string): Extract<Token, { kind: 'word' }> {
    const token = this.tokens[this.at];
    if (token?.kind !== 'word') throw this.unexpected(what);
    this.at += 1;
    return token;
  }

  private unexpected(what: string): Error {
    const token = this.tokens[this.at];
    const found = token ? `'${token.text}' (character ${String(token.at + 1)})` : 'the end of the query';
    return jqlError(`Expecting ${what} but got ${found}.`);
  }

  expectEnd(): void {
    if (!this.done()) throw this.unexpected("'AND', 'OR' or the end of the query");
  }

  /** NOT is carried down to the single clauses, as Jira does: `NOT a = b` leaves out issues without `a`. */
  or(negated: boolean): Condition {
    const parts = [this.and(negated)];
    while (this.takeWord('or') || this.takeSign('|', '||') !== undefined) parts.push(this.and(negated));
    return join(negated ? 'and' : 'or', parts);
  }

  private and(negated: boolean): Condition {
    const parts = [this.term(negated)];
    while (this.takeWord('and') || this.takeSign('&', '&&') !== undefined) parts.push(this.term(negated));
    return join(negated ? 'or' : 'and', parts);
  }

  private term(negated: boolean): Condition {
    if (this.takeWord('not') || this.takeSign('!') !== undefined) return this.term(!negated);
    if (this.takeSign('(') !== undefined) {
      const inside = this.or(negated);
      if (this.takeSign(')') === undefined) throw this.unexpected("')'");
      return inside;
    }
    const field = this.field();
    const operator = this.operator();
    const operands = operator.endsWith('in') ? this.list() : [this.operand()];
    return { kind: 'clause', field, operator: negated ? OPPOSITE[operator] : operator, operands };
  }

  /** A name, or `issue.property[key].path`. */
  private field(): string {
    const name = this.word('a field name').text;
    if (this.takeSign('[') === undefined) return name;
    const key = this.word('a property key').text;
    if (this.takeSign(']') === undefined) throw this.unexpected("']'");
    return `${name}[${key}]${this.word("'.' and a path").text}`;
  }

  private operator(): Operator {
    const sign = this.takeSign('=', '!=', '>', '>=', '<', '<=', '~', '!~');
    if (sign !== undefined) {
      if (!isOperator(sign)) throw notModelled(`JQL operator ${sign}`);
      return sign;
    }
    const not = this.takeWord('not');
    if (this.takeWord('in')) return not ? 'not in' : 'in';
    if (!not && this.takeWord('is')) return this.takeWord('not') ? 'is not' : 'is';
    if (['was', 'changed'].some((word) => this.peekWord(word))) throw notModelled('JQL over history');
    throw this.unexpected('an operator');
  }

  private operand(): Operand {
    const word = this.word('a value');
    if (this.takeSign('(') !== undefined) throw notModelled(`JQL function ${word.text}()`);
    return !word.quoted && ['empty', 'null'].includes(word.text.toLowerCase()) ? null : word.text;
  }

  private list(): readonly Operand[] {
    if (this.takeSign('(') === undefined) throw this.unexpected("'('");
    const operands = [this.operand()];
    while (this.takeSign(',') !== undefined) operands.push(this.operand());
    if (this.takeSign(')') === undefined) throw this.unexpected("')' or ','");
    return operands;
  }

  orderBy(): Query['orderBy'] {
    if (!this.takeWord('by')) throw this.unexpected("'by'");
    const fields: { field: string; descending: boolean }[] = [];
    do {
      const field = this.word('a field name').text.toLowerCase();
      const descending = this.takeWord('desc');
      if (!descending) this.takeWord('asc');
      fields.push({ field, descending });
    } while (this.takeSign(',') !== undefined);
    return fields;
  }
}

function join(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind, parts };
}
