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

/** Address of a place of the site: https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/router/ */
export function locationOf(place: Place): string {
  const target = TARGETS[String(place['target'])];
  if (!target) throw new Error(`not modelled: navigation target ${String(place['target'])}`);
  return new URL(target(place), location.origin).href;
}

/** Goes to a place or address; only web addresses are followed. */
export function navigate(place: Place): void {
  const url =
    typeof place['url'] === 'string' ? new URL(place['url'], location.origin) : new URL(locationOf(place));
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol))
    throw new Error(`Unable to navigate to ${url.href}`);
  if (place['type'] === 'new-tab') window.open(url, '_blank', 'noopener');
  else location.assign(url);
}
