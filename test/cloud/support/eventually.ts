const firstPauseMs = 50;
const longestPauseMs = 1_000;

/** Asks until the answer is as it should be; what it was in the end is for the test to judge. */
export const eventually = async <Value>(
  ask: () => Value | Promise<Value>,
  isGood: (value: Value) => boolean,
  seconds = 20,
): Promise<Value> => {
  const deadline = performance.now() + seconds * 1_000;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    const value = await ask();
    if (isGood(value) || performance.now() > deadline) return value;
    // Longer each time: the emulator that answers is what is waited for.
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
};
