import { type ExternalFamily, externalHints } from '../../src/domain/external-wording';

const HINTED: readonly (readonly [ExternalFamily, string])[] = [
  ['liability', 'We are fully liable for the loss of your data.'],
  ['liability', 'This was our fault.'],
  ['liability', 'We accept full liability for the delay.'],
  ['liability', 'In doing so we breached our agreement with you.'],
  ['liability', 'This violated the GDPR.'],
  ['liability', 'We will compensate every customer.'],
  ['liability', 'We will refund everybody in full.'],
  ['promise', 'This will never happen again.'],
  ['promise', 'We have made sure that it won’t happen again.'],
  ['promise', 'We guarantee that your data is safe.'],
  ['promise', 'From now on we offer 100% uptime.'],
  ['promise', 'Your data is now completely secure.'],
  ['promise', 'It will not happen again.'],
  ['third-party', 'AWS had an outage in its Frankfurt region.'],
  ['third-party', 'The cause was an outage at Cloudflare.'],
  ['third-party', 'Payments failed due to Stripe.'],
  ['third-party', 'It was our supplier’s fault.'],
  ['third-party', 'Google Cloud storage lost some of the files.'],
  ['blame', 'The cause was human error.'],
  ['blame', 'One of our engineers accidentally deleted the database.'],
  ['blame', 'An employee forgot to renew the certificate.'],
  ['blame', 'Customers should have used the second endpoint.'],
  ['blame', 'It was a careless change.'],
];

const FINE: readonly string[] = [
  'Orders were slow for ninety minutes.',
  'We are sorry for the trouble that this caused you.',
  'We take responsibility for how our service works, and we will do better.',
  'No personal data was lost or seen by others.',
  'A change of our load balancer sent all requests to one host.',
  'We rolled the change back at 10:20 UTC.',
  'By the end of April we check each change of the load balancer before it goes out.',
  'We run in two regions of AWS and will add a third.',
  'You can sign in with Google or Microsoft as before.',
  'A provider of ours had an outage.',
  'Credits under your agreement are applied as usual; ask us at support@example.com.',
  'If you are owed a refund, our support helps you.',
  'It may take longer than we expect.',
  'Our engineers found the cause within ten minutes.',
  'We took the faulty host out of rotation.',
  'We rehearse restores every month so that they take less time.',
  'This was not human error: two buttons looked alike.',
  'Customers who used the second endpoint were not affected.',
  'The alert failed to reach the team on call.',
  'Our status page was updated every 30 minutes.',
  'See https://status.example.com/never-happen-again for details.',
  'Our SLA stays as it is.',
  'We have told the authorities as the GDPR asks.',
  'The error was in how we count requests.',
];

test.each(HINTED)('%s: %s', (family, sentence) => {
  expect(externalHints(sentence).map((hint) => hint.family)).toEqual([family]);
});

test.each(FINE)('fine: %s', (sentence) => {
  expect(externalHints(sentence)).toEqual([]);
});

test('says where the words stand, in the order of the text, each once', () => {
  const text = 'It was human error. It will never happen again.';
  const hints = externalHints(text);
  expect(hints.map(({ at, words }) => text.slice(at, at + words.length))).toEqual([
    'human error',
    'will never happen',
  ]);
});

test('a long text takes no long time', () => {
  const text = 'We are the same words over and over, and AWS is one of them. '.repeat(2_000);
  const start = performance.now();
  externalHints(text);
  expect(performance.now() - start).toBeLessThan(2_000);
});
