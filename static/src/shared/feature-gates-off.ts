/**
 * Stands in for Atlassian's experiment client, which has no service to ask for a third-party app: every gate is
 * off, every experiment answers its default. The build and the screens' tests put it in place of
 * @atlaskit/feature-gate-js-client.
 */
export const FeatureGates = {
  initializeCompleted: () => false,
  initializeCalled: () => false,
  checkGate: () => false,
  getExperimentValue: (_name: string, _parameter: string, fallback: unknown) => fallback,
  getExperiment: () => ({ get: (_parameter: string, fallback: unknown) => fallback }),
  onGateUpdated: () => () => undefined,
  onExperimentValueUpdated: () => () => undefined,
  onAnyUpdated: () => () => undefined,
};

// Atlaskit imports it both ways.
export { FeatureGates as default };
