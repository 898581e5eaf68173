import adfSchema from '@atlaskit/adf-schema/dist/json-schema/v1/full.json';
import Ajv from 'ajv-draft-04';
import * as v from 'valibot';

// Optimising the code takes longer than all it ever runs for.
const matchesSchema = new Ajv({ strict: false, allErrors: false, code: { optimize: false } }).compile(
  adfSchema,
);

/** Nodes of the full schema that rich text in Jira fields does not take. */
const NOT_IN_JIRA = new Set([
  'layoutSection',
  'layoutColumn',
  'bodiedExtension',
  'extension',
  'inlineExtension',
]);
const MAX_CHARACTERS = 32_767;
// Jira refuses the control characters XML cannot carry; tab is fine, a newline must be a hardBreak node.
const FORBIDDEN_IN_TEXT = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(8)}${String.fromCharCode(10)}-${String.fromCharCode(31)}]`,
);

const NodeSchema = v.looseObject({
  type: v.string(),
  text: v.optional(v.string()),
  content: v.optional(v.array(v.unknown())),
});

/** Why Jira would not take `value` as an Atlassian document; `undefined` when it would. */
export function adfProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';
  }
  if (!matchesSchema(value)) return 'INVALID_INPUT';
  const characters = textLength(value);
  if (characters === undefined) return 'INVALID_INPUT';
  return characters > MAX_CHARACTERS ? 'CONTENT_LIMIT_EXCEEDED' : undefined;
}

/** Characters of all text in the node; `undefined` when some of it is not allowed. */
function textLength(value: unknown): number | undefined {
  const node = v.parse(NodeSchema, value);
  if (NOT_IN_JIRA.has(node.type)) return undefined;
  if (node.text !== undefined && (node.text === '' || FORBIDDEN_IN_TEXT.test(node.text))) return undefined;
  let total = node.text?.length ?? 0;
  for (const child of node.content ?? []) {
    const inside = textLength(child);
    if (inside === undefined) return undefined;
    total += inside;
  }
  return total;
}
