import { ADMIN } from '../../local/site/people';
import { ENVIRONMENT_ID } from '../../local/site/protocol';
import { expect as expectOf } from '@playwright/test';
import { inFrame, visitPerTest } from './confluence-visit';

jest.setTimeout(60_000);

const visit = visitPerTest();

const base = () =>
  `/wiki/apps/${visit.site.host.manifest.app.id.split('/').at(-1) ?? ''}/${ENVIRONMENT_ID}/debrief`;

it('stands at the address that a real site gives it, and the app is told where in it', async () => {
  await visit.page.goto(`${visit.site.url}${base()}/gate/one?of=two`);
  const frame = await visit.appFrame();
  expect(await inFrame(frame, 'module', 'debrief-home')).toBe(`${visit.site.url}${base()}`);
  expect(await inFrame(frame, 'context')).toMatchObject({
    moduleKey: 'debrief-home',
    extension: { type: 'confluence:globalPage' },
  });
  expect(await inFrame(frame, 'history')).toBe('/gate/one');
});

it('lets the app change where it is, and tells it when the reader goes back', async () => {
  await visit.page.goto(`${visit.site.url}/wiki/apps/debrief`);
  const frame = await visit.appFrame();
  expect(await inFrame(frame, 'history')).toBe('/');
  await inFrame(frame, 'push', '/gate');
  await inFrame(frame, 'push', '/gate/two');
  await inFrame(frame, 'replace', '/gate/three');
  expect(new URL(visit.page.url()).pathname).toBe('/wiki/apps/debrief/gate/three');
  await visit.page.goBack();
  await expectOf
    .poll(() => inFrame(frame, 'places'))
    .toEqual([
      '/gate',
      ['PUSH', '/gate'],
      ['PUSH', '/gate/two'],
      ['REPLACE', '/gate/three'],
      ['POP', '/gate'],
    ]);
  await inFrame(frame, 'back');
  await visit.page.waitForURL(`${visit.site.url}/wiki/apps/debrief`);
});

it('is nobody else’s: neither another app’s, nor for people without Confluence, nor a macro’s, nor of the settings', async () => {
  const other = await visit.page.goto(`${visit.site.url}/wiki/apps/0/${ENVIRONMENT_ID}/debrief`);
  expect(other?.status()).toBe(404);
  await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.postmortem));
  expect(await inFrame(await visit.appFrame(), 'history')).toContain('not routable');
  await visit.lookAs(ADMIN);
  await visit.page.goto(`${visit.site.url}/wiki/admin/debrief`);
  expect(await inFrame(await visit.appFrame(), 'history')).toContain('not routable');
  await visit.lookAs('nobody');
  expect((await visit.page.goto(`${visit.site.url}${base()}/gate`))?.status()).toBe(404);
});
