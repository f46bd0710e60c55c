const firstPauseMs = 50;
const longestPauseMs = 1_000;

/** Polls until the value is good or the time is over. Returns the last value, for the test to check. */
export const eventually = async <Value>(
  read: () => Value | Promise<Value>,
  isGood: (value: Value) => boolean,
  seconds = 20,
): Promise<Value> => {
  const deadline = performance.now() + seconds * 1_000;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    const value = await read();
    if (isGood(value) || performance.now() > deadline) return value;
    // Longer pauses leave the emulator time to work.
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
};
