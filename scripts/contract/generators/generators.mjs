// Each generator: what it needs, and the commands that generate its client, compile it and use it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../children.mjs';
import { root } from '../../project.mjs';
import { needs, npmPackages, pythonTools } from './tools.mjs';
import { go, heyApi } from './versions.mjs';

/**
 * @typedef {object} Command
 * @property {'generate' | 'install' | 'compile' | 'use'} step install: what the client imports
 * @property {string} program
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * @typedef {object} Generator
 * @property {string} name
 * @property {Readonly<Record<string, string>>} files of ./programs, and where they stand in the work folder
 * @property {Readonly<Record<string, string>>} [texts] small files of the work folder
 * @property {(place: import('./tools.mjs').Place) => Promise<string>} install returns the folder of its programs, or
 * throws CannotRun
 * @property {(paths: { tools: string, cache: string, contract: string, work: string }) => readonly Command[]} commands run
 * in the work folder; the last one prints what the program saw
 */

const quietly = ['--global-property', 'apiTests=false,modelTests=false,apiDocs=false,modelDocs=false'];

/** @param {string} tools @param {string} contract @param {string} language @param {readonly string[]} options */
const openApiGenerator = (tools, contract, language, options = []) =>
  /** @type {const} */ ({
    step: 'generate',
    program: join(tools, 'openapi-generator-cli'),
    args: ['generate', '-i', contract, '-g', language, '-o', 'client', ...options, ...quietly],
  });

/** @param {string} tools @param {string} program @returns {readonly Command[]} The types are strict: a member that the client has not fails. */
const checkedPython = (tools, program) => [
  {
    step: 'compile',
    program: join(tools, 'mypy'),
    args: ['--strict', '--follow-imports=silent', '--ignore-missing-imports', '--no-incremental', program],
    env: { MYPYPATH: 'client' },
  },
  { step: 'use', program: join(tools, 'python'), args: ['-B', program], env: { PYTHONPATH: 'client' } },
];

/** @type {Generator} */
const openApiPythonClient = {
  name: 'openapi-python-client',
  files: { 'openapi_python_client.py': 'try_orders.py' },
  install: pythonTools,
  commands: ({ tools, contract }) => [
    {
      step: 'generate',
      program: join(tools, 'openapi-python-client'),
      args: ['generate', '--path', contract, '--output-path', 'client', '--meta', 'setup', '--fail-on-warning'],
      // It calls ruff, which is beside it.
      env: { PATH: `${tools}:${process.env.PATH}` },
    },
    ...checkedPython(tools, 'try_orders.py'),
  ],
};

/** @type {Generator} */
const openApiGeneratorPython = {
  name: 'openapi-generator, Python',
  files: { 'openapi_generator.py': 'try_orders.py' },
  install: async (place) => {
    await needs('java', ['-version']);
    return pythonTools(place);
  },
  commands: ({ tools, contract }) => [
    openApiGenerator(tools, contract, 'python'),
    ...checkedPython(tools, 'try_orders.py'),
  ],
};

/** Maven cannot share a repository between processes. @param {string} repository @param {'install' | 'compile'} step @param {readonly string[]} goals @returns {Command} */
const maven = (repository, step, goals) => ({
  step,
  program: 'mvn',
  args: [...['--quiet', '--batch-mode', '--file', 'client/pom.xml'], `-Dmaven.repo.local=${repository}`, ...goals],
});

/** @param {string} library @param {string} program @returns {Generator} */
const openApiGeneratorJava = (library, program) => ({
  name: `openapi-generator, Java (${library})`,
  files: { [`${program}.java`]: `client/src/main/java/${program}.java` },
  install: async (place) => {
    await needs('javac', ['-version']);
    await needs('mvn', ['-version']);
    return pythonTools(place);
  },
  commands: ({ tools, cache, contract }) => [
    openApiGenerator(tools, contract, 'java', ['--library', library]),
    maven(join(cache, `maven-${library}`), 'install', ['dependency:copy-dependencies', '-DincludeScope=runtime']),
    maven(join(cache, `maven-${library}`), 'compile', ['compile']),
    { step: 'use', program: 'java', args: ['-cp', 'client/target/classes:client/target/dependency/*', program] },
  ],
});

const typeScriptOptions = [
  ...['--strict', '--noUncheckedIndexedAccess', '--skipLibCheck', '--noEmit', '--ignoreConfig'],
  ...['--target', 'es2023', '--module', 'preserve', '--lib', 'es2023,dom,dom.iterable', '--types', 'node'],
];

/** @type {Generator} */
const heyApiClient = {
  name: '@hey-api/openapi-ts',
  files: { 'hey-api.ts': 'try-orders.ts' },
  texts: { 'package.json': '{ "type": "module" }' },
  install: (place) => npmPackages(place, heyApi),
  commands: ({ tools, contract }) => [
    {
      step: 'generate',
      program: join(tools, 'node_modules/.bin/openapi-ts'),
      args: ['--input', contract, '--output', 'client', '--client', '@hey-api/client-fetch', '--no-log-file'],
    },
    {
      step: 'compile',
      program: process.execPath,
      args: [
        join(root, 'node_modules/@typescript/native/bin/tsc'),
        ...typeScriptOptions,
        ...['--typeRoots', join(root, 'node_modules/@types'), 'try-orders.ts'],
      ],
    },
    {
      step: 'use',
      program: process.execPath,
      args: ['--import', join(root, 'node_modules/tsx/dist/esm/index.mjs'), 'try-orders.ts'],
    },
  ],
};

/** @param {string} cache @returns {NodeJS.ProcessEnv} */
const goIn = (cache) => ({ GOPATH: join(cache, 'go'), GOFLAGS: '-mod=mod -modcacherw', GOTOOLCHAIN: 'local' });

/** @type {Generator} */
const oapiCodegen = {
  name: 'oapi-codegen, Go',
  files: { 'oapi_codegen.go': 'main.go' },
  texts: {
    'go.mod': ['module try', 'go 1.25', ...go.client.map((module) => `require ${module}`), ''].join('\n'),
    'orders/doc.go': '// Package orders is the generated client.\npackage orders\n',
  },
  install: async ({ cache, say }) => {
    await needs('go', ['version']);
    const tools = join(cache, 'go/bin');
    if (existsSync(join(tools, 'oapi-codegen'))) return tools;
    say('installing oapi-codegen (once)');
    await must('go', ['install', go.generator], { seconds: 220, env: { ...process.env, ...goIn(cache) } });
    return tools;
  },
  commands: ({ tools, cache, contract }) => [
    {
      step: 'generate',
      program: join(tools, 'oapi-codegen'),
      args: ['-generate', 'types,client,skip-prune', '-package', 'orders', '-o', 'orders/orders.go', contract],
    },
    { step: 'install', program: 'go', args: ['mod', 'tidy'], env: goIn(cache) },
    { step: 'compile', program: 'go', args: ['build', '-o', 'try', '.'], env: goIn(cache) },
    { step: 'use', program: './try', args: [] },
  ],
};

/** @type {readonly Generator[]} Those that take longest come first. */
export const generators = [
  oapiCodegen,
  openApiGeneratorJava('okhttp-gson', 'TryOrdersGson'),
  openApiGeneratorJava('native', 'TryOrdersNative'),
  openApiPythonClient,
  openApiGeneratorPython,
  heyApiClient,
];
