/** What a sentence for people outside does that it had better not, without somebody having decided so. */
export const EXTERNAL_FAMILIES = ['liability', 'promise', 'third-party', 'blame'] as const;
export type ExternalFamily = (typeof EXTERNAL_FAMILIES)[number];

export interface ExternalHint {
  readonly family: ExternalFamily;
  /** As they stand in the text. */
  readonly words: string;
  /** Offset of `words` in the text, in UTF-16 units. */
  readonly at: number;
  readonly question: string;
}

interface Rule {
  readonly family: ExternalFamily;
  readonly pattern: RegExp;
}

const QUESTIONS: Readonly<Record<ExternalFamily, string>> = {
  liability:
    'Does whoever answers for legal matters agree that this admits fault or promises compensation? Otherwise say what happened and what you do.',
  promise: 'Can this be kept under all circumstances? Otherwise say what you change, and by when.',
  'third-party':
    'Has this company agreed to be named, and is it yours to say? Otherwise name what failed: “a provider of ours”.',
  blame: 'Say what the system let happen instead of who did it.',
};

/** Few rules that are nearly always right, rather than many. Each is looked for in one sentence. */
const RULES: readonly Rule[] = [
  {
    family: 'liability',
    pattern:
      /\b(?:we|our company|[A-Z]\w+) (?:are|is|were|was) (?:fully |entirely |solely |legally )?(?:liable|negligent|at fault|to blame)\b|\bour (?:own )?(?:fault|negligence|liability)\b|\b(?:we )?(?:accept|take|assume|admit) (?:full |all |complete |sole )?(?:liability|legal responsibility|the blame)\b|\bbreach(?:ed|es)? (?:of )?(?:(?:the|our|its|their|your) )?(?:\w+ )?(?:contracts?|agreements?|SLAs?|obligations?|GDPR|law)\b|\bviolat(?:ed|es|ion of) (?:(?:the|our|its|their|your) )?(?:\w+ )?(?:contracts?|agreements?|SLAs?|obligations?|GDPR|laws?|regulations?)\b/gi,
  },
  {
    family: 'liability',
    pattern:
      /\b(?:we|you) (?:will|shall|are going to|must) (?:be )?(?:compensat\w+|reimburs\w+|refund\w*|indemnif\w+)\b|\bpay(?:ing)? (?:you )?damages\b/gi,
  },
  {
    family: 'promise',
    pattern:
      /\b(?:will|can|shall) (?:never|not ever) (?:again )?(?:happen|occur|recur|fail|repeat|go down|be repeated)\b|\b(?:never|not) (?:happen|occur|recur) (?:ever )?again\b|\bwon['’]t (?:ever )?(?:happen|occur|recur|fail) again\b|\b(?:will|would) not (?:happen|occur|recur|fail) again\b/gi,
  },
  {
    family: 'promise',
    pattern:
      /\bwe (?:can |hereby |now )?(?:guarantee|promise|assure you|pledge)\b|\b(?:guaranteed|guarantees?) (?:that )?(?:no|never|100|all|every)\b|\b100 ?% (?:uptime|availab\w+|secure|safe|reliab\w+)\b|\b(?:completely|absolutely|totally|fully|entirely) (?:safe|secure|impossible|eliminated|risk-free)\b/gi,
  },
  {
    family: 'blame',
    pattern:
      /\b(?:human|operator|engineer|employee|user|administrator|pilot|developer)(?:['’]s)? (?:error|mistake|negligence|carelessness|failure)\b|\b(?:an?|one of our|our) (?:junior |senior |single |new )?(?:engineer|employee|operator|developer|administrator|contractor|colleague|technician)s? (?:accidentally |mistakenly |wrongly |carelessly |inadvertently )?(?:forgot|failed|neglected|deleted|removed|broke|misconfigured|caused|ignored|overlooked|made an? (?:error|mistake))\b|\b(?:careless(?:ness|ly)?|incompeten(?:t|ce)|sloppy|negligently)\b/gi,
  },
  {
    family: 'blame',
    pattern:
      /\b(?:customers|users|clients|you) (?:should have|should not have|failed to|neglected to|were supposed to)\b/gi,
  },
];

/** Providers that are often named. The name alone is fine: what counts is what it is said to have done. */
const PROVIDERS = [
  'AWS',
  'Amazon(?: Web Services)?',
  'Azure',
  'Microsoft',
  'Google(?: Cloud)?',
  'GCP',
  'Cloudflare',
  'Fastly',
  'Akamai',
  'Oracle',
  'GitHub',
  'GitLab',
  'Okta',
  'Auth0',
  'Stripe',
  'PayPal',
  'Twilio',
  'SendGrid',
  'Datadog',
  'CrowdStrike',
  'Salesforce',
  'Slack',
  'Zoom',
  'Verizon',
  'AT&T',
  'Deutsche Telekom',
  'Vodafone',
].join('|');

const FAILED = String.raw`(?:had|has had|suffered|experienced|caused|failed|broke|crashed|went down|was (?:down|unavailable|unreachable|slow|at\sfault|responsible)|did(?: not|n['’]t)|could(?: not|n['’]t)|lost|deleted|dropped|leaked|was breached)`;
const THIRD_PARTIES: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:${PROVIDERS})\b(?: \w+){0,2}? ${FAILED}\b`, 'g'),
  new RegExp(
    String.raw`\b(?:outage|failure|incident|bug|fault|error|breach|problem)s? (?:at|of|in|by|with|on the side of) (?:${PROVIDERS})\b`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:caused by|because of|due to|blame[ds]?(?: on)?) (?:an? \w+ (?:at|of|in) )?(?:${PROVIDERS})\b`,
    'gi',
  ),
  /\b(?:our|the) (?:\w+ )?(?:vendor|supplier|provider|subcontractor|contractor)['’]s (?:fault|mistake|negligence|failure|error)\b/gi,
];

/** What somebody denies or quotes is no such sentence. */
const DENIED = /\b(?:no|not|never|cannot|can['’]t|without|rather than|instead of)\b[^.!?;,]{0,25}$/i;

/** Hints on a text, in the order of the text; each asks, none forbids. */
export function externalHints(text: string): readonly ExternalHint[] {
  const masked = text.replace(/`[^`\n]*`|https?:\/\/\S+|^>.*$/gm, (code) => ' '.repeat(code.length));
  const rules = [...RULES, ...THIRD_PARTIES.map((pattern): Rule => ({ family: 'third-party', pattern }))];
  const found = rules.flatMap(({ family, pattern }) =>
    [...masked.matchAll(pattern)].flatMap((match): ExternalHint[] => {
      if (family !== 'promise' && DENIED.test(masked.slice(0, match.index))) return [];
      return [{ family, words: match[0], at: match.index, question: QUESTIONS[family] }];
    }),
  );
  return found
    .sort((a, b) => a.at - b.at || b.words.length - a.words.length)
    .filter(
      (hint, index, all) =>
        index === 0 || hint.at >= (all[index - 1]?.at ?? 0) + (all[index - 1]?.words.length ?? 0),
    );
}
