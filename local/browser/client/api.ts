/** Posts JSON to the pretend site as the person the cookie names; resolves with the answer's JSON. */
export async function post(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(`The pretend site answered ${response.status}: ${text}`);
  return answer;
}

export interface ProductAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** A request of the pretend site's own pages, with the person's permissions. */
export const request = async (
  product: 'jira' | 'confluence',
  method: string,
  path: string,
  body?: unknown,
): Promise<ProductAnswer> =>
  // Shaped by the server next door.
  (await post('/__host/api/request', { product, method, path, body })) as ProductAnswer;

/** What the server left on the page for its scripts, as JSON. */
export const pageData = (): unknown =>
  JSON.parse(document.getElementById('page-data')?.textContent ?? 'null');

/** The words of a refusal, in whichever shape the products give it. */
export function refusalText(answer: ProductAnswer): string {
  const body = (answer.body ?? {}) as {
    errors?: { title?: string }[] | Record<string, string>;
    errorMessages?: string[];
    message?: string;
  };
  const errors = Array.isArray(body.errors)
    ? body.errors.map(({ title }) => title ?? '')
    : Object.values(body.errors ?? {});
  const texts = [...(body.errorMessages ?? []), ...errors, body.message ?? ''].filter((text) => text !== '');
  return texts.length === 0 ? `The request was refused (${answer.status}).` : texts.join(' ');
}
