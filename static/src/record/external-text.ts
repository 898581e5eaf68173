import { EXTERNAL_FIELDS, type ExternalText } from '../../../src/contract/external-summary';
import { externalTexts } from '../texts/record';

const written = (text: ExternalText) => EXTERNAL_FIELDS.filter((field) => text[field].trim() !== '');

export const externalMarkdown = (text: ExternalText): string =>
  `${written(text)
    .map((field) => `## ${externalTexts.fields[field]}\n\n${text[field].trim()}`)
    .join('\n\n')}\n`;

export const externalPlain = (text: ExternalText): string =>
  `${written(text)
    .map((field) => `${externalTexts.fields[field]}\n${text[field].trim()}`)
    .join('\n\n')}\n`;
