import type { PretendConfluence } from './confluence';
import type { AdfDocument, AdfNode } from './confluence/state';
import { ADMIN, EDITOR, RESPONDER, VIEWER } from './people';
import { ENVIRONMENT_ID } from './protocol';
import { doc, heading, paragraph, strong, table, text } from './writing';

/** What the seed needs to know of the app whose macro it puts on a page. */
export interface SeededApp {
  readonly app: { readonly id: string };
  readonly modules: {
    readonly macro: readonly { readonly key: string; readonly title?: string | undefined }[];
  };
}

/** Local id of the macro on the seeded page. */
export const SEEDED_MACRO = '0b9f6a1c-2017-4131-9d5e-6a7b8c9d0e1f';
export const SEEDED_TITLE = 'GitLab.com: primary database outage of 31 January 2017';

/** Where the seed put things; ids of spaces and pages. */
export interface Seeded {
  readonly spaces: { readonly engineering: string; readonly operations: string };
  readonly pages: {
    /** Holds the macro with a real incident. */
    readonly postmortem: string;
    /** Ordinary, without a macro; the place to try `/postmortem`. */
    readonly blank: string;
    /** Viewable by editor and admin only. */
    readonly restricted: string;
    /** Viewable by all of the space, updated by the admin only. */
    readonly locked: string;
    /** In the private space. */
    readonly onCall: string;
  };
}

/** The macro's node as Confluence stores it: https://developer.atlassian.com/platform/forge/manifest-reference/modules/macro/ */
export function macroNode(
  app: SeededApp,
  localId: string,
  config: Readonly<Record<string, unknown>>,
): AdfNode {
  const macro = app.modules.macro[0];
  if (!macro) throw new Error('manifest.yml declares no macro to put on the seeded page.');
  const appId = app.app.id.split('/').at(-1) ?? '';
  const key = `${appId}/${ENVIRONMENT_ID}/static/${macro.key}`;
  const title = macro.title ?? macro.key;
  return {
    type: 'extension',
    attrs: {
      layout: 'default',
      extensionType: 'com.atlassian.ecosystem',
      extensionKey: key,
      text: title,
      localId,
      parameters: {
        layout: 'extension',
        guestParams: config,
        forgeEnvironment: 'DEVELOPMENT',
        localId,
        extensionId: `ari:cloud:ecosystem::extension/${key}`,
        extensionTitle: title,
      },
    },
  };
}

/** Fills an empty Confluence the same way every time. Sends no events. */
export function seedSite(site: {
  readonly confluence: PretendConfluence;
  readonly manifest: SeededApp;
}): Seeded {
  const { confluence, manifest } = site;
  const engineering = confluence.addSpace({
    key: 'ENG',
    name: 'Engineering',
    description: 'What engineering knows, and what it learnt from its incidents.',
    authorId: ADMIN.accountId,
    viewers: [VIEWER.accountId],
    editors: [EDITOR.accountId, RESPONDER.accountId],
  });
  const operations = confluence.addSpace({
    key: 'OPS',
    name: 'Operations (private)',
    description: 'For the people who are on call.',
    authorId: ADMIN.accountId,
    viewers: [],
    editors: [EDITOR.accountId],
  });
  const page = (
    title: string,
    body: AdfDocument,
    more: { readers?: string[]; updaters?: string[]; labels?: string[] } = {},
  ) => confluence.addPage({ spaceId: engineering, authorId: EDITOR.accountId, title, body, ...more });
  return {
    spaces: { engineering, operations },
    pages: {
      postmortem: page(SEEDED_TITLE, postmortemPage(manifest), { labels: ['postmortem', 'database'] }),
      blank: page('Checkout latency on 3 March', blankPage()),
      restricted: page('Security review of the payment service', restrictedPage(), {
        readers: [EDITOR.accountId, ADMIN.accountId],
      }),
      locked: page('How we review incidents', guidePage(), { updaters: [ADMIN.accountId] }),
      onCall: confluence.addPage({
        spaceId: operations,
        authorId: EDITOR.accountId,
        title: 'On-call rota',
        body: doc(paragraph(text('Who carries the pager, week by week.'))),
      }),
    },
  };
}

const postmortemPage = (manifest: SeededApp): AdfDocument =>
  doc(
    paragraph(
      text('On 31 January 2017 GitLab.com was unavailable for about eighteen hours. '),
      strong('Database changes of almost six hours were lost.'),
      text(' This page holds the review; what follows from it is tracked in Jira.'),
    ),
    macroNode(manifest, SEEDED_MACRO, {
      title: 'GitLab.com: primary database directory removed during a replication repair',
      severity: 'SEV1',
      services: ['gitlab.com web', 'PostgreSQL'],
    }),
    heading(2, 'How to take part'),
    paragraph(
      text(
        'Add what you saw to the timeline, with the time and where it can be read. We look for causes in the system, not in people.',
      ),
    ),
  );

const blankPage = (): AdfDocument =>
  doc(
    paragraph(
      text('Checkout answered slowly between 09:10 and 09:40 UTC. Nobody has written the review yet.'),
    ),
    heading(2, 'Notes'),
    paragraph(text('Edit this page and type /postmortem on a line of its own to begin.')),
  );

const restrictedPage = (): AdfDocument =>
  doc(paragraph(text('Only a few people may see this page. To all others it does not exist.')));

const guidePage = (): AdfDocument =>
  doc(
    paragraph(text('Every incident of SEV1 or SEV2 is reviewed within a week.')),
    table(
      ['Severity', 'Meaning'],
      ['SEV1', 'A service is down for most of its users, or data is lost'],
      ['SEV2', 'A service is down for some, or hardly usable for most'],
      ['SEV3', 'A part of a service fails; there is a way around it'],
      ['SEV4', 'Hardly noticed'],
    ),
  );
