import * as v from 'valibot';

const config = v.record(v.string(), v.unknown());

/** What a place on a page says about the frame it wants; the rest of the context is the server's to know. */
export const frameSpec = v.object({
  moduleKey: v.string(),
  resource: v.string(),
  /** Accessible name of the frame. */
  title: v.string(),
  /** Macro instance; of other modules one id per place. */
  localId: v.string(),
  pageId: v.exactOptional(v.string()),
  /** Of a page of the app's own: its address, which the app's history is relative to. */
  basePath: v.exactOptional(v.string()),
  /** Keys, in Jira. */
  projectKey: v.exactOptional(v.string()),
  issueKey: v.exactOptional(v.string()),
  /** In the editor the page's stored macro isn't the truth yet, so the config comes along. */
  editing: v.exactOptional(v.object({ config: v.exactOptional(config) })),
  /** The config dialog of a macro. */
  configuring: v.exactOptional(v.object({ isInserting: v.boolean() })),
  /** A screen of a rule on a transition; a new rule has no id yet. */
  rule: v.exactOptional(
    v.object({
      entryPoint: v.picklist(['create', 'edit', 'view']),
      projectKey: v.string(),
      issueTypeId: v.nullable(v.string()),
      transitionId: v.string(),
      ruleId: v.nullable(v.string()),
    }),
  ),
  /** What the app gave to Modal.open. */
  modal: v.exactOptional(config),
});

export type FrameSpec = v.InferOutput<typeof frameSpec>;
