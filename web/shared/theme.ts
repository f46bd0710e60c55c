import { ofShop } from './memory';

/** `system`: as the system of the visitor, also when that changes. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const stored = ofShop<Theme>('theme');
/** Tells `first.ts`, which shows the theme, that another one is chosen. */
export const themeChange = 'theme';

export const chosenTheme = (): Theme => stored.read() ?? 'system';

export const chooseTheme = (theme: Theme): void => {
  stored.write(theme);
  dispatchEvent(new Event(themeChange));
};
