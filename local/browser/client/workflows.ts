import type { FrameSpec } from '../frame-spec';
import type { RuleScreen } from '../pages/workflows-view';
import { post } from './api';
import { commandsOn, FIXED } from './commands';
import { byId, element } from './element';
import { Frame } from './frame';

/** Reloads when the site has taken it; says why when it has not. */
async function send(path: string, body: unknown): Promise<void> {
  try {
    await post(path, body);
    location.reload();
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
  }
}

function tell(problem: string): void {
  byId('problem').replaceChildren(element('div', { class: 'panel panel-error' }, problem));
}

function openScreen(place: HTMLElement, { moduleKey, name, resource, rule }: RuleScreen): void {
  const isNew = rule.ruleId === null;
  const at: unknown = JSON.parse(place.dataset['place'] ?? '{}');
  const save = (configuration: string | null) =>
    send('/__host/api/save-rule', { place: at, rule: { id: rule.ruleId, moduleKey, configuration } });
  if (resource === '') return void save(null);

  let configure: number | undefined;
  const surface = {
    ...FIXED,
    onConfigure: (callback: number) => {
      configure = callback;
      return true;
    },
  };
  const title = `${isNew ? 'Add' : 'Edit'}: ${name}`;
  const spec: FrameSpec = { moduleKey, resource, title, localId: `${rule.entryPoint}-screen`, rule };
  const frame = new Frame(spec, commandsOn(surface));
  const take = element('button', { type: 'button', class: 'primary' }, isNew ? 'Add' : 'Update');
  const cancel = element('button', { type: 'button' }, 'Cancel');
  const body = element('div', { class: 'app-frame' }, frame.iframe);
  const buttons = element('p', {}, take, ' ', cancel);
  const panel = element('div', { class: 'panel', role: 'group', 'aria-label': title }, body, buttons);
  cancel.addEventListener('click', () => {
    frame.remove();
    panel.remove();
  });
  take.addEventListener('click', () => {
    void configured(frame, configure).then((text) => (text === undefined ? undefined : save(text)));
  });
  place.querySelector('.rule-editor')?.replaceChildren(panel);
}

/** What the app's screen gives to be saved; undefined while it has nothing to give. */
async function configured(frame: Frame, configure: number | undefined): Promise<string | undefined> {
  if (configure === undefined) return undefined;
  try {
    const given = await frame.ask(configure);
    return typeof given === 'string' ? given : undefined;
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

for (const place of document.querySelectorAll<HTMLElement>('[data-place]')) {
  for (const button of place.querySelectorAll<HTMLElement>('[data-open]'))
    button.addEventListener('click', () =>
      openScreen(place, JSON.parse(button.dataset['open'] ?? '') as RuleScreen),
    );
  for (const button of place.querySelectorAll<HTMLElement>('[data-remove]'))
    button.addEventListener('click', () => {
      const at: unknown = JSON.parse(place.dataset['place'] ?? '{}');
      void send('/__host/api/remove-rule', { place: at, ruleId: button.dataset['remove'] });
    });
}
