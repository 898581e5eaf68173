import type { FrameSpec } from '../frame-spec';
import { element } from './element';
import { Frame, type RunCommand, type Surface } from './frame';

export interface FrameDialog {
  readonly spec: FrameSpec;
  /** small, medium, large, xlarge, max, fullscreen. */
  readonly size: string;
  readonly closeOnEscape: boolean;
  readonly closeOnOverlayClick: boolean;
  /** Takes what the app submits. `false`: not submittable; `close`: taken, and the dialog is done. */
  readonly submit: (payload: unknown) => false | 'close' | 'stay';
  readonly commandsOn: (surface: Surface) => RunCommand;
  /** Called once, with what the app gave to view.close, however the dialog ended. */
  readonly closed: (payload: unknown) => void;
}

const SHARE_OF_WINDOW = 0.8;

/** Shows a resource of the app in a modal dialog. */
export function openDialog(options: FrameDialog): void {
  const heading = element('h2', {}, options.spec.title);
  const dismiss = element('button', { type: 'button', class: 'dialog-close', 'aria-label': 'Close' }, '×');
  const body = element('div', { class: 'dialog-body' });
  const dialog = element('dialog', {
    class: `dialog dialog-${options.size}`,
    'aria-label': options.spec.title,
  });
  dialog.append(element('div', { class: 'dialog-head' }, heading, dismiss), body);

  let onClose: number | undefined;
  let done = false;
  const end = (payload: unknown): boolean => {
    if (done) return false;
    done = true;
    if (onClose !== undefined) frame.callBack(onClose, payload);
    dialog.close();
    frame.remove();
    dialog.remove();
    options.closed(payload);
    return true;
  };
  const run = options.commandsOn({
    submit: (payload) => {
      const taken = options.submit(payload);
      // After the answer, or the app would never hear it.
      if (taken === 'close') setTimeout(() => end(undefined));
      return taken !== false;
    },
    close: (payload) => {
      setTimeout(() => end(payload));
      return true;
    },
    onClose: (callback) => {
      onClose = callback;
      return true;
    },
    onConfigure: () => false,
  });
  const frame = new Frame(options.spec, run, { maxHeight: Math.round(innerHeight * SHARE_OF_WINDOW) });
  body.append(frame.iframe);
  dismiss.addEventListener('click', () => end(undefined));
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (options.closeOnEscape) end(undefined);
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && options.closeOnOverlayClick) end(undefined);
  });
  document.body.append(dialog);
  dialog.showModal();
  frame.iframe.focus();
}
