import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv-draft-04';
import type { AdfNode } from '../../src/domain/adf/builders';
import { projectRoot } from './project-files';

const SCHEMA = path.join(projectRoot, 'node_modules/@atlaskit/adf-schema/dist/json-schema/v1/full.json');
const validate = new Ajv({ strict: false, allErrors: false }).compile(
  JSON.parse(fs.readFileSync(SCHEMA, 'utf8')) as object,
);

/** What is wrong with a document by Atlassian's own schema, and by what its editors refuse beyond it. */
export function adfFaults(doc: AdfNode): string[] {
  const faults = validate(doc) ? [] : [JSON.stringify(validate.errors?.slice(0, 3))];
  const visit = (node: AdfNode, inCode: boolean): void => {
    if (node.type === 'text') {
      if (!node.text) faults.push('an empty text');
      if (!inCode && /[\r\n]/.test(node.text ?? '')) faults.push(`a newline in ${JSON.stringify(node.text)}`);
      const marks = (node.marks ?? []).map((mark) => mark.type);
      if (new Set(marks).size < marks.length) faults.push(`a mark twice: ${marks.join(' ')}`);
    }
    for (const child of node.content ?? []) visit(child, node.type === 'codeBlock');
  };
  visit(doc, false);
  return faults;
}

/** All text of a document, code and breaks included. */
export function adfText(node: AdfNode): string {
  if (node.type === 'hardBreak') return '\n';
  return (node.text ?? '') + (node.content ?? []).map(adfText).join('');
}
