import fc from 'fast-check';
import { humanErrorAlone, isEmptyText, leftovers } from '../../src/domain/quality-checks-text';
import { INCIDENTS } from '../support/builders-incidents';

const PROMPT = 'Users, requests, money, data: in numbers, with units.';

describe('text of the template', () => {
  it.each([
    PROMPT,
    `> _${PROMPT}_`,
    `1. **${PROMPT.toUpperCase()}**`,
    '| HH:mm | Short event description |',
    'Deployed on YYYY-MM-DD',
    'Cost: TBD',
    '**Cost:** _TBD_.',
    'TODO add the graph',
    '- [ ] **TODO** add the graph',
    '> 2. FIXME later',
    '| Cost | TBD |',
    'It took (TBC) minutes, [TODO ask the vendor].',
    'Then it was slow, TODO: say how slow',
    'Lorem ipsum dolor',
    '<Describe what happened>',
    '[Insert link here]',
  ])('is found: %s', (text) => {
    expect(leftovers(`Real words.\n\n${text}\n`, [PROMPT])).not.toEqual([]);
  });

  it.each([
    'Users saw errors, requests failed.',
    'The log said `TODO` and `<insert name>`.',
    '```\nHH:mm\n```',
    '~~~\nTODO',
    '[Add retries](https://a.example) and [add jitter][1]',
    '- [ ] [Add retries]: soon',
    'We had a TODO in the code, and nobody looked at the FIXME there.',
    'The comment said TODO',
    'See [TODO in the code](https://a.example).',
    '| Service | the TODO list |',
    'The todo list service was slow.',
    '<https://a.example>',
  ])('is not: %s', (text) => {
    expect(leftovers(text, [PROMPT, '## Users\nTwo words'])).toEqual([]);
  });

  it('is named once, as it stands there', () => {
    expect(leftovers(`${PROMPT}\n${PROMPT}\nTBD TBD`, [PROMPT])).toEqual([PROMPT, 'TBD']);
  });

  it('is found wherever people put it, and never in what they wrote around it', () => {
    const own = fc.array(fc.constantFrom('Cache was cold.', '', '- a list', '`code`', '> quoted'));
    fc.assert(
      fc.property(own, own, (before, after) => {
        expect(leftovers([...before, PROMPT, ...after].join('\n'), [PROMPT])).toEqual([PROMPT]);
        expect(leftovers([...before, ...after].join('\n'), [PROMPT])).toEqual([]);
      }),
    );
  });

  it('is in no real report', () => {
    for (const { summary, impact, timeline } of INCIDENTS)
      for (const text of [summary, impact, ...timeline.map((entry) => entry.text)])
        expect(leftovers(text, [PROMPT])).toEqual([]);
  });
});

describe('an empty text', () => {
  it.each([
    '',
    ' \n\t',
    '- \n- ',
    '---',
    '| | |\n|---|---|',
    '\u200B',
    '&nbsp;',
    '<!-- note -->',
    '- [ ] ',
    '>',
  ])('is %j', (text) => {
    expect(isEmptyText(text)).toBe(true);
  });

  it.each(['0', 'x', '漢', 'ا', '🎉', '![](https://a.example/graph.png)', '`code`'])('is not %j', (text) => {
    expect(isEmptyText(text)).toBe(false);
  });
});

describe('human error', () => {
  const people = [{ names: ['Anna Lindqvist'] }];

  it.each([
    'Human error',
    'The cause was human error.',
    'The outage happened because of human error.',
    'Operator mistake during the deployment',
    'The engineer forgot to run the migration.',
    'It failed because the engineer forgot to run the migration.',
    'Anna deleted the directory.',
  ])('alone is no cause: %s', (text) => {
    expect(humanErrorAlone(text, people)?.question).toMatch(/\?/);
  });

  it.each([
    'Human error, made possible by a missing confirmation',
    'The engineer forgot to run the migration because the runbook does not name it.',
    'Anna deleted the directory. Both hosts looked alike in the shell.',
    'Misconfigured load balancer',
    '',
  ])('with what made it possible is one: %s', (text) => {
    expect(humanErrorAlone(text, people)).toBeNull();
  });

  it('is the cause of no incident that was published', () => {
    for (const { root_causes } of INCIDENTS)
      for (const { text } of root_causes) expect(humanErrorAlone(text, [])).toBeNull();
  });
});
