import type { Language } from './config';

/**
 * Texts in both languages, side by side: one that a language lacks does not compile. The build writes a file for each
 * language, and a page loads one of them.
 */
export type Texts = Readonly<Record<string, readonly [en: string, de: string]>>;

/** The texts of one language. */
export type Written<Key extends string> = Readonly<Record<Key, string>>;

export type Translate<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** Puts values into the places of a text: `{count} units`. */
export const translator =
  <Key extends string>(written: Written<Key>): Translate<Key> =>
  (key, values = {}) =>
    written[key].replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

/** Loads the texts of a language. The page says where they are. */
export const loadTexts = async <Key extends string>(language: Language): Promise<Written<Key>> => {
  const address = document.documentElement.dataset.texts?.replace('*', language) ?? '';
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
  return (await reply.json()) as Written<Key>;
};

/** The first wanted language that the shop has, else its own. */
export const preferredLanguage = (
  wanted: readonly string[],
  offered: readonly Language[],
  otherwise: Language,
): Language =>
  wanted.map((tag) => tag.toLowerCase().split('-')[0]).flatMap((tag) => offered.filter((each) => each === tag))[0] ??
  otherwise;
