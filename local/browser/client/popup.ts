import type { FrameSpec } from '../frame-spec';
import { element } from './element';
import { Frame, type RunCommand, type Surface } from './frame';

/** Shows a resource of the app below what opened it; Escape, a click elsewhere and the app itself close it. */
export function openPopup(
  opener: HTMLElement,
  spec: FrameSpec,
  commandsOn: (surface: Surface) => RunCommand,
): void {
  if (opener.getAttribute('aria-expanded') === 'true') return;
  const leaving = new AbortController();
  let onClose: number | undefined;
  const end = (payload?: unknown): void => {
    if (leaving.signal.aborted) return;
    leaving.abort();
    if (onClose !== undefined) frame.callBack(onClose, payload);
    frame.remove();
    popup.remove();
    opener.setAttribute('aria-expanded', 'false');
    opener.focus();
  };
  const frame = new Frame(
    spec,
    commandsOn({
      submit: () => false,
      close: (payload) => {
        setTimeout(() => end(payload));
        return true;
      },
      onClose: (callback) => {
        onClose = callback;
        return true;
      },
      onConfigure: () => false,
    }),
  );
  const popup = element('div', { class: 'popup', role: 'dialog', 'aria-label': spec.title });
  popup.append(frame.iframe);
  opener.after(popup);
  opener.setAttribute('aria-expanded', 'true');
  frame.iframe.focus();
  const { signal } = leaving;
  addEventListener('keydown', (event) => event.key === 'Escape' && end(), { signal });
  addEventListener(
    'click',
    (event) => {
      const at = event.target;
      if (at instanceof Node && !popup.contains(at) && !opener.contains(at)) end();
    },
    { signal },
  );
}
