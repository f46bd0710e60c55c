// Creates a use case by copying one of the service, so that its templates are compiled and tested code.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, stopAll } from '../children.mjs';
import { command } from '../command.mjs';
import { generators } from '../generate/generators.mjs';
import { runGenerators } from '../generate/run.mjs';
import { root } from '../project.mjs';
import { allPlaceholders, listed } from '../test/placeholders.mjs';
import { filesOf } from './use-case/files.mjs';
import { parseUseCase, pathsOf, read, refuseConflict, routeOf } from './use-case/names.mjs';
import { sampleOf } from './use-case/samples.mjs';
import { bounds, leftOut, prerequisites, registered, tablesOf, untold } from './use-case/tables.mjs';

/** @typedef {import('./use-case/samples.mjs').UseCase} UseCase */

const usage = `Usage: npm run new:use-case -- <area>/<verb>-<noun> [options]

Writes a use case, its operation and its test, adds its lines to the registry and to the tables of the tests, and renews the
generated files. The endpoint works at once: it does what the copied use case does, until you replace its decision by yours.
"npm run check -- --quick" is green but for its step "placeholders", which lists each text that you have to write.

  orders/hold-order                     changes an order: POST /v1/orders/{orderId}/hold, once for each Idempotency-Key
  orders/set-label --kind set           sets a part of it: PUT /v1/orders/{orderId}/label
  orders/read-label --kind query        reads one:         GET /v1/orders/{orderId}/label
  orders/list-labels --kind list        lists, in pages:   GET /v1/orders/{orderId}/labels
  catalog/recall-product                POST /v1/products/{sku}/recall; --kind set, query and list as above
  fulfillment/relabel-fulfillment       POST /v1/orders/{orderId}/fulfillments/{fulfillmentId}/relabel
  returns/hold-return                   POST /v1/orders/{orderId}/returns/{returnId}/hold
  payments/flag-payment                 POST /v1/orders/{orderId}/payments/{paymentId}/flag

Options
  --kind KIND    command (default), set, query or list. A command that changes nothing when it is repeated is a set.
  --dry-run      print what it would write, and write nothing
  --no-generate  leave the generated files as they are; npm run generate renews them
  -h, --help     this text

Exit code 0: written; 1: the name is taken, or a file could not be generated; 2: wrong name or options.`;

/** @param {Readonly<Record<string, string>>} files */
const write = async (files) => {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  const biome = 'node_modules/@biomejs/biome/bin/biome';
  const args = [biome, 'check', '--write', '--vcs-enabled=false', ...Object.keys(files)];
  await must(process.execPath, args, { seconds: 60 });
};

/** Renews what the operations make. The use case is there, whatever fails here. */
const generate = async () => {
  console.error(
    'Renewing the generated files, which takes a minute or more. --no-generate leaves them to npm run generate.',
  );
  const all = await runGenerators(generators.filter(({ ofOperations }) => ofOperations));
  const failed = all.filter(({ state }) => state === 'failed').map(({ generator }) => generator.script);
  if (failed.length > 0)
    throw new Error(`the use case is written, but not every generated file: npm run generate -- --only ${failed}`);
};

/** @param {UseCase} useCase */
const rowsOf = (useCase) => {
  const paths = pathsOf(useCase.area, useCase.name);
  const tables = tablesOf(useCase);
  const all = [
    [paths.useCase, 'what it does'],
    [paths.operation, 'its route, scope, request and reply'],
    [paths.test, 'what must be true of it'],
    [registered, 'its line'],
    [prerequisites, 'the requests that come before its example'],
    [leftOut, 'its line, until random lives of orders send it'],
    [untold, 'its line, until the list of what an order takes tells it'],
    [bounds, 'the bounds of its body'],
  ];
  return all.filter(([path = '']) => Object.hasOwn(tables, path) || Object.values(paths).includes(path));
};

/** @param {UseCase} useCase @param {boolean} isDryRun */
const routeLine = (useCase, isDryRun) => {
  const { method, path } = routeOf(useCase);
  return `${method} ${path}${isDryRun ? ' (not written: --dry-run)' : ''}`;
};

/** @param {UseCase} useCase */
const fileLines = (useCase) => {
  const rows = rowsOf(useCase);
  const width = Math.max(...rows.map(([file = '']) => file.length));
  return rows.map(([file = '', content]) => `  ${file.padEnd(width)}  ${content}`).join('\n');
};

/** @param {UseCase} useCase */
const isReading = ({ kind }) => kind === 'query' || kind === 'list';

/** The parts of the operation that its author decides. @param {UseCase} useCase @param {string} operation */
const partsOf = (useCase, operation) => {
  const isPublic = read(operation).includes("access: 'public'");
  const access = isPublic ? 'access, because everybody may call the copy' : 'scope';
  return isReading(useCase) ? `${access}; parameters, reply, refusals` : `${access}, body, example, refusals`;
};

/** @param {UseCase} useCase @param {boolean} isLean the generated files are as they were */
const nextSteps = (useCase, isLean) => {
  const { name } = useCase;
  const paths = pathsOf(useCase.area, name);
  const { written } = allPlaceholders();
  return `It does what ${sampleOf(useCase).name} does. ${isLean ? 'After npm run generate, npm' : 'npm'} run check -- --quick is green but for these placeholders, which you replace:

${listed(written.filter(({ text }) => text.includes(`(${name})`)))}

Make it yours:
  1. ${paths.useCase}: ${isReading(useCase) ? 'your ports' : 'your decision in place of the copied one, from a function in src/domain'}
  2. ${paths.operation}: ${partsOf(useCase, paths.operation)}
  3. ${paths.test}: what you expect
  4. npm run generate && npm run check -- --quick && npm test -- ${name} test/http`;
};

await command({
  usage,
  options: {
    kind: { type: 'string', default: 'command' },
    'dry-run': { type: 'boolean', default: false },
    'no-generate': { type: 'boolean', default: false },
  },
  allowPositionals: true,
  onInterrupt: () => stopAll(10_000),
  run: async ({ kind, 'dry-run': isDryRun, 'no-generate': isLean }, positionals) => {
    const useCase = parseUseCase(kind, positionals);
    const files = filesOf(useCase);
    refuseConflict(useCase);
    console.log(`${routeLine(useCase, isDryRun)}\n\n${fileLines(useCase)}\n`);
    if (isDryRun) return;
    await write({ ...files, ...tablesOf(useCase) });
    try {
      if (!isLean) await generate();
    } finally {
      console.log(`\n${nextSteps(useCase, isLean)}`);
    }
  },
});
