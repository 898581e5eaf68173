import { Conflict, Failure } from '../domain/failure';
import type { FailureAnswer } from '../contract/failure';

const UNEXPECTED: FailureAnswer = {
  code: 'UNEXPECTED',
  message:
    'Something went wrong on our side and is in our logs. Nothing you typed is lost; try again in a moment.',
};

/**
 * What @forge/api throws while a person has not let the app act for them. It has to reach the platform, which asks
 * them; then the browser asks us again.
 */
export function asksForConsent(error: unknown): boolean {
  return error instanceof Error && error.name === 'NEEDS_AUTHENTICATION_ERR';
}

/** The one translation from error classes to what the browser may know. Null: unexpected, so log it. */
export function expected(error: unknown): FailureAnswer | null {
  if (error instanceof Conflict)
    return { code: error.code, message: error.message, ...(error.current ? { current: error.current } : {}) };
  if (error instanceof Failure) return { code: error.code, message: error.message };
  return null;
}

export function unexpected(): FailureAnswer {
  return UNEXPECTED;
}

/** The first thing that is wrong with an input, as its schema says it. */
export function invalidInput(refused: {
  readonly issues: readonly [{ readonly message: string }, ...unknown[]];
}): FailureAnswer {
  return { code: 'INVALID_INPUT', message: refused.issues[0].message };
}
