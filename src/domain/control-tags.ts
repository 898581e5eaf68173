/** The controls that a finding or an action is evidence for, as `list:id`, such as `iso-27001:A.5.24`. */
export interface ControlTags {
  readonly controls: readonly string[];
}

export const CONTROLS_MOST = 50;
/** A list, a colon, and the control's own id in that list. */
export const CONTROL_TAG = /^[a-z0-9][a-z0-9-]{0,39}:[^\s:][^\r\n\t:]{0,59}$/;

/** What can be tagged. A row keeps its tags wherever it goes. */
export const TAGGABLE = ['cause', 'factor', 'action'] as const;
export type Taggable = (typeof TAGGABLE)[number];
