/** Runs the README's commands against a server of its own; what differs is told by command. */
export function checkTranscript(): Promise<{ readonly steps: number; readonly differences: readonly string[] }>;
