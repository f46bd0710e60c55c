export type Asked = { readonly stage: string; readonly context: readonly string[]; readonly output: string };

export function runHere(command: readonly string[]): number;
export function settingsOf(asked: Omit<Asked, 'output'>): string[];
/** `kept` is the context of cdk.json. */
export function partOf(asked: Omit<Asked, 'output'>, kept: Readonly<Record<string, unknown>>): 'functions' | 'layer';
/** The exit code. */
export function synthesise(asked: Asked): number;
