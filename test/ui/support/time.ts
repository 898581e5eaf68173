import { act } from '@testing-library/react';

/** Lets time pass in an app under jest's fake timers, a second at a time so that screens load in between. */
export async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) await act(() => jest.advanceTimersByTimeAsync(1000));
}

/** Lets everything load that needs no time of its own. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await act(() => jest.advanceTimersByTimeAsync(1));
}
