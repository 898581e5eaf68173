import type { EditorData } from '../pages/page-edit';
import type { AdfDocument } from '../../site/confluence/state';
import { refusalText, request } from './api';
import { byId, element } from './element';

/** Publishes the page on a click. Refused, everything stays in the editor and the reason is shown. */
export function publishWith(page: EditorData['page'], read: () => AdfDocument): void {
  const button = byId('publish') as HTMLButtonElement;
  const title = byId('title') as HTMLInputElement;
  let next = page.status === 'draft' ? 1 : page.version + 1;

  const publish = async (): Promise<void> => {
    button.disabled = true;
    byId('problem').replaceChildren();
    const answer = await request('confluence', 'PUT', `/wiki/api/v2/pages/${page.id}`, {
      id: page.id,
      status: 'current',
      title: title.value,
      body: { representation: 'atlas_doc_format', value: JSON.stringify(read()) },
      version: { number: next, message: '' },
    });
    button.disabled = false;
    if (answer.status === 200) location.assign(`/wiki/spaces/${page.spaceKey}/pages/${page.id}`);
    else if (answer.status === 409) showConflict();
    else complain(refusalText(answer));
  };

  const complain = (text: string, ...more: (Node | string)[]): void => {
    byId('problem').replaceChildren(
      element('div', { class: 'panel panel-error' }, element('p', {}, text), ...more),
    );
  };

  const showConflict = (): void => {
    const again = element('button', { type: 'button', class: 'button' }, 'Publish over their version');
    again.addEventListener('click', () => void overwrite());
    const theirs = element(
      'a',
      { href: `/wiki/spaces/${page.spaceKey}/pages/${page.id}`, target: '_blank' },
      'See their version',
    );
    complain(
      'Somebody published this page while you were editing. Nothing of yours is lost.',
      again,
      ' ',
      theirs,
    );
  };

  const overwrite = async (): Promise<void> => {
    const answer = await request('confluence', 'GET', `/wiki/api/v2/pages/${page.id}`);
    const current = (answer.body as { version?: { number: number } } | undefined)?.version?.number;
    if (current !== undefined) next = current + 1;
    await publish();
  };

  button.addEventListener('click', () => void publish());
}
