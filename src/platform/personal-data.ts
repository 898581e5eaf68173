import { privacy } from '@forge/api';
import * as v from 'valibot';
import type { PersonalData } from '../app/ports';
import { PersonalDataUnavailable } from '../domain/failure';

const updates = v.array(v.object({ accountId: v.string(), status: v.picklist(['updated', 'closed']) }));

const refusal = v.object({ status: v.number(), headers: v.object({ get: v.function() }) });

/** Only ever a code and a wait: a refused answer may quote the accounts. */
function translate(error: unknown): PersonalDataUnavailable {
  const refused = v.safeParse(refusal, error);
  if (!refused.success) return new PersonalDataUnavailable(null, null, { cause: error });
  const { status, headers } = refused.output;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return new PersonalDataUnavailable(status, Number.isFinite(seconds) && seconds > 0 ? seconds : null);
}

export const personalData: PersonalData = {
  async report(accounts) {
    try {
      const answer: unknown = await privacy.reportPersonalData(
        accounts.map(({ accountId, fetchedAt }) => ({ accountId, updatedAt: fetchedAt })),
      );
      return v.parse(updates, answer);
    } catch (error) {
      throw translate(error);
    }
  },
};
