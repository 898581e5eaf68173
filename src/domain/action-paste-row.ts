import { readActionType, type ActionRole } from './action-paste-columns';
import { type ActionType, NEW_ACTION, type Priority } from './actions';
import { readDueDate } from './due-date';
import { readPriority } from './priority-words';
import { fitted } from './title-fit';

/** One action as pasted text says it, for a person to look at before it is added. */
export interface PastedAction {
  readonly title: string;
  /** The words for the owner; who that is, a person says. Empty for nobody. */
  readonly ownerWords: string;
  readonly priority: Priority;
  readonly type: ActionType;
  /** False where the text says nothing of a type. */
  readonly saysType: boolean;
  /** As typed; `dueOn` is what it says, YYYY-MM-DD, or null. */
  readonly dueWords: string;
  readonly dueOn: string | null;
  /** What could not be read or has no place in an action, each with its words: nothing typed goes unseen. */
  readonly notes: readonly string[];
}

/** What the reading of one row needs to know of the rest. */
export interface Reader {
  readonly today: string;
  /** P0 is among the priorities, so P1 is the second. */
  readonly hasP0: boolean;
}

/** The words of one row by what they are for. */
export type RowWords = { readonly [R in ActionRole]?: string | undefined };

const NOBODY = /^(-+|–|—|\?+|none|nobody|n\/?a|tb[dc]|unassigned|unknown)$/i;

/** Words that stand where an owner would, and name nobody. */
export const isNobody = (words: string) => NOBODY.test(words);

/** How the note about a due date that cannot be read begins. */
export const dueNote = (words: string) => `Due “${words}”:`;

/**
 * One action of its words.
 * @param extras what has no place in an action, as it is to be shown
 */
export function actionOf(words: RowWords, extras: readonly string[], { today, hasP0 }: Reader): PastedAction {
  const notes: string[] = [];
  const { text: title, rest } = fitted(words.title ?? '');
  if (title === '') notes.push('There is no task in this row. Write one, or leave the row out.');
  if (rest !== '') notes.push(`The task is too long and was cut. Left out: “${rest}”`);

  const ownerWords = isNobody(words.owner ?? '') ? '' : (words.owner ?? '').replace(/^@/, '');
  if (/[,;/&+]| and /.test(ownerWords)) notes.push('One person owns an action. Choose one of them.');

  const priority = readPriority(words.priority ?? '');
  if (priority === null && (words.priority ?? '') !== '' && !isNobody(words.priority ?? ''))
    notes.push(`Priority “${words.priority ?? ''}” is not known; it is medium until you choose.`);
  if (priority?.isAll === false) notes.push(`Priority was “${words.priority ?? ''}”.`);
  if (priority?.isP1 === true && !hasP0)
    notes.push('P1 is read as high. If it is your highest, choose critical.');

  const type = readActionType(words.type ?? '');
  if (type === null && (words.type ?? '') !== '')
    notes.push(`Type “${words.type ?? ''}” is not known; it is prevent until you choose.`);

  const due = readDueDate(words.due ?? '', today);
  if (due.kind === 'refused') notes.push(`${dueNote(words.due ?? '')} ${due.why}`);
  if (extras.length > 0) notes.push(`Not taken over: ${extras.join(', ')}.`);
  return {
    title,
    ownerWords,
    priority: priority?.priority ?? NEW_ACTION.priority,
    type: type ?? NEW_ACTION.type,
    saysType: (words.type ?? '') !== '',
    dueWords: due.kind === 'none' ? '' : (words.due ?? ''),
    dueOn: due.kind === 'date' ? due.date : null,
    notes,
  };
}
