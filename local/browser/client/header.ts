import { post } from './api';
import { colorMode, setColorMode } from './colour';
import { byId } from './element';

const person = byId('person') as HTMLSelectElement;
person.addEventListener('change', () => {
  document.cookie = `debrief-person=${person.value}; path=/; max-age=31536000; samesite=strict`;
  location.reload();
});

const theme = byId('theme');
theme.addEventListener('click', () => {
  setColorMode(colorMode() === 'dark' ? 'light' : 'dark');
  theme.setAttribute('aria-pressed', String(colorMode() === 'dark'));
});

const newPage = document.getElementById('new-page');
newPage?.addEventListener(
  'click',
  () => void createDraft(newPage.dataset['space'] ?? '', newPage.dataset['key'] ?? ''),
);

/** As Confluence does: the page exists as a draft before its editor opens. */
async function createDraft(spaceId: string, key: string): Promise<void> {
  const body = { spaceId, status: 'draft', title: '' };
  const answer = (await post('/__host/api/request', {
    product: 'confluence',
    method: 'POST',
    path: '/wiki/api/v2/pages',
    body,
  })) as { status: number; body?: { id: string } };
  if (answer.status === 200 && answer.body)
    location.assign(`/wiki/spaces/${key}/pages/${answer.body.id}/edit`);
  else byId('main').prepend('You may not create pages in this space.');
}
