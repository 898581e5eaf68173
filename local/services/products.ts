import type { Product, Route, SiteRequest, SiteResponse } from '../site/protocol';

export type ProductName = Product['name'];

/** Told about each request of the app and the site's answer. */
export type Inspect = (product: ProductName, request: SiteRequest, response: SiteResponse) => Promise<void>;

export interface ProductsOptions {
  readonly products: readonly Product[];
  readonly declaredScopes: readonly string[];
  readonly inspect: Inspect;
  readonly onUnmodelled: (what: string) => void;
  /** The answer to the app while it is not connected to a product; without it, it always is. */
  readonly refuse?: (product: ProductName) => SiteResponse | undefined;
}

interface CompiledRoute {
  readonly route: Route;
  readonly segments: readonly string[];
  readonly literals: number;
}

/** Routes requests into the pretend site, refusing what the site doesn't model and what scopes don't cover. */
export class Products {
  /** Every scope that a request of the app needed so far. */
  readonly scopesUsed = new Set<string>();
  private readonly routes = new Map<ProductName, CompiledRoute[]>();

  constructor(private readonly options: ProductsOptions) {
    for (const product of options.products) this.routes.set(product.name, product.routes.map(compile));
  }

  async handle(product: ProductName, request: SiteRequest): Promise<SiteResponse> {
    const response = await this.answer(product, request);
    if (request.viaApp && response.status !== 501) await this.options.inspect(product, request, response);
    return response;
  }

  private async answer(product: ProductName, request: SiteRequest): Promise<SiteResponse> {
    const refused = request.viaApp ? this.options.refuse?.(product) : undefined;
    if (refused) return refused;
    if (product === 'jira' && request.path === '/rest/api/3/search') {
      return {
        status: 410,
        body: {
          errorMessages: [
            'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.',
          ],
          errors: {},
        },
      };
    }
    const onPath = this.matching(product, request.path);
    const match = onPath.find(({ compiled }) => compiled.route.method === request.method);
    if (!match) {
      return this.unmodelled(
        `${request.method} ${request.path}${onPath.length > 0 ? ' (other methods are)' : ''}`,
      );
    }
    const { route } = match.compiled;
    const unknown = [...request.query.keys()].filter((name) => !(route.query ?? []).includes(name));
    if (unknown.length > 0)
      return this.unmodelled(`${route.method} ${route.path} with parameter ${unknown.join(', ')}`);
    if (request.viaApp && !this.inScope(route)) {
      return { status: 403, body: { code: 403, message: 'Forbidden; scope does not match' } };
    }
    return await route.handle({ ...request, params: match.params });
  }

  private matching(product: ProductName, path: string) {
    const segments = path.split('/').map(decode);
    return (this.routes.get(product) ?? [])
      .flatMap((compiled) => {
        const params = matchSegments(compiled.segments, segments);
        return params ? [{ compiled, params }] : [];
      })
      .sort((a, b) => b.compiled.literals - a.compiled.literals);
  }

  private inScope(route: Route): boolean {
    if (route.scopes.length === 0) return true;
    const covered = route.scopes.find((set) =>
      set.every((scope) => this.options.declaredScopes.includes(scope)),
    );
    for (const scope of covered ?? []) this.scopesUsed.add(scope);
    return covered !== undefined;
  }

  private unmodelled(what: string): SiteResponse {
    this.options.onUnmodelled(what);
    return { status: 501, body: { code: 'NOT_MODELLED', message: `Local site: ${what} is not modelled.` } };
  }
}

function compile(route: Route): CompiledRoute {
  const segments = route.path.split('/');
  return { route, segments, literals: segments.filter((segment) => !segment.startsWith('{')).length };
}

function matchSegments(
  template: readonly string[],
  actual: readonly string[],
): Record<string, string> | undefined {
  if (template.length !== actual.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const value = actual[index] ?? '';
    if (part.startsWith('{')) {
      if (value === '') return undefined;
      params[part.slice(1, -1)] = value;
    } else if (part !== value) return undefined;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
