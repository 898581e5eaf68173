import type { Clock } from '../app/ports';

export const clock: Clock = { now: () => Date.now() };
