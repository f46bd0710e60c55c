/** Runs the commands of the pages against servers of their own and returns the answers that differ, by command. */
export function checkTranscript(): Promise<{ readonly steps: number; readonly differences: readonly string[] }>;
