/** The body of a character class, for patterns: controls (C0, DEL, C1) with the line breaks. */
export const controlCharacters = '\\u0000-\\u001f\\u007f-\\u009f';
/** The same without the line breaks CR and LF. */
export const controlsInLines = '\\u0000-\\u0009\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f';

/**
 * The body of a character class, for patterns: characters that nobody sees, or that change how their neighbors are shown.
 * Soft hyphen, joiners, fillers, zero-width and bidirectional characters, line and paragraph separators, annotations, and
 * the noncharacters of the first plane. Variation selectors are not among them: emoji and names in Han need them.
 */
export const hiddenCharacters =
  '\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufdd0-\\ufdef\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff';

/** The body of a character class, for patterns: characters that choose the form of the one before. One follows another never. */
export const selectors = '\\u180b-\\u180d\\u180f\\ufe00-\\ufe0f';
/** Selectors and the blank of Braille: they are allowed, but a text of them alone is blank. */
export const faintCharacters = `\\u2800${selectors}`;

const selector = `[${selectors}\\u{e0100}-\\u{e01ef}]`;

const control = new RegExp(`[${controlCharacters}]`);
/**
 * With tags, the noncharacters of every plane, formatting of hieroglyphs, shorthand and music, and a selector that follows
 * another: a run of them hides any bytes.
 */
const hidden = new RegExp(
  `${selector}{2}|[${hiddenCharacters}\\p{Noncharacter_Code_Point}\\u{13430}-\\u{1343f}\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}]`,
  'u',
);

/** A character that a reader sees. */
const seen = new RegExp(`(?!${selector})[^\\s${faintCharacters}]`, 'u');

/** True for a text of which a reader sees nothing. */
export const isBlank = (text: string): boolean => !seen.test(text);

const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Why this API refuses a text of one line. Undefined: it does not. */
export const faultOfText = (text: string): string | undefined => {
  if (!text.isWellFormed()) return 'must not contain a lone surrogate';
  const [shown] = control.exec(text) ?? [];
  if (shown !== undefined) return `must not contain the control character ${nameOf(shown)}`;
  const [unseen] = hidden.exec(text) ?? [];
  return unseen === undefined ? undefined : `must not contain the invisible character ${nameOf(unseen)}`;
};

/** Why this API refuses a text that may have several lines. */
export const faultOfLines = (text: string): string | undefined => faultOfText(text.replaceAll(/[\r\n]/g, ' '));
