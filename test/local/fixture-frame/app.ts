import {
  events,
  invoke,
  Modal,
  requestConfluence,
  requestJira,
  realtime,
  router,
  showFlag,
  view,
} from '@forge/bridge';

/** A stand-in for the app: lets a test call the real bridge from inside the frame. */
const results = { events: [] as unknown[], modals: [] as unknown[], heard: [] as unknown[] };

const places: unknown[] = [];
/** The frame's own history, as an app uses it. */
const opened = { history: undefined as Awaited<ReturnType<typeof view.createHistory>> | undefined };

const subscriptions: { unsubscribe: () => Promise<void> }[] = [];
const hear = (payload: unknown, error?: Error) => results.heard.push(error ? error.message : payload);

async function json(response: Response): Promise<unknown> {
  return { status: response.status, body: await response.json().catch(() => null) };
}

Object.assign(window, {
  bridgeResults: results,
  bridge: {
    context: () => view.getContext(),
    invoke: (name: string, payload?: Record<string, unknown>) => invoke(name, payload),
    jira: async (path: string, init?: RequestInit) => json(await requestJira(path, init)),
    confluence: async (path: string) => json(await requestConfluence(path)),
    submit: (payload: unknown) => view.submit(payload),
    close: (payload?: unknown) => view.close(payload),
    theme: () => view.theme.enable(),
    flag: () => showFlag({ id: 'saved', title: 'Saved', type: 'success', isAutoDismiss: false }),
    url: () => router.getUrl({ target: 'issue', issueKey: 'OPS-1' }).then(String),
    module: (moduleKey: string) => router.getUrl({ target: 'module', moduleKey }).then(String),
    history: async () => {
      opened.history = await view.createHistory();
      opened.history.listen((location, action) => places.push([action, location.pathname]));
      return opened.history.location.pathname;
    },
    push: (path: string) => opened.history?.push(path),
    replace: (path: string) => opened.history?.replace(path),
    back: () => opened.history?.goBack(),
    places: () => [opened.history?.location.pathname, ...places],
    listen: () => events.on('ping', (payload) => results.events.push(payload)),
    subscribe: async (channel: string, options?: object) => {
      subscriptions.push(await realtime.subscribeGlobal(channel, hear, options));
    },
    subscribeHere: (channel: string) => realtime.subscribe(channel, hear),
    publish: (channel: string) => realtime.publishGlobal(channel, 'from the browser'),
    unsubscribe: () => subscriptions.pop()?.unsubscribe(),
    emit: (payload: unknown) => events.emit('ping', payload),
    modal: () =>
      new Modal({
        title: 'A dialog',
        context: { asked: true },
        onClose: (given) => results.modals.push(given),
      }).open(),
    raw: (command: string) =>
      (
        globalThis as unknown as { __bridge: { callBridge(command: string): Promise<unknown> } }
      ).__bridge.callBridge(command),
  },
});

const place = document.getElementById('root');
void view.getContext().then(({ extension, moduleKey, localId }) => {
  if (place) place.textContent = `${moduleKey} ${localId} ${JSON.stringify(extension['config'] ?? null)}`;
});
