import { checkBlame, checkBlameCounting } from '../../../src/domain/blameless/check';

const BLAME = 'Marta forgot to renew the certificate.';

function wordsOf(text: string): string[] {
  return checkBlame(text, []).map(({ words }) => words);
}

describe('where blame is looked for', () => {
  it.each([
    ['a paragraph', BLAME],
    ['a heading', `## ${BLAME}`],
    ['a list', `- one\n- ${BLAME}\n  1. two`],
    ['a task', `- [ ] ${BLAME}`],
    ['a nested item', `- one\n    - ${BLAME}`],
    ['a cell', `| Time | Event |\n| --- | :-- |\n| 10:20 | ${BLAME} |`],
    ['a line of a timeline', `10:00 all well\n10:20 ${BLAME}\n10:30 all well`],
    ['bold', 'On Monday **Marta** _forgot_ to renew it.'],
    ['the text of a link', '[Marta forgot](https://example.com/a) to renew it.'],
    ['a paragraph over two lines', 'On Monday Marta\nforgot to renew the certificate.'],
    ['Windows lines', `All well.\r\n\r\n${BLAME}\r\n`],
    ['after a fence', `\`\`\`\ncode\n\`\`\`\n${BLAME}`],
  ])('is in %s', (_where, text) => {
    expect(checkBlame(text, [])).toHaveLength(1);
  });

  it.each([
    ['a fence', `\`\`\`\n${BLAME}\n\`\`\``],
    ['a fence of tildes in a list', `- a\n  ~~~text\n  ${BLAME}\n  ~~~`],
    ['a fence that is never closed', `\`\`\`\n${BLAME}\n\n${BLAME}`],
    ['code in a line', `The log had \`${BLAME}\` in it.`],
    ['indented code', `The output was:\n\n    ${BLAME}\n`],
    ['a block quote', `> ${BLAME}\nand on`],
    ['speech', `The banner read "${BLAME}" all day.`],
    ['typographic quotes', `The banner read “${BLAME}” or ‘${BLAME}’ or «${BLAME}» or „${BLAME}“.`],
    ['a comment', `<!--\n${BLAME}\n-->`],
    ['a log line', `ERROR 2024-03-01 12:00:00 ${BLAME}`],
    ['a log line in brackets', `[E 2024-03-01 12:00:00.123 hub:113] ${BLAME}`],
    ['a line of syslog', `Mar 01 12:00:00 web-1 cron[12]: ${BLAME}`],
    ['an address', 'See https://example.com/marta-forgot-it and https://example.com/?q=human+error.'],
    ['the target of a link', '[the page](https://example.com/ "human error") says more.'],
  ])('is not in %s', (_where, text) => {
    expect(wordsOf(text)).toEqual([]);
  });

  it('ends a quotation with its sentence, not at an apostrophe', () => {
    expect(wordsOf("The hosts' disks weren't full. Marta forgot the alert. It's the hosts' fault.")).toEqual([
      'Marta forgot',
    ]);
  });

  it('says what somebody wrote in a chat to shame a person, and no other speech', () => {
    expect(wordsOf('Teams, 09:12: "Marta messed up the deploy".')).toEqual(['Marta messed up']);
    expect(wordsOf('The tool printed "Marta messed up the deploy".')).toEqual([]);
  });
});

describe('sentences', () => {
  it.each([
    ['Dr. Chen joined at 10 a.m. and left. All was well.', 2],
    ['Version 3.5.2 of etcd failed, e.g. on node-1.example.com. It was etcd 3.5. Then it stopped!', 3],
    ['J. Miller saw config.yml, i.e. the file. Really?! Yes...', 3],
    ['# Title\n\nOne. Two.\n- three\n- four', 5],
    ['', 0],
    ['...\n\n---\n\n| | |', 0],
  ])('are counted in %j', (text, sentences) => {
    expect(checkBlameCounting(text, []).sentences).toBe(sentences);
  });
});
