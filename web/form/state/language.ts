import { type Failure, isUnknown } from '../../shared/api';
import type { Config, Language } from '../../shared/config';
import { ofShop } from '../../shared/memory';
import { preferredLanguage, type Translate, type Written } from '../../shared/texts';
import type { TextKey } from '../texts';

export const chosenLanguage = ofShop<Language>('language');

/** The language of the page: the chosen one, else that of the browser, else that of the shop. */
export const languageOf = ({ languages, language }: Config): Language => {
  const chosen = chosenLanguage.read();
  return preferredLanguage([...(chosen === null ? [] : [chosen]), ...navigator.languages], languages, language);
};

/** A refusal in the customer's language; one that customers do not meet, in the words of the service. */
export const explainer = (written: Written<TextKey>, t: Translate<TextKey>) => {
  const hasText = (key: string): key is TextKey => Object.hasOwn(written, key);
  return (failure: Failure): string => {
    const key = `problem.${failure.code}`;
    if (hasText(key)) return t(key);
    if (isUnknown(failure)) return t('problem.no-answer');
    if (failure.code === 'unauthenticated' || failure.code === 'token-expired') return t('problem.signed-out');
    return t('problem.other', { detail: 'detail' in failure ? (failure.detail ?? failure.title) : '' });
  };
};
