import { SECTION_PROMPTS } from '../../src/domain/section-prompts';
import {
  Conflict,
  ConfluenceUnavailable,
  InvalidInput,
  NotAllowed,
  NotFound,
} from '../../src/domain/failure';
import { anId, PLACE } from '../support/builders';
import { approve, completeReport, lifecycleOf, publish, send, write } from '../support/builders-lifecycle';
import { memoryWorld } from '../support/ports-world';

async function approved() {
  const world = memoryWorld();
  await completeReport(world);
  await send(world);
  await approve(world);
  return world;
}

type World = Awaited<ReturnType<typeof approved>>;
const page = (world: World) => {
  const found = world.pageBodies.pages.get(PLACE.pageId);
  if (!found) throw new Error('the page is gone');
  return found;
};
const snapshots = (world: World) => page(world).body.split('"type":"expand"').length - 1;

test('the approved report is put on its page, which is labelled', async () => {
  const world = await approved();
  expect(await publish(world)).toMatchObject({
    labelled: true,
    lifecycle: { state: 'published', published: { by: 'ada', isCurrent: true } },
  });
  expect(page(world)).toMatchObject({ version: 5, labels: ['postmortem', 'postmortem-published'] });
  expect(page(world).body).toContain('Both hosts looked alike');
  expect(world.pageBodies.asked).toEqual([
    'read',
    'write Snapshot of the approved postmortem',
    'label postmortem-published',
  ]);
});

test('only what is approved is published, and what the template requires holds it back with the list', async () => {
  const world = memoryWorld();
  await completeReport(world);
  await expect(publish(world, 'ada', undefined, 'approved')).rejects.toThrow(Conflict);
  await write(world, 'lessons', '');
  await send(world);
  await approve(world);
  await expect(publish(world)).rejects.toThrow(InvalidInput);
  await expect(publish(world)).rejects.toThrow('“Lessons learned” is empty. Write it.');
  expect(snapshots(world)).toBe(0);
});

test("the product's own prompt left standing holds it back, on the server as beside the report", async () => {
  const world = memoryWorld();
  await completeReport(world);
  await write(world, 'lessons', `- ${SECTION_PROMPTS.lessons}`);
  await send(world);
  await approve(world);
  await expect(publish(world)).rejects.toThrow('is text of the template');
  await write(world, 'lessons', 'Restores are rehearsed every week from now on.');
  await approve(world);
  await publish(world);
  expect(snapshots(world)).toBe(1);
});

test('repeated with the same or another click, it is one snapshot and one version', async () => {
  const world = await approved();
  const changeId = anId();
  await publish(world, 'ada', changeId);
  expect(await publish(world, 'ada', changeId, 'approved')).toMatchObject({
    lifecycle: { state: 'published' },
  });
  await publish(world);
  expect([snapshots(world), page(world).version]).toEqual([1, 5]);
});

test('a changed report is approved and published anew in the place of the earlier snapshot', async () => {
  const world = await approved();
  await publish(world);
  await write(world, 'summary', 'What we know better now.');
  expect(await lifecycleOf(world)).toMatchObject({ state: 'in-review', published: { isCurrent: false } });
  await expect(publish(world, 'ada', undefined, 'published')).rejects.toThrow(Conflict);
  await approve(world);
  await publish(world);
  expect([snapshots(world), page(world).version]).toEqual([1, 6]);
  expect(page(world).body).toContain('What we know better now.');
});

test('somebody writes the page meanwhile: theirs stays, ours comes behind it', async () => {
  const world = await approved();
  let left = 2;
  world.pageBodies.meanwhile = () => {
    if (left-- <= 0) return;
    const { body, version, ...rest } = page(world);
    const words = `{"type":"paragraph","content":[{"type":"text","text":"theirs ${String(left)}"}]}`;
    world.pageBodies.pages.set(PLACE.pageId, {
      ...rest,
      version: version + 1,
      body: body.replace('"content":[', `"content":[${words},`),
    });
  };
  expect(await publish(world)).toMatchObject({ lifecycle: { state: 'published' } });
  expect(page(world).body).toMatch(/theirs 0.*theirs 1.*expand/);
  expect(page(world).version).toBe(7);
});

test('where the page never rests, nothing is published and it is said', async () => {
  const world = await approved();
  world.pageBodies.meanwhile = () => {
    const { version, ...rest } = page(world);
    world.pageBodies.pages.set(PLACE.pageId, { ...rest, version: version + 1 });
  };
  await expect(publish(world)).rejects.toThrow('Others are writing this page');
  expect([snapshots(world), (await lifecycleOf(world)).state]).toEqual([0, 'approved']);
});

test('an answer that is lost is looked for, and trying again publishes once', async () => {
  const world = await approved();
  world.pageBodies.next = 'landed';
  expect(await publish(world)).toMatchObject({ lifecycle: { state: 'published' } });
  expect([snapshots(world), page(world).version]).toEqual([1, 5]);
  const other = await approved();
  other.pageBodies.next = 'unclear';
  await expect(publish(other)).rejects.toThrow(ConfluenceUnavailable);
  expect((await lifecycleOf(other)).state).toBe('approved');
  await publish(other);
  expect([snapshots(other), page(other).version]).toEqual([1, 5]);
});

test('every refusal of Confluence is a sentence, and leaves the report as it was', async () => {
  const world = await approved();
  for (const [next, failure, words] of [
    ['too-large', InvalidInput, '5 MB'],
    ['refused', InvalidInput, 'did not take the page'],
    ['not-allowed', NotAllowed, 'edit this page'],
  ] as const) {
    world.pageBodies.next = next;
    const tried = publish(world);
    await expect(tried).rejects.toThrow(failure);
    await expect(tried).rejects.toThrow(words);
  }
  const { body, ...rest } = page(world);
  world.pageBodies.pages.set(PLACE.pageId, {
    ...rest,
    body: body.replace('"version":1', `"version":1,"x":"${'x'.repeat(5_242_880)}"`),
  });
  await expect(publish(world)).rejects.toThrow('larger than the 5 MB');
  world.pageBodies.pages.set(PLACE.pageId, { ...rest, body: '{"type":"doc","version":1,"content":[]}' });
  await expect(publish(world)).rejects.toThrow(NotFound);
  expect((await lifecycleOf(world)).state).toBe('approved');
});

test('without its label a page is published all the same, and the next click labels it', async () => {
  const world = await approved();
  world.pageBodies.labelsFail = true;
  expect(await publish(world)).toMatchObject({ labelled: false, lifecycle: { state: 'published' } });
  world.pageBodies.labelsFail = false;
  expect(await publish(world)).toMatchObject({ labelled: true });
  expect([page(world).labels.length, page(world).version]).toEqual([2, 5]);
});
