/** The ways to look at a page: each pair of colors, width and language is in one of them. */
export const looks = [
  { colorScheme: 'light', width: 360, locale: 'en' },
  { colorScheme: 'light', width: 1280, locale: 'de' },
  { colorScheme: 'dark', width: 360, locale: 'de' },
  { colorScheme: 'dark', width: 1280, locale: 'en' },
] as const;
