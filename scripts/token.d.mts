/** What a token calls every scope that there is. */
export const usualScopes: readonly string[];
/** RFC 7636, S256. */
export function challengeOf(verifier: string): string;
