import type { SiteResponse } from '../protocol';

/** Jira says no. Thrown anywhere in the model, answered by the route; `status` is the HTTP status. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly errorMessages: readonly string[],
    readonly errors: Readonly<Record<string, string>> = {},
  ) {
    super(`Jira refuses (${status}): ${[...errorMessages, ...Object.entries(errors).flat()].join(' ')}`);
    this.name = 'Refusal';
  }

  /** The refusal as Jira's ErrorCollection. */
  response(): SiteResponse {
    return {
      status: this.status,
      body: { errorMessages: [...this.errorMessages], errors: { ...this.errors } },
    };
  }
}

/** 400 about named fields. */
export const badFields = (errors: Readonly<Record<string, string>>): Refusal => new Refusal(400, [], errors);

export const badRequest = (...messages: string[]): Refusal => new Refusal(400, messages);

export const notFound = (message: string): Refusal => new Refusal(404, [message]);

export const forbidden = (message: string): Refusal => new Refusal(403, [message]);

/** Something the real Jira can do and this one cannot yet. */
export const notModelled = (what: string): Refusal =>
  new Refusal(501, [`Not modelled by the pretend Jira: ${what}`]);
