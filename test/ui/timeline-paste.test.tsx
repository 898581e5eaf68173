import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as v from 'valibot';
import { timelineEntry } from '../../src/contract/fields';
import type { TimelineEntry } from '../../src/contract/rules';
import type { Versioned } from '../../src/contract/postmortem';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';

const host = freshHost();
let kept: Versioned<TimelineEntry>[] = [];
/** By change id: a repeated call adds what is missing, as the functions do. */
let changes = new Map<string, string[]>();
let sent: (readonly [changeId: string, count: number])[] = [];

/** @param answer what becomes of the call of that number, from 1: `lost` saves and does not answer */
function adding(answer: (round: number) => 'saved' | 'lost' | 'down' = () => 'saved') {
  let round = 0;
  host().calls = {
    'postmortem.open': () => ok(opened(aPostmortem({ timeline: kept }))),
    'timeline.add': ({ changeId, entries }) => {
      round += 1;
      sent.push([changeId, entries.length]);
      const outcome = answer(round);
      if (outcome === 'down') return failed('UNEXPECTED', 'Debrief did not answer.');
      const values = entries.map((entry) => v.parse(timelineEntry, entry));
      const ids = values.map(({ id }) => id);
      expect(changes.get(changeId) ?? ids).toEqual(ids);
      changes.set(changeId, ids);
      const there = new Set(kept.map(({ value }) => value.id));
      kept = [...kept, ...values.filter(({ id }) => !there.has(id)).map((value) => ({ version: 1, value }))];
      return outcome === 'lost'
        ? failed('UNEXPECTED', 'Debrief did not answer.')
        : ok(values.map((value) => ({ version: 1, value })));
    },
  };
}

beforeEach(() => {
  kept = [];
  changes = new Map();
  sent = [];
});

async function pasteText(text: string) {
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Paste a timeline' }, { timeout: 20_000 }));
  const panel = await screen.findByTestId('paste-timeline', undefined, { timeout: 20_000 });
  fireEvent.change(within(panel).getByLabelText('Table, CSV, lines or a chat'), { target: { value: text } });
  await user.click(within(panel).getByRole('button', { name: 'Show preview' }));
  return { user, panel };
}

const texts = () => kept.map(({ value }) => value.text);

test('a row that blames is marked, and codes of emoji are emoji', async () => {
  adding();
  const { panel } = await pasteText('23:10 the careless engineer broke it\n23:12 disk filled up :eyes:');
  const [blaming, fine] = within(panel).getAllByTestId('timeline-paste-row');
  expect(await within(blaming ?? panel).findByTestId('entry-wording')).toHaveTextContent(
    /^“the careless engineer broke it”: /,
  );
  expect(within(fine ?? panel).queryByTestId('entry-wording')).not.toBeInTheDocument();
  expect(within(fine ?? panel).getByLabelText('What happened, row 2')).toHaveValue('disk filled up 👀');
});

test('rows are corrected, left out, and added in the order of the text', async () => {
  adding();
  const { user, panel } = await pasteText(
    '23:10 disk filled up\n23:05 deploy of 4.2 began, Jenkins\n23:?? somebody looked\nno time at all',
  );
  expect(within(panel).getAllByTestId('timeline-paste-row')).toHaveLength(4);
  fireEvent.change(within(panel).getByLabelText('What happened, row 1'), {
    target: { value: 'disk was full' },
  });
  fireEvent.change(within(panel).getByLabelText('Time, row 1'), { target: { value: '~23:12' } });
  await user.selectOptions(within(panel).getByLabelText('Kind, row 1'), 'Trigger');
  await user.click(within(panel).getByLabelText('Add row 4'));
  await user.click(within(panel).getByRole('button', { name: 'Add 3 entries' }));
  await waitFor(() => expect(panel).not.toBeInTheDocument());
  expect(host().inputsOf('timeline.add')).toMatchObject([
    {
      entries: [
        {
          text: 'disk was full',
          at: '2017-01-31T23:12:00.000Z',
          precision: 'about',
          timeWords: '~23:12',
          kind: 'trigger',
          position: 1,
        },
        { text: 'deploy of 4.2 began', source: 'Jenkins', position: 2 },
        { at: '2017-01-31T23:00:00.000Z', precision: 'hour', timeWords: '23:??', position: 3 },
      ],
    },
  ]);
});

test('a hundred go in one call; what was lost is sent again as the same changes, and nothing doubles', async () => {
  adding((round) => (round === 1 ? 'lost' : round === 2 ? 'down' : 'saved'));
  const lines = Array.from(
    { length: 130 },
    (_, index) => `${index < 65 ? '23' : '22'}:10 step ${String(index)}`,
  );
  const { panel } = await pasteText(lines.join('\n'));
  // Looking for roles among so many rows takes jsdom a minute.
  fireEvent.click(within(panel).getByText('Add 130 entries'));
  await within(panel).findByText('Debrief did not answer.', undefined, { timeout: 20_000 });
  expect(within(panel).getByLabelText('What happened, row 1')).toHaveAttribute('readonly');
  expect(within(panel).getByLabelText('What happened, row 130')).not.toHaveAttribute('readonly');
  fireEvent.click(within(panel).getByText('Retry 130 entries'));
  await waitFor(() => expect(sent).toHaveLength(2));
  fireEvent.click(await within(panel).findByText('Retry 130 entries', undefined, { timeout: 20_000 }));
  await waitFor(() => expect(panel).not.toBeInTheDocument(), { timeout: 20_000 });
  expect(texts()).toEqual(lines.map((line) => line.slice(6)));
  expect(sent.map(([, count]) => count)).toEqual([100, 100, 100, 30]);
  expect(new Set(sent.map(([changeId]) => changeId)).size).toBe(2);
});

test('long entries go in more calls, for the platform takes no call of more than 500 KB', async () => {
  adding();
  const lines = Array.from({ length: 45 }, (_, index) => `23:10 ${String(index)} ${'界'.repeat(3900)}`);
  const { panel } = await pasteText(lines.join('\n'));
  fireEvent.click(within(panel).getByText('Add 45 entries'));
  await waitFor(() => expect(panel).not.toBeInTheDocument(), { timeout: 20_000 });
  expect(texts()).toEqual(lines.map((line) => line.slice(6)));
  const sizes = host()
    .inputsOf('timeline.add')
    .map((input) => new Blob([JSON.stringify(input)]).size);
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.max(...sizes)).toBeLessThan(260_000);
});

test('what is there already is left out, another zone moves the times, and a reload loses nothing', async () => {
  adding();
  kept = [
    {
      version: 1,
      value: {
        id: '01890000-0000-7000-8000-000000000009',
        at: '2017-01-31T23:05:00.000Z',
        precision: 'exact',
        timeWords: '',
        text: 'Alert fired',
        kind: 'detection',
        source: '',
        link: '',
        position: 1,
      },
    },
  ];
  const { user, panel } = await pasteText('23:05 alert fired\n23:20 rolled back');
  expect(within(panel).getByText('This is in the timeline already.')).toBeInTheDocument();
  expect(within(panel).getByLabelText('Add row 1')).not.toBeChecked();
  fireEvent.change(within(panel).getByLabelText('Time zone of these times'), {
    target: { value: 'Asia/Kolkata' },
  });
  expect(within(panel).queryByText('This is in the timeline already.')).toBeNull();
  expect(within(panel).getByRole('button', { name: 'Add 2 entries' })).toBeInTheDocument();
  await user.click(within(panel).getByLabelText('Add row 1'));
  fireEvent.change(within(panel).getByLabelText('What happened, row 2'), {
    target: { value: 'Rolled back 4.2' },
  });

  cleanup();
  openApp(host());
  await user.click(await screen.findByRole('button', { name: 'Continue writing' }, { timeout: 20_000 }));
  const again = await screen.findByTestId('paste-timeline', undefined, { timeout: 20_000 });
  expect(within(again).getByLabelText('What happened, row 2')).toHaveValue('Rolled back 4.2');
  await user.click(within(again).getByRole('button', { name: 'Add 1 entry' }));
  await waitFor(() => expect(texts()).toEqual(['Alert fired', 'Rolled back 4.2']));
  expect(kept[1]?.value.at).toBe('2017-01-31T17:50:00.000Z');
});
