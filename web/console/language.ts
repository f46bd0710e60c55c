import type { Failure } from '../shared/api';
import type { Config, Language } from '../shared/config';
import { ofShop } from '../shared/memory';
import { preferredLanguage, type Translate, type Written } from '../shared/texts';
import type { TextKey } from './texts';

export const chosenLanguage = ofShop<Language>('language');

/** The language of the page: the chosen one, else that of the browser, else that of the shop. */
export const languageOf = ({ languages, language }: Config): Language => {
  const chosen = chosenLanguage.read();
  return preferredLanguage([...(chosen === null ? [] : [chosen]), ...navigator.languages], languages, language);
};

export type Words = {
  readonly t: Translate<TextKey>;
  /** A text whose key comes from the service, or what is shown where the texts have none. */
  readonly named: (key: string, otherwise: string) => string;
  /** A refusal. The service says it in English; other languages have texts of their own where they have them. */
  readonly explain: (failure: Failure) => string;
  /** The reason why an action is not allowed. */
  readonly reasonOf: (code: string | null, detail: string | null) => string;
};

export const wordsOf = (language: Language, written: Written<TextKey>, t: Translate<TextKey>): Words => {
  const named = (key: string, otherwise: string): string =>
    Object.hasOwn(written, key) ? written[key as TextKey] : otherwise;
  const reasonOf = (code: string | null, detail: string | null): string =>
    language === 'en' && detail !== null ? detail : named(`problem.${code}`, detail ?? code ?? '');
  return {
    t,
    named,
    reasonOf,
    explain: (failure) => {
      if (failure.code === 'no-answer') return t('problem.no-answer');
      const reason = reasonOf(failure.code, failure.detail ?? failure.title);
      // The sentence of the service has the first fault already.
      const faults = (failure.errors ?? []).filter(
        ({ pointer, detail }) => !(reason.includes(pointer) && reason.includes(detail)),
      );
      return [reason, ...faults.map(({ pointer, detail }) => `${pointer}: ${detail}`)].join(' ');
    },
  };
};
