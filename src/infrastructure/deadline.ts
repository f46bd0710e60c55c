/** Aborts after a number of milliseconds: a timer, which the layers below get as an argument. */
export const deadline = (milliseconds: number): AbortSignal => AbortSignal.timeout(milliseconds);
