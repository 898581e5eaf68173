import * as v from 'valibot';
import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR, STRANGER, VIEWER } from '../../local/site/people';
import { doc, paragraph, text } from '../../local/site/writing';
import type { CallName } from '../../src/contract/calls';
import type { RecordFile } from '../../src/contract/record-file';
import { recordFileOf } from '../../src/contract/record-file-of';
import { nextPart, piecesOf } from '../../src/contract/record-import';
import { NO_EXTERNAL_SUMMARY } from '../../src/domain/external-summary';
import { aFullFile } from '../support/builders-files';
import { actionInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const editor = EDITOR.accountId;
const admin = ADMIN.accountId;
const viewer = VIEWER.accountId;
const stranger = STRANGER.accountId;
const edit = (id: string, localId?: string) => ({
  place: place(debrief, localId),
  changeId: idFrom('record', id),
});

async function importFile(file: RecordFile, at = place(debrief), importId = idFrom('import')): Promise<void> {
  const { header, template } = file.record;
  for (let left = piecesOf(file); left.length > 0;) {
    const part = { place: at, importId, header, template, pieces: [...nextPart(left)] };
    left = left.slice((await must(debrief, 'record.import', part, editor)).done);
  }
}

async function exportFile(at = place(debrief)): Promise<RecordFile> {
  const opened = await must(debrief, 'postmortem.open', { place: at }, editor);
  const external = await must(debrief, 'external-summary.open', { place: at }, editor);
  if (opened.kind !== 'postmortem') throw new Error('no record');
  return recordFileOf(opened.postmortem, '', external.value.text);
}

const answered = v.object({ ok: v.boolean(), failure: v.optional(v.object({ code: v.string() })) });

/** With what code a call is refused, whatever is sent with it; null where it is not. */
async function refusal(name: CallName, input: unknown, as: string): Promise<string | null> {
  const { ok, failure } = v.parse(answered, await debrief.host.call(name, input, { as }));
  return ok ? null : (failure?.code ?? '');
}

describe('a file with everything that a record can hold', () => {
  it('is the same when it was imported and exported, and when that was imported on another page', async () => {
    const file = aFullFile();
    await importFile(file);
    const first = await exportFile();
    expect(first).toEqual(file);
    const elsewhere = place(debrief, 'another-macro');
    await importFile(first, elsewhere, idFrom('second'));
    expect(await exportFile(elsewhere)).toEqual(file);
    const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, editor);
    expect(opened).toMatchObject({
      postmortem: { lifecycle: { state: 'draft', approvals: [], published: null } },
    });
  });

  it('is for people who may edit the page, and for a macro without another record', async () => {
    const { header, template } = aFullFile().record;
    const part = { place: place(debrief), importId: idFrom('import'), header, template, pieces: [] };
    expect(await refusal('record.import', part, viewer)).toBe('NOT_ALLOWED');
    expect(await refusal('record.import', part, stranger)).toBe('NOT_FOUND');
    expect(await must(debrief, 'postmortem.open', { place: place(debrief) }, editor)).toMatchObject({
      kind: 'draft',
    });
    await must(debrief, 'record.import', part, editor);
    const other = { ...part, importId: idFrom('other') };
    expect(await refusal('record.import', other, editor)).toBe('CONFLICT');
    const wrong = {
      ...part,
      pieces: [{ kind: 'role', at: 0, value: { role: 'king', value: { people: [] } } }],
    };
    expect(await refusal('record.import', wrong, editor)).toBe('INVALID_INPUT');
  });
});

describe('controls', () => {
  const OWN = [{ key: 'bank', name: 'Bank rules', controls: [{ id: '7.1', title: 'Backups' }] }];

  it('of the site are kept by admins and read by everybody who is logged in', async () => {
    const input = { changeId: idFrom('lists'), version: 0, value: OWN };
    expect(await refusal('controls.save-lists', input, editor)).toBe('NOT_ALLOWED');
    expect(await must(debrief, 'controls.save-lists', input, admin)).toEqual({ version: 1, value: OWN });
    expect(await must(debrief, 'controls.lists', {}, viewer)).toEqual({ version: 1, value: OWN });
    const late = { ...input, changeId: idFrom('late'), value: [] };
    expect(await refusal('controls.save-lists', late, admin)).toBe('CONFLICT');
    const colon = [{ ...OWN[0], controls: [{ id: 'a:b', title: '' }] }];
    expect(await refusal('controls.save-lists', { ...late, value: colon }, admin)).toBe('INVALID_INPUT');
  });

  it('are set on an action by whoever may edit, and found by those alone who may see its page', async () => {
    const pageId = debrief.confluence.addPage({
      spaceId: debrief.seeded.spaces.engineering,
      title: 'For few eyes',
      authorId: editor,
      body: doc(paragraph(text('Not for everybody.'))),
      readers: [editor],
    });
    const secret = { pageId, localId: 'a-macro' };
    const tag = async (at: typeof secret, id: string, title: string) => {
      const action = actionInput(debrief, idFrom(id), 1, { title });
      await must(debrief, 'actions.save', { ...action, place: at }, editor);
      const input = { place: at, changeId: idFrom('tag', id), subject: action.id, version: 0 };
      return { ...input, value: { controls: ['bank:7.1'] } };
    };
    const open = await tag(place(debrief), 'open', 'Rehearse');
    expect(await refusal('controls.save', open, viewer)).toBe('NOT_ALLOWED');
    expect(await refusal('controls.save', open, stranger)).toBe('NOT_FOUND');
    expect(await must(debrief, 'controls.save', open, editor)).toEqual({ version: 1, value: open.value });
    await must(debrief, 'controls.save', await tag(secret, 'secret', 'Hide'), editor);

    const seenBy = async (who: string) =>
      (await must(debrief, 'controls.evidence', {}, who)).evidence.map((each) => each.text).sort();
    expect(await seenBy(editor)).toEqual(['Hide', 'Rehearse']);
    expect(await seenBy(viewer)).toEqual(['Rehearse']);
    expect(await seenBy(stranger)).toEqual([]);

    const range = { from: '2020-01-01T00:00:00Z', until: '2030-01-01T00:00:00Z' };
    const told = async (who: string) =>
      (await must(debrief, 'record.period-summary', range, who)).entries.length;
    expect([await told(editor), await told(viewer), await told(stranger)]).toEqual([2, 1, 0]);
  });
});

describe('the text for people outside', () => {
  const value = { ...NO_EXTERNAL_SUMMARY.text, 'what-happened': 'Slow orders.', impact: 'Some waited.' };

  it('is written, approved and read by those who may edit the page, and by nobody else', async () => {
    const save = { ...edit('text'), version: 0, value };
    for (const [who, code] of [
      [viewer, 'NOT_ALLOWED'],
      [stranger, 'NOT_FOUND'],
    ] as const) {
      expect(await refusal('external-summary.open', { place: place(debrief) }, who)).toBe(code);
      expect(await refusal('external-summary.save', save, who)).toBe(code);
      expect(await refusal('external-summary.approve', { ...edit('x'), version: 1 }, who)).toBe(code);
    }
    expect(await must(debrief, 'external-summary.open', { place: place(debrief) }, editor)).toEqual({
      version: 0,
      value: NO_EXTERNAL_SUMMARY,
    });
    const saved = await must(debrief, 'external-summary.save', save, editor);
    expect(saved).toEqual({ version: 1, value: { text: value, approval: null } });
    expect(await must(debrief, 'external-summary.save', save, editor)).toEqual(saved);
    const stale = { ...edit('stale'), version: 0 };
    expect(await refusal('external-summary.approve', stale, admin)).toBe('CONFLICT');
    const approved = await must(
      debrief,
      'external-summary.approve',
      { ...edit('approve'), version: 1 },
      admin,
    );
    expect(approved).toMatchObject({ version: 2, value: { text: value, approval: { by: admin } } });
    expect(await must(debrief, 'external-summary.open', { place: place(debrief) }, editor)).toEqual(approved);
    const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, viewer);
    expect(JSON.stringify(opened)).not.toContain('Slow orders.');
  });
});
