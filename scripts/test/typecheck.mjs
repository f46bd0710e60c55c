// Checks the types of the service, its tests and scripts, then those of each web page, which know the browser.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../children.mjs';
import { root } from '../project.mjs';

const compiler = join(root, 'node_modules/@typescript/native/bin/tsc');
const pages = (await readdir(join(root, 'web'))).map((name) => `web/${name}/tsconfig.json`);
const projects = ['tsconfig.json', ...pages.filter((project) => existsSync(join(root, project)))];

const results = await Promise.all(
  projects.map((project) => run(process.execPath, [compiler, '-p', join(root, project)], { seconds: 170 })),
);
for (const { output } of results) process.stdout.write(output);
if (results.some(({ code }) => code !== 0)) process.exitCode = 1;
