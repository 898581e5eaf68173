import { knownTool } from '../../../src/contract/timeline-list';

/** What a tool is for. Signs of our own: a tool's logo belongs to whoever makes it. */
type Sign = 'chart' | 'logs' | 'bell' | 'branch' | 'speech' | 'bug' | 'issue' | 'gear' | 'status' | 'note';

const SIGNS: Readonly<Record<string, Sign>> = {
  Grafana: 'chart',
  Datadog: 'chart',
  Prometheus: 'chart',
  'New Relic': 'chart',
  CloudWatch: 'chart',
  Honeycomb: 'chart',
  Kibana: 'logs',
  Splunk: 'logs',
  PagerDuty: 'bell',
  Opsgenie: 'bell',
  Alertmanager: 'bell',
  Pingdom: 'bell',
  GitHub: 'branch',
  GitLab: 'branch',
  Bitbucket: 'branch',
  Slack: 'speech',
  'Microsoft Teams': 'speech',
  Sentry: 'bug',
  Jira: 'issue',
  Jenkins: 'gear',
  'Argo CD': 'gear',
  Terraform: 'gear',
  Statuspage: 'status',
};

/** Lines on a square of 16, drawn in the colour of the text. */
const LINES: Readonly<Record<Sign, string>> = {
  chart: 'M2 2v12h12M4.5 10.5l3-4 2.5 2.5 4-5',
  logs: 'M2 3.5h12M2 6.5h8M2 9.5h11M2 12.5h6',
  bell: 'M3 11.5h10l-1.3-2V7a3.7 3.7 0 0 0-7.4 0v2.5zM6.5 13.7h3M8 3.3V2',
  branch:
    'M4.5 5v6M4.5 5a1.5 1.5 0 1 0-.01 0M4.5 14a1.5 1.5 0 1 0-.01 0M11.5 7a1.5 1.5 0 1 0-.01 0M11.5 7c0 3-7 1.5-7 4',
  speech: 'M2 3h12v8H7l-3 3v-3H2zM5 6h6M5 8.200h4',
  bug: 'M5 6.500h6V10a3 3 0 0 1-6 0zM6 6.500a2 2 0 0 1 4 0M2.5 5l2.5 2M13.5 5L11 7M2 9.500h3M11 9.500h3M2.5 14L5 11.500M13.5 14L11 11.5',
  issue: 'M3 2h10v12H3zM5.5 8l2 2 3.2-4',
  gear: 'M8 10.500a2.5 2.5 0 1 0-.01 0M8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.800l1.4 1.400M10.8 10.800l1.4 1.400M3.8 12.200l1.4-1.400M10.8 5.200l1.4-1.4',
  status: 'M3 6.500v3h2l6 3V3.500l-6 3zM13 6.500c.8.8.8 2.2 0 3M5.5 9.500V13',
  note: 'M3 2h7l3 3v9H3zM9.5 2v3.500H13M5.5 8.500h5M5.5 11h3.5',
};

/** A sign for the kind of tool; a note for everything else. The words stand beside it. */
export function SourceIcon({ source }: { readonly source: string }) {
  const sign = SIGNS[knownTool(source) ?? ''] ?? 'note';
  return (
    <svg
      className="source-icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      data-sign={sign}
    >
      <path d={LINES[sign]} />
    </svg>
  );
}
