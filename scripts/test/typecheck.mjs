// Checks the types of the service, its tests and scripts, and those of each web page, which know the browser.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../children.mjs';
import { command } from '../command.mjs';
import { root } from '../project.mjs';

const usage = `Usage: npm run typecheck

Checks the types of src, test, cdk and scripts, and of each page in web.

Options
  -h, --help  this text

Exit code 0: no errors; 1: some; 2: wrong options.`;

const compiler = join(root, 'node_modules/@typescript/native/bin/tsc');

const projectFiles = async () => {
  const pages = (await readdir(join(root, 'web'))).map((name) => join('web', name, 'tsconfig.json'));
  return ['tsconfig.json', ...pages.filter((project) => existsSync(join(root, project)))];
};

await command({
  usage,
  options: {},
  run: async () => {
    const checks = (await projectFiles()).map((project) =>
      run(process.execPath, [compiler, '-p', join(root, project)], { seconds: 170 }),
    );
    const results = await Promise.all(checks);
    for (const { output } of results) process.stdout.write(output);
    return results.every(({ code }) => code === 0) ? 0 : 1;
  },
});
