import { byId, element } from './element';

export interface Flag {
  readonly id: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly appearance?: string;
  readonly isAutoDismiss?: boolean;
  readonly actions?: readonly { readonly text: string; readonly run: () => void }[];
}

const LIFETIME_MS = 8000;
const shown = new Map<string, HTMLElement>();

/** Shows a message at the corner of the page; one with a known id replaces the other. */
export function showFlag(flag: Flag): void {
  closeFlag(flag.id);
  const kind = flag.type ?? 'info';
  const dismiss = element('button', { type: 'button', class: 'flag-close', 'aria-label': 'Dismiss' }, '×');
  dismiss.addEventListener('click', () => closeFlag(flag.id));
  const actions = (flag.actions ?? []).map(({ text, run }) => {
    const button = element('button', { type: 'button', class: 'link' }, text);
    button.addEventListener('click', run);
    return button;
  });
  const box = element('section', { class: `flag flag-${kind}`, 'data-flag': flag.id }, dismiss);
  box.append(element('strong', {}, flag.title ?? ''));
  if (flag.description !== undefined) box.append(element('p', {}, flag.description));
  box.append(...actions);
  byId('flags').append(box);
  shown.set(flag.id, box);
  if (flag.isAutoDismiss === true) setTimeout(() => closeFlag(flag.id), LIFETIME_MS);
}

export function closeFlag(id: string): void {
  shown.get(id)?.remove();
  shown.delete(id);
}
