import type { APIResponse } from '@forge/api';
import * as v from 'valibot';

/** A product that does not answer within this would cost the whole invocation; the caller hears of it in time. */
const PATIENCE_MS = 10_000;

/** The product took too long. The request may still take effect. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * @param patienceMs milliseconds, for what takes a product longer than usual
 * @throws NoAnswer when the product is silent for too long
 */
export async function answered<T>(request: Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new NoAnswer(`no answer within ${String(patienceMs)} ms`));
    }, patienceMs);
  });
  try {
    return await Promise.race([request, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** Reads a body and proves its shape; a gateway's HTML is refused like any other surprise. */
export async function checked<T extends v.GenericSchema>(
  response: APIResponse,
  shape: T,
): Promise<v.InferOutput<T>> {
  const body: unknown = await response.json();
  return v.parse(shape, body);
}
