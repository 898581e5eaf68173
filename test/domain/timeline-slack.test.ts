import { readTimelinePaste, type PastedEntry } from '../../src/domain/timeline-paste';

const paste = (text: string) => readTimelinePaste(text, { day: '2026-03-04', zone: 'America/New_York' });
const brief = ({ at, text, author, source }: PastedEntry) => [
  at?.slice(8, 16).replace('T', ' ') ?? null,
  text,
  author,
  source,
];

describe('a transcript', () => {
  it('is read as Slack copies it: names over texts, bare times, threads, edits, reactions, day dividers', () => {
    const text = `Tuesday, March 3rd
Anna Smith
  11:58 PM
Latency on the API is odd
11:59
Grafana agrees
with me (edited)
:eyes: 2
👀
3
Wednesday, March 4th
PagerDuty APP  12:03 AM
Alert triggered: p99 over 2 s
3 replies
Last reply today at 12:30 AM
New
Bo Ek :palm_tree:  12:05 AM
Rolled back the config, see https://github.com/acme/api/pull/7.
Also sent to the channel
Cy  12:06 AM
joined #inc-42`;
    const { entries, notes } = paste(text);
    expect(entries.map(brief)).toEqual([
      ['04 04:58', 'Latency on the API is odd', 'Anna Smith', ''],
      ['04 04:59', 'Grafana agrees with me', 'Anna Smith', ''],
      ['04 05:03', 'Alert triggered: p99 over 2 s', '', 'PagerDuty'],
      ['04 05:05', 'Rolled back the config, see https://github.com/acme/api/pull/7.', 'Bo Ek', 'GitHub'],
      ['04 05:06', 'joined #inc-42', 'Cy', ''],
    ]);
    expect(entries[3]?.link).toBe('https://github.com/acme/api/pull/7');
    expect(entries.map((entry) => entry.notes)).toEqual([
      [],
      [
        'It was edited afterwards.',
        'Reactions: :eyes: 2',
        'Reactions: 👀',
        'Reactions: 3',
        'The times before it have AM and PM: read as 23:59.',
      ],
      ['About its thread: “3 replies”.', 'About its thread: “Last reply today at 12:30 AM”.'],
      ['About its thread: “Also sent to the channel”.'],
      ['The chat itself may have written this.'],
    ]);
    expect(notes).toEqual(['No entries: “New”.']);
  });

  it.each([
    ['[10:05] anna: latency is odd\n[10:06] bo ek: rolled back'],
    ['[10:05 AM] anna: latency is odd\n[10:06 AM] bo ek: rolled back'],
    ['[2026-03-04 10:05] <anna> latency is odd\n[2026-03-04 10:06] <bo ek> rolled back'],
    ['10:05 <anna> latency is odd\n10:06 <bo ek> rolled back'],
    ['anna [10:05 AM]\nlatency is odd\n\nbo ek [10:06 AM]\nrolled back'],
    ['anna  10:05\nlatency\nis odd\nbo ek  10:06\nrolled back'],
    ['anna  Mar 4th at 10:05 AM\nlatency is odd\nbo ek  Mar 4th at 10:06 AM\nrolled back'],
  ])('is read from %j', (text) => {
    expect(paste(text).entries.map(brief)).toEqual([
      ['04 15:05', 'latency is odd', 'anna', ''],
      ['04 15:06', 'rolled back', 'bo ek', ''],
    ]);
  });

  it('keeps times and tables within a message', () => {
    const { entries } = paste('Anna Smith  10:05 AM\n10:01 deploy went out\na | b | c\nBo Ek  10:07 AM\nok');
    expect(entries.map(({ text }) => text)).toEqual(['10:01 deploy went out a | b | c', 'ok']);
  });

  it('is told from minutes with a time over paragraphs', () => {
    const { entries } = paste(
      '### Sep 29 2017 08:59\n\nFirst report\nof failure\n\n### 14:00\n\nTest builds\n14:10 found it',
    );
    expect(entries.map(({ at, text }) => [at, text])).toEqual([
      ['2017-09-29T12:59:00.000Z', 'First report of failure'],
      ['2017-09-29T18:00:00.000Z', 'Test builds'],
      ['2017-09-29T18:10:00.000Z', 'found it'],
    ]);
  });
});

describe('an export', () => {
  const messages = [
    {
      type: 'message',
      ts: '1772636760.000200',
      user: 'U2',
      text: 'Rolled back, <@U1> &amp; <#C1|inc-42>: <https://github.com/acme/api/pull/7|PR 7>',
      thread_ts: '1772636700.000100',
      edited: { user: 'U2', ts: '1772636790.000000' },
      reactions: [{ name: 'tada', count: 2, users: ['U1'] }],
    },
    {
      type: 'message',
      ts: '1772636700.000100',
      user: 'U1',
      text: 'Latency is odd',
      user_profile: { real_name: 'Anna Smith' },
    },
    {
      type: 'message',
      subtype: 'bot_message',
      ts: '1772636640.5',
      bot_id: 'B1',
      username: 'PagerDuty',
      text: '',
      attachments: [{ title: 'Alert', text: 'p99 over 2 s' }],
    },
    { type: 'message', ts: 'soon', text: 'no time' },
  ];
  const expected = [
    ['04 15:04', 'Alert: p99 over 2 s', '', 'PagerDuty'],
    ['04 15:05', 'Latency is odd', 'Anna Smith', 'Slack'],
    [
      '04 15:06',
      'Rolled back, @Anna Smith & #inc-42: PR 7 (https://github.com/acme/api/pull/7)',
      'U2',
      'Slack',
    ],
  ];

  it.each([
    ['a list', JSON.stringify(messages)],
    ['an answer of the API', JSON.stringify({ ok: true, messages })],
  ])('is read from %s, by time', (_, text) => {
    const { entries } = paste(text);
    expect(entries.filter(({ isUnderstood }) => isUnderstood).map(brief)).toEqual(expected);
    expect(entries.find(({ text: words }) => words.startsWith('Rolled'))?.notes).toEqual([
      'It is a reply in a thread.',
      'It was edited afterwards.',
      'Reactions: :tada: 2',
    ]);
    expect(entries.filter(({ isUnderstood }) => !isUnderstood)).toMatchObject([
      { at: null, timeWords: 'soon', text: 'no time' },
    ]);
  });

  it('that was cut off is said to be', () => {
    const { notes } = paste(JSON.stringify(messages).slice(0, 300));
    expect(notes[0]).toContain('export of Slack that is not whole');
  });
});
