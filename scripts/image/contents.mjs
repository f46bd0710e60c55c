// The content of the image and what it declares.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../project.mjs';
import { filesAbove, inspectImage } from './image.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./steps.mjs').Try} Try */

/** Everything that may lie above the base. No cache of npm, no .npmrc, no secret, no source and no tool is among it. */
const allowed = [
  /^app\/$/,
  /^app\/(LICENSE|shop\.json)$/,
  /^app\/dist\/(local\/(cli\.mjs|assets\/([a-z-]+\.(json|js|css))?)?)?$/,
  /^app\/node_modules\/(@dynoxide\/(linux-x64\/(LICENSE[A-Z-]*|README\.md|package\.json|dynoxide)?)?)?$/,
  /^data\/$/,
];
const needed = ['app/shop.json', 'app/dist/local/cli.mjs', 'app/dist/local/assets/openapi.json', 'data/'];

/** @param {Try} wanted @returns {readonly Step[]} */
export const contents = ({ docker, image, base, folder }) => [
  {
    name: 'the layers hold the bundle, its assets, the engine and the settings, and nothing else',
    run: async () => {
      const files = await filesAbove(docker, image, base, folder);
      assert.deepEqual(
        files.filter((path) => !allowed.some((pattern) => pattern.test(path))),
        [],
      );
      assert.deepEqual(
        needed.filter((path) => !files.includes(path)),
        [],
      );
    },
  },
  {
    name: 'it declares a user that is not root, its labels, and no variable of the build',
    run: async () => {
      const [{ user, labels, environment }, below] = [
        await inspectImage(docker, image),
        await inspectImage(docker, base),
      ];
      const { name, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
      assert.equal(user, '1000:1000');
      assert.equal(labels['org.opencontainers.image.title'], name);
      assert.equal(labels['org.opencontainers.image.licenses'], license);
      assert.deepEqual(
        environment.filter((variable) => !below.environment.includes(variable) && !variable.startsWith('PATH=')),
        ['NODE_ENV=production', 'ORDERS_PORT=4000'],
      );
    },
  },
];
