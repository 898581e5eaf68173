import type { Frame } from './frame';
import { isFunctionMark } from './wire';

interface Subscription {
  readonly frame: Frame;
  readonly event: string;
  readonly callback: number;
}

const subscriptions = new Map<number, Subscription>();
let lastId = 0;

/** events.on: returns the number that ends the subscription. */
export function subscribe(frame: Frame, event: unknown, callback: unknown): number {
  if (!isFunctionMark(callback)) throw new Error('events.on needs a callback');
  subscriptions.set(++lastId, { frame, event: String(event), callback: callback.pretendFunction });
  return lastId;
}

export const unsubscribe = (id: number): boolean => subscriptions.delete(id);

/** events.emit: reaches every frame of the app on this page. */
export function emit(event: string, payload: unknown): void {
  for (const subscription of subscriptions.values()) {
    if (subscription.event === event && subscription.frame.iframe.isConnected) {
      subscription.frame.callBack(subscription.callback, payload);
    }
  }
}
