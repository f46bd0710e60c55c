// Starts the engines that --engine names.
import { CannotRun, UsageError } from '../command.mjs';
import { startContainer, startEmbedded, useEndpoint } from './engines.mjs';

/** @typedef {import('./engines.mjs').Engine} Engine */
/** @typedef {'endpoint' | 'container' | 'embedded'} Kind */
/** @typedef {{ kind: Kind, required: boolean, engine?: Engine, reason?: string }} Start `reason`: why it did not start */
/** @typedef {{ say: (text: string) => void, signal: AbortSignal }} Context */

/** The kinds of engine that each choice insists on. @type {Readonly<Record<string, readonly Kind[]>>} */
const requiredKinds = {
  auto: [],
  container: ['container'],
  embedded: ['embedded'],
  endpoint: ['endpoint'],
  all: ['container', 'embedded', ...(process.env.DYNAMODB_ENDPOINT ? [/** @type {const} */ ('endpoint')] : [])],
};

/** @param {string} choice */
export const refuseUnknownEngine = (choice) => {
  if (!Object.hasOwn(requiredKinds, choice)) throw new UsageError(`unknown engine: ${choice}`);
  if (choice === 'endpoint' && !process.env.DYNAMODB_ENDPOINT)
    throw new UsageError('--engine endpoint needs DYNAMODB_ENDPOINT');
};

/** @type {Readonly<Record<Kind, (context: Context) => Promise<Engine>>>} */
const starters = {
  endpoint: () => useEndpoint(process.env.DYNAMODB_ENDPOINT ?? ''),
  container: ({ say, signal }) => startContainer(say, signal),
  embedded: startEmbedded,
};

/** @type {Set<Engine>} */
const running = new Set();

/** @param {Engine} engine */
export const stopEngine = async (engine) => {
  running.delete(engine);
  await engine.stop();
};

export const stopEngines = async () => {
  await Promise.allSettled([...running].map(stopEngine));
};

/** @param {Kind} kind @param {boolean} required @param {Context} context @returns {Promise<Start>} */
const start = async (kind, required, context) => {
  const began = performance.now();
  try {
    const engine = await starters[kind](context);
    running.add(engine);
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    context.say(`${engine.about}: ready in ${seconds} s at ${engine.endpoint}`);
    return { kind, engine, required };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // A defect of a client library stops an engine as well, but its stack is needed.
    context.say(`${kind}: ${error instanceof CannotRun ? error.message : error.stack}`);
    return { kind, reason: error.message, required };
  }
};

/** @param {string} choice @param {Context} context @returns {Promise<readonly Start[]>} */
export const startEngines = async (choice, context) => {
  if (choice !== 'auto') {
    const kinds = requiredKinds[choice] ?? [];
    return Promise.all(kinds.map((kind) => start(kind, true, context)));
  }
  if (process.env.DYNAMODB_ENDPOINT) return [await start('endpoint', true, context)];
  const container = await start('container', false, context);
  return container.engine ? [container] : [container, await start('embedded', false, context)];
};
