import { html, Html } from '../html';
import type { IssueView, TransitionView } from '../jira-client';

const REQUIRED = new Html('required');

/** What can be done with an issue: a button for each transition, with the fields of its screen where it has one. */
export function workflow(issue: IssueView): Html {
  if (issue.transitions.length === 0) return html`<p class="hint">You may not move this issue.</p>`;
  return html`<div class="page-actions" role="group" aria-label="Workflow">
    ${issue.transitions.map((transition) => transitionForm(transition))}
  </div>`;
}

function transitionForm({ id, name, to, fields }: TransitionView): Html {
  const inputs = Object.entries(fields).map(([fieldId, field]) =>
    fieldInput(`${id}-${fieldId}`, fieldId, field),
  );
  return html`<form data-transition="${id}" class="transition">
    ${inputs}<button type="submit" title="To ${to.name}">${name}</button>
  </form>`;
}

/** `data-written-as` tells the script how Jira takes the value. Kinds of fields not known here are left out. */
function fieldInput(id: string, fieldId: string, field: TransitionView['fields'][string]): Html | false {
  const { name, required, schema, allowedValues } = field;
  const needed = required && REQUIRED;
  const label = html`<label for="${id}">${name}</label>`;
  if (allowedValues && schema.type !== 'array') {
    const options = allowedValues.map(
      (one) => html`<option value="${one.id}">${one.name ?? one.value}</option>`,
    );
    return html`${label}<select id="${id}" name="${fieldId}" data-written-as="id" ${needed}>
        <option value="">Choose</option>
        ${options}
      </select>`;
  }
  if (schema.type !== 'date' && (schema.type !== 'string' || fieldId === 'description')) return false;
  const type = schema.type === 'date' ? 'date' : 'text';
  return html`${label}<input id="${id}" name="${fieldId}" type="${type}" data-written-as="text" ${needed} />`;
}
