/** Skus and discount codes as the contract writes them. */
export const codePattern = (maximum: number): string => `^[A-Za-z0-9][A-Za-z0-9._-]{0,${maximum - 1}}$`;
/** The same in words. */
export const codeText = (maximum: number): string => `1 to ${maximum} letters, digits, dots, underscores or hyphens`;
