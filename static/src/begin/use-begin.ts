import { useRef, useState } from 'react';
import * as v from 'valibot';
import { pageTitle, type BeginAttempt } from '../../../src/contract/begin';
import { macroConfig } from '../../../src/contract/edits';
import type { FailureAnswer } from '../../../src/contract/failure';
import { call, failureOf } from '../backend';
import { goToPage } from '../host';
import { configOf, problemsOf, type ConfigProblems } from '../macro-config/config-form';
import { useAnnounce } from '../shared/announcer';
import { beginTexts } from '../texts/begin';
import { dropBeginDraft, keepBeginDraft, readBeginDraft, type BeginDraft } from './begin-draft';

export type BeginProblems = ConfigProblems & { readonly space?: string; readonly pageTitle?: string };

export type BeginState =
  | { readonly kind: 'typing' }
  | { readonly kind: 'creating' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'taken'; readonly title: string; readonly offer: string }
  /** `message`: what is known besides. */
  | { readonly kind: 'unclear'; readonly message: string }
  | { readonly kind: 'created'; readonly pageId: string; readonly labelled: boolean };

export interface Begin {
  readonly draft: BeginDraft;
  readonly problems: BeginProblems;
  readonly state: BeginState;
  readonly set: (part: Partial<BeginDraft>) => void;
  /** Creates the page; `changed` goes into the draft first. False when something must be put right before. */
  readonly create: (changed?: Partial<BeginDraft>) => Promise<boolean>;
}

/** As many as the contract takes. */
const MOST_TRIED = 5;

const titleOf = (draft: BeginDraft) => (draft.pageTitle ?? draft.form.title).trim();

/** Whether a failure says that this time nothing was created. */
const isCertain = (code: FailureAnswer['code']) => code !== 'UNEXPECTED' && code !== 'PREPARING';

const isSame = (one: BeginAttempt, other: BeginAttempt) =>
  one.spaceId === other.spaceId && one.title === other.title;

/**
 * The life of the form: typing is kept, and where the page was tried is kept before it is sent, so that no page is
 * created twice, neither by a second click nor after a failure, a reload or another title.
 */
export function useBegin(): Begin {
  const [draft, setDraft] = useState(readBeginDraft);
  const [problems, setProblems] = useState<BeginProblems>({});
  const [state, setState] = useState<BeginState>({ kind: 'typing' });
  const isSending = useRef(false);
  const announce = useAnnounce();

  const keep = (next: BeginDraft): BeginDraft => {
    setDraft(next);
    keepBeginDraft(next);
    return next;
  };

  const create = async (changed: Partial<BeginDraft> = {}): Promise<boolean> => {
    if (isSending.current) return true;
    const next = { ...draft, ...changed };
    const found = problemsIn(next);
    setProblems(found);
    if (Object.keys(found).length > 0 || next.space === null) {
      keep(next);
      return false;
    }
    isSending.current = true;
    setState({ kind: 'creating' });
    announce(beginTexts.creating);
    const attempt = { spaceId: next.space.id, title: titleOf(next) };
    const others = next.tried.filter((tried) => !isSame(tried, attempt));
    const sent = keep({ ...next, tried: [...others, attempt].slice(-MOST_TRIED) });
    try {
      const config = v.parse(macroConfig, configOf(next.form));
      const answer = await call('postmortem.begin', {
        ...attempt,
        localId: next.localId,
        config,
        tried: [...next.tried],
      });
      if (answer.kind === 'created') await arrive(answer.pageId, answer.labelled);
      else if (answer.kind === 'unclear') setState({ kind: 'unclear', message: '' });
      else {
        keep({ ...sent, tried: others, pageTitle: attempt.title });
        setState({ kind: 'taken', title: attempt.title, offer: answer.offer });
      }
    } catch (error) {
      const { code, message } = failureOf(error);
      if (isCertain(code)) keep({ ...sent, tried: next.tried });
      setState(isCertain(code) ? { kind: 'failed', message } : { kind: 'unclear', message });
    } finally {
      isSending.current = false;
    }
    return true;
  };

  const arrive = async (pageId: string, labelled: boolean) => {
    setState({ kind: 'created', pageId, labelled });
    announce(beginTexts.created);
    dropBeginDraft();
    if (!labelled) return;
    // The page can be opened by hand as well.
    await goToPage(pageId).catch(() => undefined);
  };

  return { draft, problems, state, set: (part) => void keep({ ...draft, ...part }), create };
}

function problemsIn(draft: BeginDraft): BeginProblems {
  const title = v.safeParse(pageTitle, titleOf(draft));
  return {
    ...problemsOf(draft.form),
    ...(draft.space === null ? { space: beginTexts.spaceMissing } : {}),
    ...(draft.pageTitle !== null && !title.success ? { pageTitle: title.issues[0].message } : {}),
  };
}
