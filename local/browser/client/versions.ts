import { refusalText, request, type ProductAnswer } from './api';
import { byId, element } from './element';

/** Shows the versions as they are now, or why Jira refused. */
function settle(answer: ProductAnswer): void {
  if (answer.status < 300) return location.reload();
  byId('problem').replaceChildren(element('div', { class: 'panel panel-error' }, refusalText(answer)));
}

const nameIn = (form: HTMLFormElement) => new FormData(form).get('name');

for (const row of document.querySelectorAll<HTMLElement>('[data-version]')) {
  const path = `/rest/api/3/version/${row.dataset['version'] ?? ''}`;
  for (const button of row.querySelectorAll<HTMLElement>('[data-change]')) {
    button.addEventListener('click', () => {
      const change: unknown = JSON.parse(button.dataset['change'] ?? '{}');
      void request('jira', 'PUT', path, change).then(settle);
    });
  }
  const form = row.querySelector<HTMLFormElement>('form[data-rename]');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void request('jira', 'PUT', path, { name: nameIn(form) }).then(settle);
  });
}

const creating = document.querySelector<HTMLFormElement>('#new-version');
creating?.addEventListener('submit', (event) => {
  event.preventDefault();
  const projectId = Number(byId('versions').dataset['project']);
  void request('jira', 'POST', '/rest/api/3/version', { projectId, name: nameIn(creating) }).then(settle);
});
