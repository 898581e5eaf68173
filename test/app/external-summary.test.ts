import {
  approveExternalSummary,
  openExternalSummary,
  saveExternalText,
} from '../../src/app/external-summary';
import { saveRole } from '../../src/app/roles';
import * as v from 'valibot';
import { recordFile } from '../../src/contract/record-file';
import { Conflict, InvalidInput } from '../../src/domain/failure';
import { NO_EXTERNAL_SUMMARY } from '../../src/domain/external-summary';
import { EDITOR, anEdit, anId, PLACE } from '../support/builders';
import { aFullFile } from '../support/builders-files';
import { importWhole } from '../support/imports';
import { memoryWorld } from '../support/ports-world';

const TEXT = { ...NO_EXTERNAL_SUMMARY.text, 'what-happened': 'Slow orders.', impact: 'Some waited.' };

describe('the text for people outside', () => {
  it('is approved as it stands, by whom and when; any change of it ends that, saving the same does not', async () => {
    const world = memoryWorld();
    await saveExternalText(world, anEdit(), { version: 0, value: TEXT });
    const approved = await approveExternalSummary(world, anEdit(), { version: 1 });
    expect(approved).toMatchObject({ version: 2, value: { text: TEXT, approval: { by: EDITOR } } });
    expect(JSON.stringify(world.db.log)).not.toContain(EDITOR);
    const same = await saveExternalText(world, anEdit(), { version: 2, value: TEXT });
    expect(same.value.approval).toEqual(approved.value.approval);
    const other = await saveExternalText(world, anEdit(), { version: 3, value: { ...TEXT, contact: 'x' } });
    expect(other.value.approval).toBeNull();
  });

  it('is never approved as another text than the one that was seen, nor without what readers need', async () => {
    const world = memoryWorld();
    await saveExternalText(world, anEdit(), { version: 0, value: { ...TEXT, impact: ' ' } });
    await expect(approveExternalSummary(world, anEdit(), { version: 1 })).rejects.toThrow(InvalidInput);
    await saveExternalText(world, anEdit(), { version: 1, value: TEXT });
    await expect(approveExternalSummary(world, anEdit(), { version: 1 })).rejects.toThrow(Conflict);
  });

  it('holds nothing of the record, whatever stands there', async () => {
    const world = memoryWorld();
    const planted = v.parse(
      recordFile,
      JSON.parse(
        JSON.stringify(aFullFile()).replaceAll(/(?<="(?:text|title|problem|reason)":")[^"]+/g, 'Planted'),
      ),
    );
    await importWhole(world, { ...planted, record: { ...planted.record, externalSummary: null } }, anId());
    await saveRole(world, anEdit(), {
      role: 'engineering-lead',
      version: 0,
      value: { people: ['planted-person'] },
    });
    expect(await openExternalSummary(world, PLACE)).toEqual({ version: 0, value: NO_EXTERNAL_SUMMARY });
    await saveExternalText(world, anEdit(), { version: 0, value: TEXT });
    await approveExternalSummary(world, anEdit(), { version: 1 });
    expect(JSON.stringify(await openExternalSummary(world, PLACE))).not.toMatch(/planted/i);
  });
});
