import { join } from 'node:path';
import { root } from '../project.mjs';

/** Modules that packages import, and the lean ones that replace them in functions: docs/adr/0016. */
const standIns = [
  { importer: 'electrodb', module: 'jsonschema', standIn: 'jsonschema.cjs' },
  { importer: 'electrodb', module: './src/service', standIn: 'collections.cjs' },
  { importer: 'electrodb', module: '@aws-sdk/lib-dynamodb', standIn: 'commands.cjs' },
  {
    importer: '@aws-sdk/middleware-endpoint-discovery',
    module: '@aws-sdk/endpoint-cache',
    standIn: 'endpoint-cache.mjs',
  },
  { importer: '@smithy/core', module: '@smithy/core/event-streams', standIn: 'event-streams.mjs' },
  ...['client-dynamodb', 'client-eventbridge', 'client-sesv2'].map((client) => ({
    importer: `@aws-sdk/${client}`,
    module: '@aws-sdk/credential-provider-node',
    standIn: 'credentials.mjs',
  })),
];

/** The imports that a stand-in or the layer may answer: packages, and the service of ElectroDB. */
export const packageImports = /^[a-z@]|^\.\/src\/service$/;

/** @param {typeof standIns} chosen @returns {import('esbuild').Plugin} */
const replacing = (chosen) => ({
  name: 'stand-ins',
  setup: (hooks) =>
    hooks.onResolve({ filter: packageImports }, ({ path, importer }) => {
      const file = importer.replaceAll('\\', '/');
      const found = chosen.find((one) => path === one.module && file.includes(`/node_modules/${one.importer}/`));
      return found && { path: join(root, 'scripts/build/stand-ins', found.standIn) };
    }),
});

/**
 * ElectroDB does nothing when it is loaded, but its package does not say so: without this a function that only reads
 * items of an entity's file, such as publishChanges, would carry all of it.
 * @type {import('esbuild').Plugin}
 */
export const unusedElectrodb = {
  name: 'unused-electrodb',
  setup: (hooks) =>
    hooks.onResolve({ filter: /^electrodb$/ }, async ({ path, pluginData, kind, importer, resolveDir }) => {
      if (pluginData === 'resolved') return undefined;
      const found = await hooks.resolve(path, { kind, importer, resolveDir, pluginData: 'resolved' });
      return { ...found, sideEffects: false };
    }),
};

export const functionStandIns = replacing(standIns);

/** In the layer ElectroDB imports the commands of the SDK itself: a function would fill another copy of the stand-in. */
export const layerStandIns = replacing(standIns.filter(({ standIn }) => standIn !== 'commands.cjs'));
