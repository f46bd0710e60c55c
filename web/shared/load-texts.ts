import type { Language } from './config';
import type { Written } from './texts';

/** Loads the texts of a language. The page says where they are. */
export const loadTexts = async <Key extends string>(language: Language): Promise<Written<Key>> => {
  const address = document.documentElement.dataset.texts?.replace('*', language) ?? '';
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
  return (await reply.json()) as Written<Key>;
};
