export type Asked = { readonly stage: string; readonly context: readonly string[]; readonly output: string };

export function runHere(command: readonly string[]): number;
export function settingsOf(asked: Omit<Asked, 'output'>): string[];
/** The exit code. */
export function synthesise(asked: Asked): number;
