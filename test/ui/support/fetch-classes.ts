/**
 * jsdom has no fetch classes, and @forge/bridge wraps a product's request and answer in them. These hold what it
 * uses: nothing is sent anywhere.
 */
class RequestOfBridge {
  readonly headers: Headers;
  readonly method: string;
  private readonly body: string;

  constructor(_url: string, init: { method?: string; headers?: HeadersInit; body?: string } = {}) {
    this.headers = new Headers(init.headers);
    this.method = init.method ?? 'GET';
    this.body = init.body ?? '';
  }

  text(): Promise<string> {
    return Promise.resolve(this.body);
  }
}

class ResponseOfBridge {
  readonly status: number;

  constructor(
    private readonly body: string | null,
    init: { status: number },
  ) {
    this.status = init.status;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  json(): Promise<unknown> {
    return Promise.resolve(JSON.parse(this.body ?? ''));
  }
}

Object.assign(globalThis, { Request: RequestOfBridge, Response: ResponseOfBridge });

export {};
