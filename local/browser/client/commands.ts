import type { FrameSpec } from '../frame-spec';
import { post } from './api';
import { colorMode } from './colour';
import { openDialog } from './dialogs';
import { closeFlag, showFlag } from './flags';
import type { Frame, RunCommand, Surface } from './frame';
import { emit, subscribe, unsubscribe } from './frame-events';
import { changeHistory, historyOf } from './history';
import { locationOf, navigate } from './navigation';
import { isModelled, listenGlobally, stopListening } from './realtime';
import { isFunctionMark } from './wire';

/** A macro in the page can be neither submitted nor closed. */
export const FIXED: Surface = {
  submit: () => false,
  close: () => false,
  onClose: () => false,
  onConfigure: () => false,
};

type Command = (frame: Frame, payload: Record<string, unknown>, raw: unknown) => unknown;

/** Every command of the bridge that this site models: https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/bridge/ */
const COMMANDS: Readonly<Record<string, Command>> = {
  getContext: (frame) => post('/__host/api/context', { frame: frame.spec }),
  invoke: (frame, { functionKey, payload, ...rest }) => invoke(frame.spec, functionKey, payload, rest),
  fetchProduct: (_frame, payload) => post('/__host/api/fetch-product', payload),
  enableTheming: (frame) => {
    frame.themed = true;
    return colorMode();
  },
  showFlag: (frame, { id, title, description, type, appearance, isAutoDismiss, actions }) => {
    showFlag({
      id: String(id),
      ...(typeof title === 'string' ? { title } : {}),
      ...(typeof description === 'string' ? { description } : {}),
      ...(typeof type === 'string' ? { type } : {}),
      ...(typeof appearance === 'string' ? { appearance } : {}),
      isAutoDismiss: isAutoDismiss === true,
      actions: flagActions(frame, actions),
    });
    return true;
  },
  closeFlag: (_frame, { id }) => {
    closeFlag(String(id));
    return true;
  },
  on: (frame, { event, callback }) => subscribe(frame, event, callback),
  onPublic: (frame, { event, callback }) => subscribe(frame, event, callback),
  off: (_frame, { subscription }) => unsubscribe(Number(subscription)),
  emit: (_frame, { event, payload }) => emit(String(event), payload),
  emitPublic: (_frame, { event, payload }) => emit(String(event), payload),
  subscribeRealtimeChannel: (frame, payload) =>
    isModelled(payload) ? listenGlobally(frame, payload) : refuse('realtime.subscribe like this'),
  unsubscribeRealtimeChannel: (_frame, { subscription }) => stopListening(Number(subscription)),
  emitReadyEvent: () => undefined,
  getFrameId: (frame) => frame.spec.localId,
  createHistory: (frame, { listener }) => historyOf(frame, listener),
  changeHistory: (frame, { method, given }) => changeHistory(frame, method, given),
  openModal,
  navigate: (_frame, payload) => navigate(payload),
  getUrl: (_frame, payload) => locationOf(payload),
  reload: () => location.reload(),
  refresh: () => location.reload(),
  open: () => false,
  changeWindowTitle: (_frame, _payload, raw) => {
    document.title = String(raw);
    return true;
  },
};

/** Runs commands for frames that stand on `surface`. What isn't modelled is refused and recorded. */
export function commandsOn(surface: Surface): RunCommand {
  return async (frame, command, raw) => {
    const payload = asRecord(raw);
    switch (command) {
      case 'submit':
        return surface.submit(raw);
      case 'close':
        return surface.close(raw);
      case 'onClose':
        return isFunctionMark(raw) ? surface.onClose(raw.pretendFunction) : false;
      // What `workflowRules.onConfigure` of @forge/jira-bridge sends.
      case 'setWorkflowRuleConfigurationCallback': {
        const { onConfigure } = asRecord(payload['data']);
        return isFunctionMark(onConfigure) ? surface.onConfigure(onConfigure.pretendFunction) : false;
      }
    }
    const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
    if (run) return await run(frame, payload, raw);
    return await refuse(command);
  };
}

async function refuse(what: string): Promise<never> {
  await post('/__host/api/unmodelled', { what: `bridge ${what}` });
  throw new Error(`not modelled: ${what}`);
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

async function invoke(
  frame: FrameSpec,
  functionKey: unknown,
  payload: unknown,
  rest: object,
): Promise<unknown> {
  const more = Object.entries(rest).filter(([, value]) => value !== undefined);
  if (more.length > 0) {
    await post('/__host/api/unmodelled', {
      what: `bridge invoke with ${more.map(([name]) => name).join(', ')}`,
    });
    throw new Error('not modelled: invoke');
  }
  const answer = asRecord(await post('/__host/api/invoke', { frame, functionKey, payload }));
  if (typeof answer['failure'] === 'string') throw new Error(answer['failure']);
  return answer['value'];
}

function flagActions(frame: Frame, actions: unknown) {
  return (Array.isArray(actions) ? actions : []).map((given: unknown) => {
    const { text, onClick } = asRecord(given);
    return {
      text: String(text),
      run: () => {
        if (isFunctionMark(onClick)) frame.callBack(onClick.pretendFunction, undefined);
      },
    };
  });
}

/** Modal.open: the resource in a dialog; its view.close hands a payload back to who opened it. */
function openModal(opener: Frame, payload: Record<string, unknown>): boolean {
  const { onClose } = payload;
  const resource = typeof payload['resource'] === 'string' ? payload['resource'] : opener.spec.resource;
  const title =
    typeof payload['title'] === 'string' && payload['title'] !== '' ? payload['title'] : opener.spec.title;
  openDialog({
    spec: { ...opener.spec, resource, title, modal: asRecord(payload['context']) },
    size: typeof payload['size'] === 'string' ? payload['size'] : 'medium',
    closeOnEscape: payload['closeOnEscape'] !== false,
    closeOnOverlayClick: payload['closeOnOverlayClick'] !== false,
    submit: () => false,
    commandsOn,
    closed: (result) => {
      if (isFunctionMark(onClose)) opener.callBack(onClose.pretendFunction, result);
    },
  });
  return true;
}
