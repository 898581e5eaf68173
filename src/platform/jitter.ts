import type { Jitter } from '../app/ports';

export const jitter: Jitter = () => Math.random();
