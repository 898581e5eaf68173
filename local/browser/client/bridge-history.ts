import type { HistoryAction, HistoryState, Place } from './history';

type Listener = (location: Place, action: HistoryAction) => unknown;

/**
 * The history that an app gets of the page around it: `location` is relative to the app's own address, and every method
 * answers later than it would in the page itself. The package keeps `location` up to date by a listener of its own.
 */
export async function historyOver(
  call: (command: string, payload?: unknown) => Promise<unknown>,
): Promise<object> {
  const listeners = new Set<Listener>();
  const listener = (state: unknown): void => {
    // Shaped by the page around the frame.
    const { location, action } = state as HistoryState;
    history.action = action;
    for (const hear of [...listeners]) hear(location, action);
  };
  const change =
    (method: string) =>
    async (...given: unknown[]): Promise<void> => {
      await call('changeHistory', { method, given });
    };
  const history = {
    ...((await call('createHistory', { listener })) as HistoryState),
    push: change('push'),
    replace: change('replace'),
    go: change('go'),
    goBack: () => change('go')(-1),
    goForward: () => change('go')(1),
    listen: (hear: Listener) => {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
  };
  return history;
}
