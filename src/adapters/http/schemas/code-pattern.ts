/** The pattern of skus and discount codes. */
export const codePattern = (maximum: number): string => `^[A-Za-z0-9][A-Za-z0-9._-]{0,${maximum - 1}}$`;
/** The pattern of a discount code as a customer types it, with up to 10 blanks before and after it. */
export const typedCodePattern = (maximum: number): string =>
  codePattern(maximum).replace('^', '^ {0,10}').replace(/\$$/, ' {0,10}$');
/** The pattern in words. */
export const codeText = (maximum: number): string =>
  `must be 1 to ${maximum} letters, digits, dots, underscores or hyphens, and start with a letter or digit`;
