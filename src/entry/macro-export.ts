import * as v from 'valibot';
import { exportMacro } from '../app/macro-export';
import { numericId } from '../contract/fields';
import type { AdfDoc } from '../domain/adf/builders';
import { notice } from '../domain/adf/postmortem';
import { world } from '../wiring';
import { expected, unexpected } from './failure';
import { callerOfInvocation } from './identity';

const request = v.object({
  context: v.object({
    localId: v.string(),
    extension: v.object({ content: v.object({ id: numericId }) }),
  }),
});

/** adfExport: print, export to PDF or Word, and readers without the app. A failure is said in the document. */
export async function macroExport(payload: unknown, context: unknown): Promise<AdfDoc> {
  try {
    const { localId, extension } = v.parse(request, payload).context;
    return await exportMacro(world, callerOfInvocation(context), { pageId: extension.content.id, localId });
  } catch (error) {
    const failure = expected(error);
    if (failure === null) world.log.error('macro-export.failed', error);
    return notice((failure ?? unexpected()).message);
  }
}
