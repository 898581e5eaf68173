/** Where this browser keeps a postmortem that has no page yet. */
export const BEGIN_DRAFT = 'debrief:begin';
