import type { Severity } from '../domain/postmortem';

/** What a list says of an example before it is loaded. */
export interface SampleSummary {
  readonly id: string;
  readonly title: string;
  readonly company: string;
  readonly severity: Severity;
  /** UTC instants. */
  readonly startedAt: string;
  readonly resolvedAt: string;
  /** Its file; each is loaded by itself. */
  readonly load: () => Promise<{ readonly default: unknown }>;
}

/** The examples; a test compares this list with their files. */
export const SAMPLES: readonly SampleSummary[] = [
  {
    id: 'gitlab-2017-database',
    title: 'GitLab.com: primary database directory removed during a replication repair',
    company: 'GitLab',
    severity: 'SEV1',
    startedAt: '2017-01-31T23:30:00.000Z',
    resolvedAt: '2017-02-01T18:00:00.000Z',
    load: () => import('./samples/gitlab-2017-database.json'),
  },
  {
    id: 'github-2018-oct21',
    title: 'GitHub: database clusters split after a 43 second network break',
    company: 'GitHub',
    severity: 'SEV1',
    startedAt: '2018-10-21T22:52:00.000Z',
    resolvedAt: '2018-10-22T23:03:00.000Z',
    load: () => import('./samples/github-2018-oct21.json'),
  },
  {
    id: 'cloudflare-2019-regex',
    title: 'Cloudflare: CPU exhaustion from one firewall rule',
    company: 'Cloudflare',
    severity: 'SEV1',
    startedAt: '2019-07-02T13:42:00.000Z',
    resolvedAt: '2019-07-02T14:09:00.000Z',
    load: () => import('./samples/cloudflare-2019-regex.json'),
  },
  {
    id: 'aws-s3-2017',
    title: 'Amazon S3 us-east-1: too many servers removed by one command',
    company: 'AWS',
    severity: 'SEV1',
    startedAt: '2017-02-28T17:37:00.000Z',
    resolvedAt: '2017-02-28T21:54:00.000Z',
    load: () => import('./samples/aws-s3-2017.json'),
  },
  {
    id: 'atlassian-2022-sites',
    title: 'Atlassian: customer sites deleted by a clean-up script',
    company: 'Atlassian',
    severity: 'SEV1',
    startedAt: '2022-04-05T07:38:00.000Z',
    resolvedAt: '2022-04-18T00:00:00.000Z',
    load: () => import('./samples/atlassian-2022-sites.json'),
  },
  {
    id: 'dfds-2023-nodes',
    title: 'DFDS: all Kubernetes nodes removed during a rollover',
    company: 'DFDS',
    severity: 'SEV1',
    startedAt: '2023-02-13T07:30:00.000Z',
    resolvedAt: '2023-02-14T11:59:00.000Z',
    load: () => import('./samples/dfds-2023-nodes.json'),
  },
  {
    id: 'etcd-3.5',
    title: 'etcd 3.5: rare loss of applied entries after a crash',
    company: 'etcd project',
    severity: 'SEV2',
    startedAt: '2021-05-08T00:00:00.000Z',
    resolvedAt: '2022-04-24T00:00:00.000Z',
    load: () => import('./samples/etcd-3.5.json'),
  },
];
