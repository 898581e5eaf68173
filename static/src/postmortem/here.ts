import { createContext, useContext } from 'react';
import type { MacroConfig } from '../../../src/contract/calls';
import type { Place } from '../../../src/contract/fields';

/** Where this macro stands and what its config says; the same for everything on the screen. */
export interface Here {
  readonly place: Place;
  readonly config: MacroConfig;
  readonly siteUrl: string;
  /** The viewer, or null for somebody who is not logged in. */
  readonly accountId: string | null;
  readonly mayEdit: boolean;
}

const HereContext = createContext<Here | null>(null);
export const HereProvider = HereContext.Provider;

export function useHere(): Here {
  const here = useContext(HereContext);
  if (here === null) throw new Error('useHere needs HereProvider around it.');
  return here;
}

/** The viewer and the site's address, where they are known: on a page. */
export function useViewer(): Pick<Here, 'accountId' | 'siteUrl'> | null {
  return useContext(HereContext);
}

/** Where this browser keeps a text of this postmortem that is not saved yet. */
export function draftKeyOf(place: Place, thing: string): string {
  return `debrief:${place.pageId}:${place.localId}:${thing}`;
}

/** What was pasted and is not added yet: actions, a timeline. */
export const PASTE_DRAFT = 'action-paste';
export const TIMELINE_PASTE_DRAFT = 'timeline-paste';
