import type { FrameSpec } from '../frame-spec';
import { openPopup } from './popup';
import { commandsOn, FIXED } from './commands';
import { Frame } from './frame';

// The listener for connecting frames is in place by now, so none connects unheard.
for (const place of document.querySelectorAll<HTMLElement>('[data-frame]')) {
  const spec = JSON.parse(place.dataset['frame'] ?? '{}') as FrameSpec;
  place.replaceChildren(new Frame(spec, commandsOn(FIXED)).iframe);
}

for (const item of document.querySelectorAll<HTMLElement>('[data-byline]'))
  item.addEventListener('click', () =>
    openPopup(item, JSON.parse(item.dataset['byline'] ?? '{}') as FrameSpec, commandsOn),
  );
