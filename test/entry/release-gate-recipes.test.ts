import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { AnalysisTemplate } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/AnalysisTemplate';
import { Jexl } from 'jexl';
import { JSONPath } from 'jsonpath-plus';
import * as v from 'valibot';
import { parse } from 'yaml';
import { gateRecipes } from '../../static/src/settings/release-gate-recipes';

const root = path.resolve(__dirname, '..', '..');
const URL_OF_GATE = 'https://0190.hello.atlassian-dev.net/x1/abc';
const recipes = new Map(gateRecipes(`${URL_OF_GATE}/`, 'check-out').map((one) => [one.key, one.text]));
const textOf = (key: string) => recipes.get(key) ?? '';

/** What the gate can answer with in its default mode, with the HTTP status. */
const answers = v
  .parse(
    v.object({
      modules: v.object({
        webtrigger: v.array(
          v.object({
            key: v.string(),
            response: v.object({
              outputs: v.array(
                v.object({ statusCode: v.number(), contentType: v.string(), body: v.string() }),
              ),
            }),
          }),
        ),
      }),
    }),
    parse(readFileSync(path.join(root, 'manifest.yml'), 'utf8')),
  )
  .modules.webtrigger.flatMap(({ response }) => response.outputs)
  .filter(({ contentType }) => contentType === 'application/json')
  .map(({ statusCode, body }) => ({
    status: statusCode,
    body: v.parse(v.looseObject({ allowed: v.boolean(), gatingStatus: v.string() }), JSON.parse(body)),
  }));

test('there is one for each tool, and each asks at the gate for the service', () => {
  expect([...recipes.keys()]).toEqual([
    'github',
    'gitlab',
    'bitbucket',
    'jenkins',
    'argo-rollouts',
    'argo-cd',
    'spinnaker',
  ]);
  for (const text of recipes.values()) {
    expect(text).toContain(`${URL_OF_GATE}/gate/check-out`);
    expect(text).not.toMatch(/dbf_|undefined|\/\/gate/);
  }
});

test('GitHub’s own parser takes the workflow, and refuses one with a slip', () => {
  const errorsIn = (content: string) =>
    parseWorkflow({ name: 'release.yml', content }, new NoOperationTraceWriter())
      .context.errors.getErrors()
      .map(({ message }) => message);
  expect(errorsIn(textOf('github'))).toEqual([]);
  expect(errorsIn(textOf('github').replace('runs-on', 'run-on'))).not.toEqual([]);
  expect(errorsIn(textOf('github').replace('github.ref_name', 'github.ref_name +'))).not.toEqual([]);
});

describe('Argo Rollouts', () => {
  const template = parse(textOf('argo-rollouts')) as ConstructorParameters<typeof AnalysisTemplate>[0] &
    object;
  const metric = v.parse(
    v.object({
      spec: v.object({
        metrics: v.tuple([
          v.object({
            successCondition: v.string(),
            failureCondition: v.string(),
            provider: v.object({ web: v.object({ jsonPath: v.string(), timeoutSeconds: v.number() }) }),
          }),
        ]),
      }),
    }),
    template,
  ).spec.metrics[0];

  test('its own schema takes the template, and refuses one with a slip', () => {
    expect(() => new AnalysisTemplate(template).validate()).not.toThrow();
    const wrong = parse(
      textOf('argo-rollouts').replace('timeoutSeconds: 20', 'timeoutSeconds: soon'),
    ) as typeof template;
    expect(() => new AnalysisTemplate(wrong).validate()).toThrow(/timeoutSeconds must be integer/);
  });

  test.each(answers)(
    'with status $status and $body.gatingStatus it goes on only if allowed',
    async ({ status, body }) => {
      // Anything but 2xx is an error of the measurement, which fails it after a few.
      if (status !== 200) {
        expect(body.allowed).toBe(false);
        return;
      }
      const jsonPath = /^\{(.*)\}$/.exec(metric.provider.web.jsonPath)?.[1] ?? '';
      const [result] = JSONPath<unknown[]>({ path: jsonPath, json: body });
      const says = (condition: string) => new Jexl().eval(condition, { result });
      expect(await says(metric.successCondition)).toBe(body.allowed);
      expect(await says(metric.failureCondition)).toBe(body.gatingStatus === 'prevented');
    },
  );
});

describe('Argo CD', () => {
  const job = v.parse(
    v.object({
      apiVersion: v.literal('batch/v1'),
      kind: v.literal('Job'),
      metadata: v.object({ annotations: v.record(v.string(), v.string()) }),
      spec: v.looseObject({ backoffLimit: v.literal(0) }),
    }),
    parse(textOf('argo-cd')),
  );

  test('the job is one that Kubernetes takes, runs before a sync, and is not tried again', () => {
    const asMetric = (spec: unknown) =>
      new AnalysisTemplate({
        metadata: { name: 'x' },
        // The schema of Argo holds that of a job, which is published for itself for newer Node.js only.
        spec: { metrics: [{ name: 'x', provider: { job: { spec: spec as never } } }] },
      });
    expect(() => asMetric(job.spec).validate()).not.toThrow();
    expect(() => asMetric({ ...job.spec, backoffLimit: 'none' }).validate()).toThrow(/backoffLimit/);
    expect(job.metadata.annotations['argocd.argoproj.io/hook']).toBe('PreSync');
  });
});

describe('Spinnaker', () => {
  const stage = v.parse(
    v.looseObject({
      statusJsonPath: v.string(),
      successStatuses: v.string(),
      terminalStatuses: v.string(),
      failFastStatusCodes: v.array(v.number()),
    }),
    JSON.parse(textOf('spinnaker')),
  );

  test.each(answers)(
    'with status $status and $body.gatingStatus it goes on only if allowed',
    ({ status, body }) => {
      const [word] = JSONPath<string[]>({ path: stage.statusJsonPath, json: body });
      const isSuccess = status === 200 && stage.successStatuses.split(',').includes(word ?? '');
      expect(isSuccess).toBe(body.allowed);
      if (body.gatingStatus === 'awaiting') expect(stage.terminalStatuses.split(',')).not.toContain(word);
      else if (!body.allowed) expect(stage.terminalStatuses.split(',')).toContain(word);
      if ([400, 401, 404].includes(status)) expect(stage.failFastStatusCodes).toContain(status);
    },
  );
});
