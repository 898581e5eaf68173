/** A file for one tool. What is secret, or differs from release to release, is a variable of the tool. */
export interface GateRecipe {
  readonly key: string;
  readonly tool: string;
  /** Where it belongs. */
  readonly file: string;
  readonly text: string;
}

/** Of curl, with a shell; pinned, for a gate must not change by itself. */
const IMAGE = 'curlimages/curl:8.10.1';

/**
 * Asks for `$VERSION` with `$DEBRIEF_TOKEN`, and once a minute again while the gate cannot tell or nothing answers:
 * exit status 0 when the release is allowed, else 1. POSIX without a backslash, so that it fits into any file.
 */
const step = (address: string): string => `for attempt in 1 2 3 4 5; do
  answer=$(curl -sS --max-time 30 -G --data-urlencode "version=$VERSION" \
-H "Authorization: Bearer $DEBRIEF_TOKEN" "${address}") || answer=""
  echo "$answer"
  case "$answer" in
    *'"allowed":true'*) exit 0 ;;
    *'"gatingStatus":"awaiting"'* | "") [ "$attempt" -eq 5 ] || sleep "\${DEBRIEF_PAUSE:-60}" ;;
    *) exit 1 ;;
  esac
done
exit 1`;

const indented = (text: string, by: number) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(by) + line))
    .join('\n');

/** @param address where the gate answers for the service, without a version */
const github = (address: string) => `name: Release gate
on:
  push:
    tags: ['*']
permissions: {}
jobs:
  release-gate:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - name: Ask the release gate
        env:
          VERSION: \${{ github.ref_name }}
          DEBRIEF_TOKEN: \${{ secrets.DEBRIEF_TOKEN }}
        run: |
${indented(step(address), 10)}
  deploy:
    needs: release-gate
    runs-on: ubuntu-latest
    steps:
      - run: echo "Put the steps of your deployment here"
`;

const gitlab = (address: string) => `release-gate:
  stage: .pre
  image:
    name: ${IMAGE}
    entrypoint: ['']
  rules:
    - if: $CI_COMMIT_TAG
  variables:
    VERSION: $CI_COMMIT_TAG
  timeout: 10 minutes
  script:
    - |
${indented(step(address), 6)}
`;

const bitbucket = (address: string) => `pipelines:
  tags:
    '*':
      - step:
          name: Release gate
          image: ${IMAGE}
          max-time: 10
          script:
            - export VERSION="$BITBUCKET_TAG"
            - |
${indented(step(address), 14)}
      - step:
          name: Deploy
          script:
            - echo "Put the steps of your deployment here"
`;

const jenkins = (address: string) => `pipeline {
  agent any
  parameters {
    string(name: 'VERSION', description: 'What is about to be released')
  }
  stages {
    stage('Release gate') {
      options {
        timeout(time: 10, unit: 'MINUTES')
      }
      environment {
        DEBRIEF_TOKEN = credentials('debrief-token')
      }
      steps {
        sh '''
${indented(step(address), 10)}
        '''
      }
    }
    stage('Deploy') {
      steps {
        echo 'Put the steps of your deployment here'
      }
    }
  }
}
`;

const argoRollouts = (address: string) => `apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata:
  name: release-gate
spec:
  args:
    - name: version
    - name: debrief-token
      valueFrom:
        secretKeyRef:
          name: debrief
          key: token
  metrics:
    - name: release-gate
      count: 1
      # Neither of them while the gate cannot tell: the rollout pauses until somebody looks.
      successCondition: result == "SUCCEEDED"
      failureCondition: result == "TERMINAL"
      provider:
        web:
          url: '${address}?version={{args.version}}'
          timeoutSeconds: 20
          headers:
            - key: Authorization
              value: Bearer {{args.debrief-token}}
          jsonPath: '{$.status}'
`;

const argoCd = (address: string) => `apiVersion: batch/v1
kind: Job
metadata:
  generateName: release-gate-
  annotations:
    argocd.argoproj.io/hook: PreSync
    argocd.argoproj.io/hook-delete-policy: HookSucceeded
spec:
  backoffLimit: 0
  activeDeadlineSeconds: 600
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: release-gate
          image: ${IMAGE}
          env:
            - name: VERSION
              value: '1.0.0'
            - name: DEBRIEF_TOKEN
              valueFrom:
                secretKeyRef:
                  name: debrief
                  key: token
          command: ['sh', '-c']
          args:
            - |
${indented(step(address), 14)}
`;

const spinnaker = (address: string) =>
  `${JSON.stringify(
    {
      type: 'webhook',
      name: 'Release gate',
      method: 'GET',
      url: `${address}?version=\${#urlEncode(trigger['tag'])}`,
      customHeaders: { Authorization: "Bearer ${parameters['debriefToken']}" },
      failFastStatusCodes: [400, 401, 404],
      waitForCompletion: true,
      statusUrlResolution: 'getMethod',
      statusJsonPath: '$.status',
      successStatuses: 'SUCCEEDED',
      terminalStatuses: 'TERMINAL',
      canceledStatuses: '',
      stageTimeoutMs: 600_000,
      failPipeline: true,
    },
    null,
    2,
  )}\n`;

/**
 * Ready-made steps that let a release go on when the gate allows it, and stop it in every other case.
 * @param url the address of the gate
 * @param serviceKey how pipelines name the service
 */
export function gateRecipes(url: string, serviceKey: string): readonly GateRecipe[] {
  const address = `${url.replace(/\/$/, '')}/gate/${encodeURIComponent(serviceKey)}`;
  const recipe = (
    key: string,
    tool: string,
    file: string,
    text: (address: string) => string,
  ): GateRecipe => ({
    key,
    tool,
    file,
    text: text(address),
  });
  return [
    recipe('github', 'GitHub Actions', '.github/workflows/release.yml', github),
    recipe('gitlab', 'GitLab CI', '.gitlab-ci.yml', gitlab),
    recipe('bitbucket', 'Bitbucket Pipelines', 'bitbucket-pipelines.yml', bitbucket),
    recipe('jenkins', 'Jenkins', 'Jenkinsfile', jenkins),
    recipe('argo-rollouts', 'Argo Rollouts', 'release-gate.analysis-template.yaml', argoRollouts),
    recipe('argo-cd', 'Argo CD', 'release-gate.pre-sync.yaml', argoCd),
    recipe('spinnaker', 'Spinnaker', 'a webhook stage, as JSON', spinnaker),
  ];
}
