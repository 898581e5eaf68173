import { expect } from '@playwright/test';

/** Waits as long as a busy machine needs to draw a page; what is about time says its own. */
export const expectPage = expect.configure({ timeout: 30_000 });
