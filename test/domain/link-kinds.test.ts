import fc from 'fast-check';
import { guessLinkKind, LINKS_AT_ONCE, linksIn } from '../../src/domain/link-kinds';
import { isWebAddress, LINK_KINDS, shownAddress } from '../../src/domain/links';

describe('what an address leads to', () => {
  it.each([
    ['https://acme.pagerduty.com/incidents/Q1X', 'incident'],
    ['https://app.incident.io/acme/incidents/12', 'incident'],
    ['https://status.acme.com/', 'incident'],
    ['https://acme.atlassian.net/browse/INC-12', 'incident'],
    ['https://acme.atlassian.net/browse/CHG-7', 'cause-change'],
    ['https://github.com/acme/shop/pull/812', 'cause-change'],
    ['https://gitlab.com/acme/shop/-/merge_requests/7', 'cause-change'],
    ['https://github.com/acme/shop/commit/0a1b2c3d4e', 'cause-change'],
    ['https://github.com/acme/shop/actions/runs/123', 'cause-change'],
    ['https://github.com/acme/shop/blob/main/lb.conf#L10', 'code'],
    ['https://bitbucket.org/acme/shop/src/main/lb.conf', 'code'],
    ['https://grafana.acme.com/d/abc/checkout?from=1', 'dashboard'],
    ['https://acme.grafana.net/alerting/grafana/xyz/view', 'alert'],
    ['https://app.datadoghq.eu/monitors/123', 'alert'],
    ['https://app.datadoghq.eu/dashboard/abc', 'dashboard'],
    ['https://app.datadoghq.eu/logs?query=x', 'logs'],
    ['https://kibana.acme.com/app/discover#/?_g=()', 'logs'],
    ['https://kibana.acme.com/app/dashboards#/view/1', 'dashboard'],
    ['https://alertmanager.acme.com/#/silences', 'alert'],
    ['https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups', 'logs'],
    ['https://acme.atlassian.net/wiki/spaces/OPS/pages/1', 'document'],
    ['https://docs.google.com/document/d/1/edit', 'document'],
    ['https://acme.slack.com/archives/C1/p2', 'document'],
    ['not an address', 'document'],
  ] as const)('%s: %s', (url, kind) => {
    expect(guessLinkKind(url)).toBe(kind);
  });

  it('takes the second change as the one that mended it', () => {
    const change = 'https://github.com/acme/shop/pull/813';
    expect(guessLinkKind(change, ['incident', 'cause-change'])).toBe('fix-change');
    expect(guessLinkKind(change, ['fix-change'])).toBe('cause-change');
  });
});

describe('addresses in a pasted text', () => {
  it('are found each once, in order, with the words that name them', () => {
    const text = [
      '- Checkout latency: https://grafana.acme.com/d/abc',
      'see (https://acme.com/wiki/a_(b)), https://acme.com/c.',
      '[The change](https://github.com/acme/shop/pull/812) and <https://acme.com/x|Notes>',
      '2. https://grafana.acme.com/d/abc',
      'javascript:alert(1) ftp://acme.com file:///etc/passwd',
    ].join('\n');
    expect(linksIn(text)).toEqual([
      { url: 'https://grafana.acme.com/d/abc', title: 'Checkout latency' },
      { url: 'https://acme.com/wiki/a_(b)', title: 'see' },
      { url: 'https://acme.com/c', title: '' },
      { url: 'https://github.com/acme/shop/pull/812', title: 'The change' },
      { url: 'https://acme.com/x', title: 'Notes' },
    ]);
  });

  it('are not named by the words that join them', () => {
    const titles = (text: string) => linksIn(text).map(({ title }) => title);
    expect(titles('https://a.io and https://b.io, or https://c.io; & https://d.io')).toEqual([
      '',
      '',
      '',
      '',
    ]);
    expect(titles('Graph: https://a.io and then Logs: https://b.io\nand https://c.io')).toEqual([
      'Graph',
      'Logs',
      '',
    ]);
    expect(titles('And gate: https://a.io\nOrders: https://b.io')).toEqual(['And gate', 'Orders']);
  });

  it('are no more than a report takes at once', () => {
    const text = Array.from({ length: 80 }, (_, index) => `https://acme.com/${index}`).join(' ');
    expect(linksIn(text)).toHaveLength(LINKS_AT_ONCE);
  });

  it('are web addresses with a known kind, whatever was pasted', () => {
    const piece = fc.oneof(
      fc.constantFrom('https://', 'http://a.b', '[', '](', ')', '<', '|', '>', 'javascript:', ' ', '\n', '('),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const { url, title } of linksIn(pieces.join(''))) {
          expect(isWebAddress(url)).toBe(true);
          expect(title).not.toMatch(/[\r\n]/);
          expect(LINK_KINDS).toContain(guessLinkKind(url));
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('an address nobody named is shown without its scheme, and its end stays readable', () => {
  expect(shownAddress('https://www.acme.com/')).toBe('acme.com');
  const long = shownAddress(`https://acme.com/${'a'.repeat(80)}/the-end`);
  expect(long).toHaveLength(60);
  expect(long).toMatch(/^acme\.com\/a+…a+\/the-end$/);
});
