import {
  type RequiredField,
  type RequiredKind,
  whyNotComplete,
  whyNotSent,
} from '../../src/domain/required-fields';

const field = (kind: RequiredKind, options: RequiredField['options'] = []): RequiredField => ({
  fieldId: 'customfield_1',
  name: 'Team',
  kind,
  options,
});
const TEAMS = [
  { id: '1', name: 'Red' },
  { id: '2', name: 'Blue' },
];

describe('what a project asks for', () => {
  it.each<[RequiredKind, string | string[] | undefined, RegExp | null]>([
    ['line', 'words', null],
    ['line', undefined, /asks for Team/],
    ['line', '   ', /asks for Team/],
    ['line', 'two\nlines', /one line/],
    ['line', 'x'.repeat(256), /255/],
    ['text', 'two\nlines', null],
    ['text', 'x'.repeat(32_768), /32767/],
    ['number', '3.5', null],
    ['number', 'three', /number/],
    ['date', '2026-11-30', null],
    ['date', '30.11.2026', /2026-11-30/],
    ['choice', '2', null],
    ['choice', '3', /Choose again/],
    ['choices', ['1', '2'], null],
    ['choices', [], /asks for Team/],
    ['choices', ['1', '9'], /Choose again/],
    ['labels', ['a', 'b'], null],
    ['labels', 'a b', /without spaces/],
  ])('%s %j', (kind, value, why) => {
    const said = whyNotSent(field(kind, TEAMS), value);
    if (why === null) expect(said).toBeNull();
    else expect(said).toMatch(why);
  });

  it('is complete when every field is, and otherwise names the first that is not', () => {
    const team = field('choice', TEAMS);
    const budget = { ...field('number'), fieldId: 'customfield_2', name: 'Budget' };
    expect(whyNotComplete([team, budget], { customfield_1: '1', customfield_2: '5' })).toBeNull();
    expect(whyNotComplete([team, budget], { customfield_1: '1' })).toMatch(/Budget/);
    expect(whyNotComplete([], {})).toBeNull();
  });
});
