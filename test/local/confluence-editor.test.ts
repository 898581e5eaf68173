import { SEEDED_MACRO } from '../../local/site/seed';
import { inFrame, leaveFrame, visitPerTest } from './confluence-visit';

jest.setTimeout(60_000);

const visit = visitPerTest();

describe('the editor', () => {
  const line = () => visit.page.getByRole('textbox', { name: 'Paragraph' }).last();

  it('inserts a macro by typing its name, and stores what its dialog submits', async () => {
    const id = visit.site.seeded.pages.blank;
    await visit.page.goto(visit.pageUrl(id, '/edit'));
    await line().pressSequentially('/post');
    await visit.page.getByRole('option', { name: /Postmortem/ }).waitFor();
    await visit.expectAccessible();
    await visit.page.keyboard.press('Enter');
    const dialog = await visit.appFrame('dialog iframe');
    expect(await inFrame(dialog, 'context')).toMatchObject({
      extension: { isEditing: true, macro: { isConfiguring: true, isInserting: true } },
    });
    expect(await inFrame(dialog, 'submit', { title: 'x' })).toBe('rejected: Invalid "config" provided');
    await leaveFrame(dialog, 'submit', { config: { title: 'Slow checkout', services: ['checkout'] } });
    await visit.page.waitForSelector('dialog', { state: 'detached' });
    const preview = await visit.appFrame();
    expect(await inFrame(preview, 'context')).toMatchObject({
      extension: { isEditing: true, config: { title: 'Slow checkout' } },
    });
    await visit.page.getByRole('button', { name: 'Update' }).click();
    await visit.page.waitForURL(visit.pageUrl(id));
    const published = await inFrame(await visit.appFrame(), 'context');
    expect(published).toMatchObject({ extension: { isEditing: false, config: { services: ['checkout'] } } });
    expect(visit.site.events.map((event) => event.eventType)).toEqual(['avi:confluence:updated:page']);
  });

  it('inserts nothing when the dialog is closed', async () => {
    await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.blank, '/edit'));
    await line().pressSequentially('/postmortem');
    await visit.page.keyboard.press('Enter');
    const dialog = await visit.appFrame('dialog iframe');
    await leaveFrame(dialog, 'close');
    await visit.page.waitForSelector('dialog', { state: 'detached' });
    expect(await visit.page.locator('.macro-block').count()).toBe(0);
  });

  it('keeps the text when somebody else published first', async () => {
    const id = visit.site.seeded.pages.blank;
    await visit.page.goto(visit.pageUrl(id, '/edit'));
    const other = await visit.context.newPage();
    await other.goto(visit.pageUrl(id, '/edit'));
    await other.getByLabel('Title').fill('Their title');
    await other.getByRole('button', { name: 'Update' }).click();
    await other.waitForURL(visit.pageUrl(id));
    await line().pressSequentially('My own words');
    await visit.page.getByRole('button', { name: 'Update' }).click();
    await visit.page.getByText('Nothing of yours is lost').waitFor();
    expect(await visit.page.locator('#blocks').textContent()).toContain('My own words');
    await visit.page.getByRole('button', { name: 'Publish over their version' }).click();
    await visit.page.waitForURL(visit.pageUrl(id));
    expect(await visit.page.locator('.page-body').textContent()).toContain('My own words');
  });

  it('keeps everything it cannot edit, and splits paragraphs', async () => {
    const id = visit.site.seeded.pages.postmortem;
    await visit.page.goto(visit.pageUrl(id, '/edit'));
    await line().pressSequentially('First line');
    await visit.page.keyboard.press('Enter');
    await line().pressSequentially('Second line');
    await visit.page.getByRole('button', { name: 'Update' }).click();
    await visit.page.waitForURL(visit.pageUrl(id));
    expect(await visit.page.locator('.page-body strong').textContent()).toContain(
      'almost six hours were lost',
    );
    expect(await visit.page.locator('.page-body p').allTextContents()).toEqual(
      expect.arrayContaining(['First line', 'Second line']),
    );
    expect(await inFrame(await visit.appFrame(), 'context')).toMatchObject({ localId: SEEDED_MACRO });
  });

  it('starts a new page as a draft', async () => {
    await visit.page.goto(`${visit.site.url}/wiki/spaces/ENG`);
    await visit.page.getByRole('button', { name: 'New page' }).click();
    await visit.page.waitForURL(/edit$/);
    await visit.page.getByRole('button', { name: 'Publish' }).click();
    await visit.page.getByText('Title is required').waitFor();
    await visit.page.getByLabel('Title').fill('A page of today');
    await visit.page.getByRole('button', { name: 'Publish' }).click();
    await visit.page.getByRole('heading', { name: 'A page of today' }).waitFor();
    expect(visit.site.events.map((event) => event.eventType)).toEqual(['avi:confluence:created:page']);
  });
});
