import { importRecord } from '../../src/app/import-record';
import { openPostmortem } from '../../src/app/postmortem';
import type { PageRef, World } from '../../src/app/ports';
import type { ExternalText } from '../../src/contract/external-summary';
import type { RecordFile } from '../../src/contract/record-file';
import { recordFileOf } from '../../src/contract/record-file-of';
import { nextPart, piecesOf } from '../../src/contract/record-import';
import { aCaller, aPage, PLACE } from './builders';

export const SITE_URL = 'https://example.atlassian.net';

/** Sends a whole file, part by part, as the browser does. */
export async function importWhole(
  world: World,
  file: RecordFile,
  importId: string,
  place: PageRef = PLACE,
): Promise<void> {
  const { header, template } = file.record;
  let left = piecesOf(file);
  for (;;) {
    const pieces = [...nextPart(left)];
    const by = { caller: aCaller(), page: aPage({ pageId: place.pageId }) };
    const { done } = await importRecord(world, by, { place, importId, header, template, pieces });
    left = left.slice(done);
    if (left.length === 0) return;
  }
}

export async function exported(
  world: World,
  place: PageRef = PLACE,
  external: ExternalText | null = null,
): Promise<RecordFile> {
  const answer = await openPostmortem(world, aCaller(), aPage({ pageId: place.pageId }), place);
  if (answer.kind !== 'postmortem') throw new Error('nothing was saved');
  return recordFileOf(answer.postmortem, SITE_URL, external);
}
