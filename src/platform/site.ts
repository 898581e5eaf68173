import { getAppContext, webTrigger } from '@forge/api';
import type { Deadline, Site } from '../app/ports';

export const site: Site = {
  installationId: () => getAppContext().installationAri.installationId,
  gateUrl: () => webTrigger.getUrl('release-gate'),
  macroHome: () => {
    const { appAri, environmentAri, environmentType } = getAppContext();
    const { appId } = appAri;
    return { appId, environmentId: environmentAri.environmentId, environment: environmentType };
  },
};

export const deadline: Deadline = {
  remainingMs: () => getAppContext().invocationRemainingTimeInMillis(),
};
