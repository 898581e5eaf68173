import type { AreaProps } from './area-props';
import { Policies } from './release-gate-policies';
import { ReleaseProjects } from './release-gate-projects';
import { Waivers } from './release-gate-waivers';

/** What holds a release, where services are released, and exceptions. */
export function GateArea({ settings }: AreaProps) {
  return (
    <>
      <Policies settings={settings} />
      <ReleaseProjects services={settings.services} />
      <Waivers settings={settings} />
    </>
  );
}
