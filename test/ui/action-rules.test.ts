import fc from 'fast-check';
import { whyNotValid, type ActionFields } from '../../src/contract/rules';
import { inOrder, nextOrder, type SortKey } from '../../static/src/postmortem/action-order';
import { problemsOf, whyNotSaved } from '../../static/src/postmortem/action-problems';
import { rowOf } from '../../static/src/postmortem/action-row';
import { readHtml } from '../../static/src/postmortem/pasted-html';
import { todayHere } from '../../static/src/postmortem/today';
import { anAction } from './support/postmortems';

const fields = fc.record<ActionFields>({
  title: fc.constantFrom('Cap the pool', 'Alert on lag', 'alert on lag 2', 'Alert on lag 10'),
  owner: fc.constantFrom(null, 'ada', 'grace'),
  priority: fc.constantFrom('critical', 'high', 'medium', 'low'),
  type: fc.constantFrom('prevent', 'detect', 'process'),
  dueOn: fc.constantFrom(null, '2026-03-01', '2026-03-20', '2026-04-01'),
  status: fc.constantFrom('proposed', 'committed', 'done', 'dropped'),
  dropReason: fc.constantFrom('', ' ', 'Too dear'),
});
const state = fc.constantFrom('none' as const, 'linked' as const);

describe('what is wrong with an action', () => {
  it('is shown at a field exactly when the rules refuse it', () => {
    fc.assert(
      fc.property(fields, state, (value, link) => {
        const why = whyNotValid(value, { state: link });
        const problems = Object.values(problemsOf(value, { state: link }));
        expect(problems.length > 0).toBe(why !== null);
        expect(whyNotSaved(value, { state: link })).toBe(why);
        for (const problem of problems) expect(problem).toMatch(/\.$/);
      }),
    );
  });
});

describe('the order of rows', () => {
  const keys: readonly SortKey[] = ['task', 'owner', 'priority', 'due', 'type', 'status', 'issue'];
  const rows = (values: readonly ActionFields[]) =>
    values.map((value, index) => rowOf(anAction(index + 1, value), undefined, (id) => id, '2026-03-10'));

  it('keeps every row, puts nothing to compare last both ways, and equal ones as they are arranged', () => {
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 12 }), fc.constantFrom(...keys), (values, key) => {
        const all = rows(values);
        const [up, down] = (['ASC', 'DESC'] as const).map((direction) => inOrder(all, { key, direction }));
        expect(new Set(up)).toEqual(new Set(all));
        expect(new Set(down)).toEqual(new Set(all));
        if (key !== 'due' && key !== 'owner') return;
        for (const sorted of [up ?? [], down ?? []]) {
          const missing = sorted.map(
            ({ action }) => action.fields[key === 'due' ? 'dueOn' : 'owner'] === null,
          );
          expect([...missing].sort()).toEqual(missing);
        }
        const late = (up ?? []).map(({ due }) => due === 'overdue');
        const first = late.indexOf(false);
        if (key === 'due' && first >= 0) expect(late.slice(first)).not.toContain(true);
        expect(inOrder(all, null).map(({ action }) => action.position)).toEqual(
          all.map((_row, index) => index + 1),
        );
      }),
    );
  });

  it('goes up, down and back', () => {
    const up = nextOrder(null, 'due');
    const down = nextOrder(up, 'due');
    expect([up, down, nextOrder(down, 'due')]).toEqual([
      { key: 'due', direction: 'ASC' },
      { key: 'due', direction: 'DESC' },
      null,
    ]);
    expect(nextOrder(down, 'task')).toEqual({ key: 'task', direction: 'ASC' });
  });
});

describe('a copied page', () => {
  it('gives its tables, with what spans several cells', () => {
    const read = readHtml(
      '<p>x</p><table><tr><th>A</th><th>B</th><th>C</th></tr><tr><td rowspan=2>1<br>2</td><td colspan=2>3</td></tr><tr><td>4</td><td><table><tr><td>5</td></tr></table></td></tr></table><table><tr><td>"6" <time datetime="2026-11-30T00:00">30.11.</time></td><td>7</td></tr></table>',
    );
    expect(read?.text).toBe('A\tB\tC\n1 2\t3\t\n1 2\t4\t5\n\n"""6"" 2026-11-30"\t7');
  });

  it('gives nothing where there is no table, and runs nothing that it holds', () => {
    expect(readHtml('<p>Only <b>text</b></p>')).toBeNull();
    expect(readHtml('')).toBeNull();
    const touched = globalThis as typeof globalThis & { touched?: boolean };
    readHtml(
      '<table><tr><td><img src=x onerror="touched = true"><script>touched = true</script>1</td></tr></table>',
    );
    expect(touched.touched).toBeUndefined();
  });

  it('tells whose names stand in it', () => {
    const read = readHtml(
      '<table><tr><td><a data-account-id="5b1:x">@Edda Ferrer</a></td><td data-account-id="">nobody</td></tr></table>',
    );
    expect(read?.accounts).toEqual(new Map([['Edda Ferrer', '5b1:x']]));
  });
});

test('today is the day where the viewer is', () => {
  expect(todayHere(new Date(2026, 0, 5, 0, 0, 1))).toBe('2026-01-05');
  expect(todayHere(new Date(2026, 11, 31, 23, 59, 59))).toBe('2026-12-31');
});
