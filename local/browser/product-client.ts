import * as v from 'valibot';
import { parseDocument } from '../site/confluence/adf';
import type { AdfDocument } from '../site/confluence/state';
import type { BrowserHost } from './browser-host';
import type { Visitor } from './visitor';

const page = v.object({
  id: v.string(),
  status: v.string(),
  title: v.string(),
  spaceId: v.string(),
  createdAt: v.string(),
  version: v.object({ number: v.number(), createdAt: v.string(), authorId: v.string(), message: v.string() }),
  body: v.optional(v.object({ atlas_doc_format: v.optional(v.object({ value: v.string() })) })),
  labels: v.optional(v.object({ results: v.array(v.object({ name: v.string() })) })),
  operations: v.optional(v.object({ results: v.array(v.object({ operation: v.string() })) })),
});
const space = v.object({ id: v.string(), key: v.string(), name: v.string() });
const listOf = <T extends v.GenericSchema>(item: T) => v.object({ results: v.array(item) });

export type SpaceView = v.InferOutput<typeof space>;

export interface PageView extends v.InferOutput<typeof page> {
  readonly document: AdfDocument;
  readonly space: SpaceView;
  readonly mayUpdate: boolean;
}

/** The products as the visitor sees them: every page of the pretend site reads through the public API. */
export class ProductClient {
  constructor(
    readonly host: BrowserHost,
    readonly visitor: Visitor,
  ) {}

  /** Undefined when the product refuses: absent, not permitted, or not signed in. */
  async read<T extends v.GenericSchema>(
    product: 'jira' | 'confluence',
    target: string,
    schema: T,
    post?: unknown,
  ): Promise<v.InferOutput<T> | undefined> {
    const method = post === undefined ? 'GET' : 'POST';
    const answer = await this.host.request(product, method, target, { as: this.visitor.actor, body: post });
    return answer.status === 200 ? v.parse(schema, answer.body) : undefined;
  }

  async spaces(): Promise<SpaceView[]> {
    return (await this.read('confluence', '/wiki/api/v2/spaces?limit=250', listOf(space)))?.results ?? [];
  }

  async spaceByKey(key: string): Promise<SpaceView | undefined> {
    return (await this.spaces()).find((candidate) => candidate.key === key);
  }

  async pagesIn(spaceId: string): Promise<v.InferOutput<typeof page>[]> {
    const target = `/wiki/api/v2/spaces/${spaceId}/pages?status=current,draft&limit=250`;
    return (await this.read('confluence', target, listOf(page)))?.results ?? [];
  }

  /** A page, published or the visitor's own draft. */
  async page(id: string): Promise<PageView | undefined> {
    const query = 'get-draft=true&body-format=atlas_doc_format&include-labels=true&include-operations=true';
    const found = await this.read(
      'confluence',
      `/wiki/api/v2/pages/${encodeURIComponent(id)}?${query}`,
      page,
    );
    if (!found) return undefined;
    const home = (await this.spaces()).find((candidate) => candidate.id === found.spaceId);
    const document = parseDocument(found.body?.atlas_doc_format?.value ?? '');
    if (!home || !document) return undefined;
    const mayUpdate = (found.operations?.results ?? []).some(({ operation }) => operation === 'update');
    return { ...found, document, space: home, mayUpdate };
  }

  async isConfluenceAdmin(): Promise<boolean> {
    const operations = v.object({ operations: v.array(v.object({ operation: v.string() })) });
    const me = await this.read('confluence', '/wiki/rest/api/user/current?expand=operations', operations);
    return (me?.operations ?? []).some(({ operation }) => operation === 'administer');
  }
}
