/**
 * An HTTP answer of a service. `body` is JSON, absent when there is none; under a `content-type` (written so)
 * that is no JSON it is the text itself.
 */
export interface ServiceAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export const notModelled = (what: string): ServiceAnswer => ({
  status: 501,
  body: { code: 'NOT_MODELLED', message: `Local host: ${what} is not modelled.` },
});

/** The answer's headers, with a `content-type` even where it names none. */
export const headersOf = ({ headers }: ServiceAnswer): Record<string, string> => ({
  'content-type': 'application/json',
  ...headers,
});

/** The body as it goes over the wire; empty when there is none. */
export function textOf(answer: ServiceAnswer): string {
  const { body } = answer;
  if (body === undefined) return '';
  const json = headersOf(answer)['content-type']?.includes('json') ?? false;
  return typeof body === 'string' && !json ? body : JSON.stringify(body);
}
