import type { Language } from './config';

/**
 * Texts in both languages, side by side: one that a language lacks does not compile. The build writes a file for each
 * language, and a page loads one of them.
 */
export type Texts = Readonly<Record<string, readonly [en: string, de: string]>>;

/** The texts of one language. */
export type Written<Key extends string> = Readonly<Record<Key, string>>;

export type Translate<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** Puts values into the places of a text: `{count} {count|unit|units}`, where the first word is for 1. */
export const translator =
  <Key extends string>(written: Written<Key>): Translate<Key> =>
  (key, values = {}) =>
    written[key].replaceAll(
      /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
      (place, name: string, one?: string, other?: string) => {
        const value = values[name];
        if (value === undefined || one === undefined) return String(value ?? place);
        return Number(value) === 1 ? one : (other ?? '');
      },
    );

/** The first wanted language that the shop has, else its own. */
export const preferredLanguage = (
  wanted: readonly string[],
  offered: readonly Language[],
  otherwise: Language,
): Language =>
  wanted.map((tag) => tag.toLowerCase().split('-')[0]).flatMap((tag) => offered.filter((each) => each === tag))[0] ??
  otherwise;
