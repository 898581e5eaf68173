/** An HTTP answer of a service; `body` is JSON, absent when there is none. */
export interface ServiceAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export const notModelled = (what: string): ServiceAnswer => ({
  status: 501,
  body: { code: 'NOT_MODELLED', message: `Local host: ${what} is not modelled.` },
});
