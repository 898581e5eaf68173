/** What the app's iframe and the page around it say to each other, over a MessageChannel. */
export type FromFrame =
  | { readonly kind: 'call'; readonly id: number; readonly command: string; readonly payload: unknown }
  | { readonly kind: 'size'; readonly height: number }
  | { readonly kind: 'csp-violation'; readonly what: string }
  /** What a function said that the page asked; `failure`: the message of what it threw. */
  | { readonly kind: 'reply'; readonly id: number; readonly value?: unknown; readonly failure?: string };

export type ToFrame =
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  /** Calls a function that the frame gave away inside a payload. */
  | {
      readonly kind: 'callback';
      readonly callback: number;
      readonly argument: unknown;
      /** Message of the error that the function gets as its second argument. */
      readonly failure?: string;
      /** The page waits for what the function says. */
      readonly reply?: number;
    }
  | { readonly kind: 'theme'; readonly colorMode: string };

/** Opens the channel: posted once by the frame to its parent, with the port. */
export const CONNECT = 'pretend-site-bridge';

/** Stands for a function inside a payload. */
export interface FunctionMark {
  readonly pretendFunction: number;
}

export const isFunctionMark = (value: unknown): value is FunctionMark =>
  typeof value === 'object' && value !== null && 'pretendFunction' in value;
