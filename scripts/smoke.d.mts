/** What is wrong, each in a sentence. */
export function faultsOf(url: string): Promise<string[]>;
