import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import * as v from 'valibot';
import type { Check, Exchange, Problem } from './exchange';

const issueFields = v.object({ fields: v.object({ description: v.unknown() }) });
const bulkFields = v.object({ issueUpdates: v.array(v.unknown()) });
const pageBody = v.object({
  body: v.object({ representation: v.literal('atlas_doc_format'), value: v.string() }),
});

/** Checks every document that the app writes against Atlassian's own schema of the document format. */
export function adfDocuments(projectRoot: string): Check {
  const find = createRequire(`${projectRoot}/package.json`);
  const schema = JSON.parse(
    readFileSync(find.resolve('@atlaskit/adf-schema/dist/json-schema/v1/full.json'), 'utf8'),
  ) as object;
  // Optimising the code takes longer than all it ever runs for.
  const validate = new Ajv({ strict: false, allErrors: false, code: { optimize: false } }).compile(schema);
  return (exchange) =>
    documentsIn(exchange).flatMap((document): Problem[] => {
      const problems = textProblems(document).map((problem) => ({ check: 'ADF', problem }));
      if (validate(document)) return problems;
      const first = validate.errors?.[0];
      return [
        ...problems,
        { check: 'ADF', problem: `${first?.instancePath ?? ''} ${first?.message ?? 'is invalid'}` },
      ];
    });
}

function documentsIn(exchange: Exchange): unknown[] {
  const { requestBody } = exchange;
  if (exchange.product === 'confluence') {
    const page = v.safeParse(pageBody, requestBody);
    return page.success ? [JSON.parse(page.output.body.value)] : [];
  }
  const bulk = v.safeParse(bulkFields, requestBody);
  const candidates = bulk.success ? bulk.output.issueUpdates : [requestBody];
  return candidates.flatMap((candidate) => {
    const issue = v.safeParse(issueFields, candidate);
    return issue.success && issue.output.fields.description !== null ? [issue.output.fields.description] : [];
  });
}

/** Jira refuses empty text nodes, and shows newlines in text as spaces. */
function textProblems(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textProblems);
  if (typeof node !== 'object' || node === null) return [];
  // Lines are what code consists of.
  if ('type' in node && node.type === 'codeBlock') return [];
  const text = 'type' in node && node.type === 'text' && 'text' in node ? node.text : undefined;
  if (text === '') return ['a text node is empty'];
  if (typeof text === 'string' && text.includes('\n'))
    return [`a text node holds a newline: ${text.slice(0, 40)}`];
  return 'content' in node ? textProblems(node.content) : [];
}
