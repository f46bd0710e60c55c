import { chosenTheme, themeChange } from './theme';

/** A script of its own, which the page runs before it shows anything, so that no other colors appear first. */

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Marks the page with the colors that its style then uses. */
const showTheme = (): void => {
  const theme = chosenTheme();
  const isDark = theme === 'system' ? dark.matches : theme === 'dark';
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
};

showTheme();
dark.addEventListener('change', showTheme);
addEventListener(themeChange, showTheme);
