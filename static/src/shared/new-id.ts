import { v7 } from 'uuid';

/** An id for a new row or change, made here so that repeating a request cannot do a thing twice. */
export function newId(): string {
  return v7();
}
