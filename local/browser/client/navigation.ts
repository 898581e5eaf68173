import { post } from './api';

type Place = Readonly<Record<string, unknown>>;

const text = (place: Place, name: string): string => {
  const value = place[name];
  if (typeof value !== 'string' || value === '') throw new Error(`${name} is required for this target`);
  return encodeURIComponent(value);
};

const TARGETS: Readonly<Record<string, (place: Place) => string>> = {
  contentView: (place) => `/wiki/pages/viewpage.action?pageId=${text(place, 'contentId')}`,
  contentEdit: (place) => `/wiki/spaces/-/pages/${text(place, 'contentId')}/edit`,
  contentList: (place) => `/wiki/spaces/${text(place, 'spaceKey')}`,
  spaceView: (place) => `/wiki/spaces/${text(place, 'spaceKey')}`,
  issue: (place) => `/browse/${text(place, 'issueKey')}`,
};

/** Address of a place of the site; the server knows where modules of the app stand. https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/router/ */
export async function locationOf(place: Place): Promise<string> {
  if (place['target'] === 'module') {
    const address = await post('/__host/api/module-address', { moduleKey: place['moduleKey'] });
    return new URL(String(address), location.origin).href;
  }
  const target = TARGETS[String(place['target'])];
  if (!target) throw new Error(`not modelled: navigation target ${String(place['target'])}`);
  return new URL(target(place), location.origin).href;
}

/** Goes to a place or address; only web addresses are followed. */
export async function navigate(place: Place): Promise<void> {
  const url = new URL(
    typeof place['url'] === 'string' ? place['url'] : await locationOf(place),
    location.origin,
  );
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol))
    throw new Error(`Unable to navigate to ${url.href}`);
  if (place['type'] === 'new-tab') window.open(url, '_blank', 'noopener');
  else location.assign(url);
}
