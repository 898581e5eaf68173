import { type IssueTransition, nextTransition } from '../../src/domain/issue-transitions';

const way = (id: string, to: string, category: string, demands: string[] = []): IssueTransition => ({
  id,
  name: `way ${id}`,
  to: { id: to, name: `status ${to}`, category },
  demands,
});

describe('the next step towards a status category', () => {
  it('is none where the issue is there already', () => {
    expect(nextTransition('done', 'done', [way('1', '9', 'new')], [])).toEqual({ kind: 'there' });
    expect(nextTransition('open', 'new', [way('1', '9', 'done')], [])).toEqual({ kind: 'there' });
    expect(nextTransition('open', 'indeterminate', [], [])).toEqual({ kind: 'there' });
  });

  it('takes the one way that leads there, whatever it is called', () => {
    const close = way('41', '10', 'done');
    expect(nextTransition('done', 'new', [way('1', '2', 'indeterminate'), close], ['1'])).toEqual({
      kind: 'take',
      transition: close,
    });
  });

  it('asks where two ways lead to different statuses, and takes the easier of two to the same', () => {
    const done = way('1', '10', 'done');
    const wontDo = way('2', '11', 'done');
    expect(nextTransition('done', 'new', [done, wontDo], [])).toEqual({
      kind: 'choose',
      among: [done, wontDo],
    });
    const withScreen = way('3', '10', 'done', ['Resolution']);
    expect(nextTransition('done', 'new', [withScreen, done], [])).toEqual({ kind: 'take', transition: done });
  });

  it('says what a way demands instead of guessing it', () => {
    const transition = way('3', '10', 'done', ['Resolution']);
    expect(nextTransition('done', 'new', [transition], [])).toEqual({ kind: 'demands', transition });
  });

  it('goes one hop on where nothing leads there at once, never back and never in a circle', () => {
    const on = way('1', '2', 'indeterminate');
    expect(nextTransition('done', 'new', [on], ['1'])).toEqual({ kind: 'take', transition: on });
    expect(nextTransition('done', 'indeterminate', [way('5', '1', 'new')], ['2'])).toEqual({
      kind: 'no-way',
    });
    expect(nextTransition('done', 'indeterminate', [on], ['2'])).toEqual({ kind: 'no-way' });
    expect(nextTransition('done', 'new', [on, way('2', '3', 'indeterminate')], ['1']).kind).toBe('choose');
    expect(nextTransition('done', 'new', [], ['1'])).toEqual({ kind: 'no-way' });
  });

  it('reopens to any open status', () => {
    const reopen = way('4', '1', 'new');
    expect(nextTransition('open', 'done', [reopen, way('5', '11', 'done')], ['10'])).toEqual({
      kind: 'take',
      transition: reopen,
    });
  });
});
