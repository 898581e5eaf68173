import { refusalText, request, type ProductAnswer } from './api';
import { byId, element } from './element';

const key = byId('issue').dataset['issue'] ?? '';
const path = `/rest/api/3/issue/${key}`;

/** Shows the issue as it is now, or why Jira refused. */
function settle(answer: ProductAnswer, next: () => void = () => location.reload()): void {
  if (answer.status < 300) return next();
  byId('problem').replaceChildren(element('div', { class: 'panel panel-error' }, refusalText(answer)));
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-transition]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields: unknown = Object.fromEntries(
      [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-written-as]')]
        .filter(({ value }) => value !== '')
        .map(({ name, value, dataset }) => [name, dataset['writtenAs'] === 'id' ? { id: value } : value]),
    );
    const transition = { id: form.dataset['transition'] };
    void request('jira', 'POST', `${path}/transitions`, { transition, fields }).then((answer) =>
      settle(answer),
    );
  });
}

// Which panels were added is kept in the browser; the script of the frames, which runs next, fills them.
for (const place of document.querySelectorAll<HTMLElement>('[data-panel]')) {
  const spec = place.dataset['panel'] ?? '{}';
  const added = `panel ${spec}`;
  if (localStorage.getItem(added) !== null) {
    const heading = element('h2', {}, place.getAttribute('aria-label') ?? '');
    place.replaceChildren(heading, element('div', { class: 'app-frame', 'data-frame': spec }));
  }
  place.querySelector('button')?.addEventListener('click', () => {
    localStorage.setItem(added, 'yes');
    location.reload();
  });
}

const details = byId('details') as HTMLFormElement;

/** How each field of the form is written to Jira. */
const FIELDS: Readonly<Record<string, (value: string) => unknown>> = {
  summary: (value) => value,
  assignee: (value) => (value === '' ? null : { accountId: value }),
  priority: (value) => ({ id: value }),
  fixVersions: (value) => (value === '' ? [] : [{ id: value }]),
  duedate: (value) => (value === '' ? null : value),
};

const before = new FormData(details);
details.addEventListener('submit', (event) => {
  event.preventDefault();
  const after = new FormData(details);
  const changed = Object.entries(FIELDS).flatMap(([name, write]) => {
    const value = after.get(name);
    return typeof value === 'string' && value !== before.get(name) ? [[name, write(value)]] : [];
  });
  if (changed.length === 0) return;
  const fields: unknown = Object.fromEntries(changed);
  void request('jira', 'PUT', path, { fields }).then((answer) => settle(answer));
});

byId('delete').addEventListener('click', () => {
  if (!confirm(`Delete ${key} for good?`)) return;
  const project = key.replace(/-\d+$/, '');
  void request('jira', 'DELETE', path).then((answer) =>
    settle(answer, () => location.assign(`/jira/projects/${project}`)),
  );
});
