/**
 * Trigger filters, as far as manifest.yml uses them: comparisons of paths and literals joined by && and ||,
 * negation, parentheses, `x != null`, and `.some(item => ...)` over a list. Anything else is refused when the
 * host starts. https://developer.atlassian.com/platform/forge/events-reference/expression-filtering/
 */
export type Evaluate = (scope: Readonly<Record<string, unknown>>) => unknown;

const TOKEN =
  /\s*(=>|&&|\|\||==|!=|>=|<=|[()[\].!<>]|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\d+(?:\.\d+)?|[A-Za-z_$][\w$]*)/y;

/** Compiles an expression. Throws `not modelled` for what is outside the subset. */
export function compileExpression(text: string): Evaluate {
  const parser = new Parser(tokenise(text), text);
  const evaluate = parser.either();
  parser.expectEnd();
  return evaluate;
}

function tokenise(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const source = text.trimEnd();
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source);
    if (!match) throw notModelled(text);
    tokens.push(match[1] ?? '');
  }
  return tokens;
}

const notModelled = (text: string): Error => new Error(`Trigger expression not modelled: ${text}`);

const COMPARE: Readonly<Record<string, (a: unknown, b: unknown) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => Number(a) < Number(b),
  '>': (a, b) => Number(a) > Number(b),
  '<=': (a, b) => Number(a) <= Number(b),
  '>=': (a, b) => Number(a) >= Number(b),
};

class Parser {
  private position = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly text: string,
  ) {}

  either(): Evaluate {
    let left = this.both();
    while (this.take('||')) {
      const [first, second] = [left, this.both()];
      left = (scope) => truth(first(scope)) || truth(second(scope));
    }
    return left;
  }

  expectEnd(): void {
    if (this.position < this.tokens.length) throw notModelled(this.text);
  }

  private both(): Evaluate {
    let left = this.comparison();
    while (this.take('&&')) {
      const [first, second] = [left, this.comparison()];
      left = (scope) => truth(first(scope)) && truth(second(scope));
    }
    return left;
  }

  private comparison(): Evaluate {
    const left = this.negation();
    const compare = COMPARE[this.tokens[this.position] ?? ''];
    if (!compare) return left;
    this.position += 1;
    const right = this.negation();
    return (scope) => compare(left(scope), right(scope));
  }

  private negation(): Evaluate {
    if (!this.take('!')) return this.path();
    const inner = this.negation();
    return (scope) => !truth(inner(scope));
  }

  private path(): Evaluate {
    let value = this.primary();
    for (;;) {
      if (this.take('.')) {
        const name = this.name();
        const list = value;
        value = name === 'some' && this.take('(') ? this.some(list) : member(list, name);
      } else if (this.take('[')) {
        value = member(value, this.stringLiteral());
        this.expect(']');
      } else return value;
    }
  }

  private primary(): Evaluate {
    if (this.take('(')) {
      const inner = this.either();
      this.expect(')');
      return inner;
    }
    const token = this.tokens[this.position++] ?? '';
    if (/^['"]/.test(token)) return constant(unquote(token));
    if (/^\d/.test(token)) return constant(Number(token));
    if (token === 'null') return constant(null);
    if (token === 'true' || token === 'false') return constant(token === 'true');
    if (!/^[A-Za-z_$]/.test(token)) throw notModelled(this.text);
    return (scope) => {
      if (!Object.hasOwn(scope, token)) throw new Error(`'${token}' is not defined`);
      return scope[token];
    };
  }

  private some(list: Evaluate): Evaluate {
    const name = this.name();
    this.expect('=>');
    const test = this.either();
    this.expect(')');
    return (scope) => {
      const items = list(scope);
      if (!Array.isArray(items)) throw new Error('some() needs a list');
      return items.some((item: unknown) => truth(test({ ...scope, [name]: item })));
    };
  }

  private name(): string {
    const token = this.tokens[this.position++] ?? '';
    if (!/^[A-Za-z_$]/.test(token)) throw notModelled(this.text);
    return token;
  }

  private stringLiteral(): string {
    const token = this.tokens[this.position++] ?? '';
    if (!/^['"]/.test(token)) throw notModelled(this.text);
    return unquote(token);
  }

  private take(token: string): boolean {
    if (this.tokens[this.position] !== token) return false;
    this.position += 1;
    return true;
  }

  private expect(token: string): void {
    if (!this.take(token)) throw notModelled(this.text);
  }
}

const constant =
  (value: unknown): Evaluate =>
  () =>
    value;
const unquote = (token: string): string => token.slice(1, -1).replace(/\\(.)/g, '$1');

/** Absent members are null, and so is everything below them. */
function member(of: Evaluate, name: string): Evaluate {
  return (scope) => {
    const value = of(scope);
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    const found: unknown = Reflect.get(value, name);
    return found ?? null;
  };
}

function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Error('The expression must be Boolean');
  return value;
}
