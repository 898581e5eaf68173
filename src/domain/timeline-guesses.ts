import { ENTRY_KINDS, type EntryKind } from './timeline';

/** Tools that incidents are seen in, as they write themselves, with the hosts that links to them have. */
const TOOLS: readonly (readonly [string, RegExp, RegExp?])[] = [
  ['PagerDuty', /^pager ?duty$/, /(^|\.)pagerduty\.com$/],
  ['Grafana', /^grafana$/, /grafana/],
  ['Kibana', /^kibana$/, /kibana/],
  ['GitHub', /^git ?hub( actions)?$/, /(^|\.)github\.com$/],
  ['GitLab', /^git ?lab( ci)?$/, /(^|\.)gitlab\./],
  ['Bitbucket', /^bitbucket$/, /(^|\.)bitbucket\.org$/],
  ['Slack', /^slack$/, /(^|\.)slack\.com$/],
  ['Opsgenie', /^ops ?genie$/, /(^|\.)opsgenie\.com$/],
  ['Datadog', /^data ?dog$/, /(^|\.)datadoghq\./],
  ['Prometheus', /^prometheus$/, /prometheus/],
  ['Alertmanager', /^alert ?manager$/, /alertmanager/],
  ['Sentry', /^sentry$/, /(^|\.)sentry\./],
  ['New Relic', /^new ?relic$/, /(^|\.)newrelic\.com$/],
  ['Splunk', /^splunk$/, /splunk/],
  ['CloudWatch', /^(aws )?cloud ?watch$/],
  ['Honeycomb', /^honeycomb$/, /(^|\.)honeycomb\.io$/],
  ['Pingdom', /^pingdom$/, /(^|\.)pingdom\.com$/],
  ['Statuspage', /^status ?page$/, /(^|\.)statuspage\.io$/],
  ['Jira', /^jira$/, /\.atlassian\.net$/],
  ['Jenkins', /^jenkins$/, /jenkins/],
  ['Argo CD', /^argo ?cd$/, /argocd/],
  ['Terraform', /^terraform$/],
  ['Microsoft Teams', /^(ms |microsoft )?teams$/, /(^|\.)teams\.microsoft\.com$/],
];

/** Their names, as the tools write themselves. */
export const KNOWN_TOOLS: readonly string[] = TOOLS.map(([name]) => name);

/** The tool that a word is the name of, as the tool writes it; null when it is none that we know. */
export function knownTool(words: string): string | null {
  if (words.length > 30) return null;
  const name = words
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim();
  return TOOLS.find(([, names]) => names.test(name))?.[0] ?? null;
}

/** The tool behind a link, by its host; null when the host tells nothing. */
export function toolOfLink(link: string): string | null {
  const host = /^https?:\/\/(?:[^/@\s]{0,100}@)?([^/:?#\s]{1,253})/i.exec(link)?.[1]?.toLowerCase() ?? '';
  return host === '' ? null : (TOOLS.find(([, , hosts]) => hosts?.test(host) === true)?.[0] ?? null);
}

const LINK = /https?:\/\/[^\s<>"'|\]]{1,2000}/i;

/** The first link in a text, without the sentence's own signs behind it; empty when there is none. */
export function linkIn(text: string): string {
  const link = LINK.exec(text)?.[0] ?? '';
  const end = link.replace(/[.,;:!?]+$/, '');
  return end.endsWith(')') && !end.includes('(') ? end.slice(0, -1) : end;
}

/** The source that stands behind a text: `…, Grafana`, `… (PagerDuty)`, `… - GitHub`; null when it is no known tool. */
export function sourceBehind(text: string): { readonly text: string; readonly source: string } | null {
  const tail = text.slice(-40);
  const found = /(?:\s?[,;|]\s?|\s[-–—]\s|\s\(|\s\[|\svia\s|\s@\s)([A-Za-z][A-Za-z ]{1,25})[)\]]?\.?$/.exec(
    tail,
  );
  const source = knownTool(found?.[1] ?? '');
  return found === null || source === null
    ? null
    : { text: text.slice(0, text.length - found[0].length).trim(), source };
}

/** Words that show a kind. The first that fit decide: what ends an incident before what began it. */
const SIGNS: readonly (readonly [EntryKind, RegExp])[] = [
  [
    'resolution',
    /\b(?<!not |un)(resolved|fully (restored|recovered|back)|service (is )?restored|all clear|incident (is )?(over|closed)|(back to|now|all|are|is|traffic) normal|everything (is )?(back|working|ok|fine))\b/,
  ],
  [
    'escalation',
    /\b(escalat\w+|paged (the |in )?\w+ (team|lead|manager)|called in|pulled in|incident (commander|manager) (paged|assigned|appointed|joined)|(joined|was added to) the (call|bridge|channel)|declared|sev ?-?\d (raised|called))\b/,
  ],
  [
    'detection',
    /\b((alerts?|alarms?|monitors?|pages?|warnings?) (was |were |is |are )?(triggered|fired|firing|raised|received|went off|sent)|(first|triggered|fired) (alert|alarm|page)|paged|detected|notic(ed|es)|(users?|customers?|clients?|support) (\w+ )?(report\w*|complain\w*|alerted)|first reports?|tickets? (came in|received))\b/,
  ],
  ['decision', /\b(decided?|decision|agreed|chose|approved|plan made|proposed|we will)\b/],
  [
    'communication',
    /\b(status ?page|status (yellow|red|green|updated?)|posted|announc\w+|informed|notified|e-?mail(ed)?|mail (sent|to)|tweet\w*|blog post|public statement|update (sent|given|published)|customers? (were )?told)\b/,
  ],
  [
    'mitigation',
    /\b(roll(ed|ing)? ?back|rollback|revert(ed|ing)?|mitigat\w+|fail(ed|ing)? ?over|restored|recover(ed|ing|s)|work-?around|hot-?fix\w*|(fix|patch) (was |is )?(deployed|applied|released|rolled out|live|in place|pushed)|(deployed|applied|released|shipped|pushed) (a |the )?(fix|patch)|disabled|scaled (up|out)|drained|switched (back|over)|traffic (moved|shifted))\b/,
  ],
  [
    'diagnosis',
    /\b(root cause|identified|investigat\w+|suspect\w*|confirmed|traced|narrowed|found (that|the|out)|looks like|turns out|ruled out|caused by|correlat\w+|reproduc\w+|analys\w+|debug\w*)\b/,
  ],
  [
    'symptom',
    /\b(spik\w+|latency|errors?|5\d\d|timed? ?outs?|slow\w*|unavailable|unreachable|(is|are|went|goes) down|outages?|drop(s|ped|ping)?|degrad\w+|fail(s|ed|ing|ures?)?|crash\w*|exhausted|out of (memory|disk)|lag\w*|missing|stuck|backlog|saturat\w+|high (cpu|load|memory))\b/,
  ],
  [
    'change',
    /\b(deploy(s|ed|ment)?|released?|merged|rolled out|rollout|migrat\w+|upgrad\w+|config\w* (change|update)\w*|changed|feature flag|pull request|maintenance|went live)\b/,
  ],
];

/** The kind that a text's words suggest, or null; English only, and only a proposal for a person to look at. */
export function guessKind(text: string): EntryKind | null {
  const words = text.slice(0, 500).toLowerCase().replace(/\s+/g, ' ');
  return SIGNS.find(([, signs]) => signs.test(words))?.[0] ?? null;
}

/** The kind that a cell names: ours, or words that other reports use for one. */
export function namedKind(cell: string): EntryKind | null {
  const word = cell
    .toLowerCase()
    .replace(/[^a-z -]/g, '')
    .trim();
  const said = ENTRY_KINDS.find((kind) => kind === word || `${kind}s` === word);
  return said ?? OTHER_NAMES[word] ?? null;
}

const OTHER_NAMES: Readonly<Record<string, EntryKind>> = {
  alert: 'detection',
  detected: 'detection',
  impact: 'symptom',
  cause: 'trigger',
  start: 'trigger',
  deployment: 'change',
  deploy: 'change',
  release: 'change',
  investigation: 'diagnosis',
  analysis: 'diagnosis',
  identified: 'diagnosis',
  escalated: 'escalation',
  mitigated: 'mitigation',
  fix: 'mitigation',
  recovery: 'mitigation',
  resolved: 'resolution',
  update: 'communication',
  'status update': 'communication',
};
