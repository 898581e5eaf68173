import type { FailureAnswer, LastSave } from '../../../src/contract/failure';

/** One thing with a version of its own: a section, the header, a row of a list. */
export interface Thing<V> {
  /** For the person: `Summary`, `New action`. */
  readonly name: string;
  /** Where this browser keeps what is being written. */
  readonly draftKey: string;
  readonly version: number;
  readonly value: V;
  /** Reads a value of unknown origin (a kept draft, somebody else's save); null when it is not one. */
  readonly check: (value: unknown) => V | null;
  /** What is wrong with it, before anything is sent. Null when it may be sent. */
  readonly whyNot?: (value: V) => string | null;
  /** Saved in pauses of typing while the form stays open, besides when asked to. */
  readonly savesAsYouGo?: boolean;
  /** Answers the version that it has now. Rejects with CallFailure. */
  readonly save: (change: { changeId: string; version: number; value: V }) => Promise<number>;
}

/** A thing as somebody else saved it. */
export interface Standing<V> {
  readonly version: number;
  readonly value: V;
  /** Who saved it and when, where that is known. */
  readonly saved: LastSave | null;
}

export type SaveState<V> =
  | { readonly kind: 'editing' }
  /** `isQuiet` where nobody asked for it: the form stays as it is. */
  | { readonly kind: 'saving'; readonly isQuiet: boolean }
  /** Everything is saved so far, and the form is still open. */
  | { readonly kind: 'saved' }
  /** What was sent is saved; what was typed meanwhile is not. */
  | { readonly kind: 'typed-on' }
  | {
      readonly kind: 'failed';
      readonly failure: FailureAnswer;
      readonly isQuiet: boolean;
      /** Where no answer came: whether the browser has since said that the connection is back. */
      readonly connection: 'lost' | 'back' | null;
    }
  /** `base` is what both began with; null where that is not known any more. */
  | {
      readonly kind: 'conflict';
      readonly theirs: V;
      readonly mine: V;
      readonly base: V | null;
      readonly saved: LastSave | null;
    };

export interface ThingEditor<V> {
  readonly thing: Thing<V>;
  readonly value: V;
  readonly state: SaveState<V>;
  readonly set: (value: V) => void;
  /** Differs from what is saved, as far as this form knows. */
  readonly isUnsaved: boolean;
  /** Minutes within which what is not saved yet is saved by itself; null where that is not to be expected. */
  readonly savedWithin: number | null;
  /** For a field that hands over what is typed only in a pause: how to get it at once. Null when the field is gone. */
  readonly holdsBack: (handOver: (() => void) | null) => void;
  /** The same change keeps its id however often it is sent, so a retry cannot save twice. */
  readonly save: () => Promise<void>;
  /** Gives up what is not saved, and asks first where something was saved as it was typed. */
  readonly cancel: () => void;
  readonly givingUp: GivingUp | null;
  /**
   * Somebody has saved the thing since the form was opened; `compare` shows where the texts differ. `saved`: who and
   * when, where that is known.
   */
  readonly meanwhile: { readonly compare: () => void; readonly saved: LastSave | null } | null;
}

/** Put to whoever cancels what was saved as it was typed. */
export interface GivingUp {
  /** Saves what stood there before the form was opened. */
  readonly putBack: () => void;
  readonly leaveIt: () => void;
  readonly writeOn: () => void;
}
