import * as v from 'valibot';
import { EXTERNAL_FIELD_MAX_LENGTH, type ExternalField } from '../domain/external-summary';
import { text } from './fields';

export {
  EXTERNAL_FIELDS,
  type ExternalField,
  type ExternalSummary,
  type ExternalText,
  isEmptyText,
  NO_EXTERNAL_SUMMARY,
  whyNotApproved,
} from '../domain/external-summary';

const field = text(EXTERNAL_FIELD_MAX_LENGTH, 'The text');

/** What people outside are told. */
export const externalText = v.object({
  'what-happened': field,
  impact: field,
  'what-we-did': field,
  'what-next': field,
  contact: field,
} satisfies Record<ExternalField, typeof field>);
