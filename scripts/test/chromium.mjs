// The browser of the tests in test/browser: Chromium of the system, because a download would be as large as all packages.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const withoutChromium =
  'no Chromium: install one (Debian: apt-get install chromium), or set CHROMIUM to the path of its program';

/** The path of the program; undefined: there is none. @returns {string | undefined} */
export const findChromium = () => {
  const chosen = process.env.CHROMIUM;
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const programs = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications];
  return programs.find((program) => existsSync(program));
};
