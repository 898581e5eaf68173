import type { AreaProps } from './area-props';
import { OwnControls } from './own-controls';
import { Services } from './services';
import { Templates } from './templates';

/** What there is to write about, and what a new postmortem asks for. */
export function ServicesArea({ settings }: AreaProps) {
  return (
    <>
      <Services services={settings.services} />
      <Templates />
      <OwnControls />
    </>
  );
}
