// The command line of every script: options, help, failures and exit codes.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { output } from './closed-output.mjs';

/** @typedef {NonNullable<import('node:util').ParseArgsConfig['options']>} OptionsConfig */

/** The command was called wrongly. The message and the usage go to stderr; the exit code is 2. */
export class UsageError extends Error {}

/** The machine lacks something that the command needs. The exit code is 3. */
export class CannotRun extends Error {}

const help = /** @type {const} */ ({ type: 'boolean', short: 'h', default: false });

/** The longest time that a command takes to stop after an interrupt. */
const stopMs = 15_000;

/** @template {OptionsConfig} Options @param {Options} options @param {boolean} allowPositionals */
const parse = (options, allowPositionals) => {
  try {
    return parseArgs({ options: { ...options, help }, allowPositionals });
  } catch (error) {
    // Only the first sentence: parseArgs adds how to quote an option.
    throw new UsageError(String(error instanceof Error ? error.message : error).replace(/\. .*$/s, ''));
  }
};

/** The message for people. A defect of the script shows its stack; errors of esbuild show their places. @param {unknown} error */
export const explain = (error) => {
  if (typeof error === 'object' && error !== null && 'errors' in error && Array.isArray(error.errors))
    return error.errors
      .map(({ text, message, location }) =>
        location ? `${location.file}:${location.line}:${location.column} ${text}` : (text ?? message),
      )
      .join('\n');
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && ['EACCES', 'EROFS', 'ENOSPC'].includes(String(error.code)))
    return `${error.message}\nThis command writes there: the folder must be yours to write, and have room.`;
  const isDefect = error instanceof ReferenceError || (error instanceof TypeError && error.cause === undefined);
  return isDefect ? String(error.stack) : error.message;
};

/** The first line of a usage, and where the rest is: the message stays in sight. @param {string} usage */
const shortUsage = (usage) => {
  const [line = ''] = usage.split('\n');
  const [, name] = /^Usage: (npm (?:run )?[\w:-]+)/.exec(line) ?? [];
  return name === undefined ? usage : `${line}\n${name} -- --help lists the options.`;
};

/** @param {() => unknown} stop */
const stopOnSignals = (stop) => {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.once(signal, async () => {
      // A closed output has no reader for the line.
      if (!output.isClosed) console.error(`\n${signal}: stopping`);
      setTimeout(() => process.exit(130), stopMs).unref();
      await Promise.allSettled([(async () => stop())()]);
      process.exit(130);
    });
};

/**
 * Runs a script as a command and sets the exit code: 0 done, 1 failed, 2 wrong options, 3 cannot run here,
 * 130 interrupted. `run` returns another exit code than 0 if there is one.
 * @template {OptionsConfig} [const Options={}]
 * @param {object} script
 * @param {string} script.usage the text of --help
 * @param {Options} [script.options] as in parseArgs; --help is added
 * @param {boolean} [script.allowPositionals] false: a word that is no option is refused
 * @param {(values: ReturnType<typeof parse<Options>>['values'], positionals: string[]) => unknown} script.run
 * @param {() => unknown} [script.onInterrupt] ends what `run` has started
 */
export const command = async ({
  usage,
  options = /** @type {Options} */ ({}),
  allowPositionals = false,
  run,
  onInterrupt,
}) => {
  if (onInterrupt) stopOnSignals(onInterrupt);
  try {
    const { values, positionals } = parse(options, allowPositionals);
    if (/** @type {{ help?: unknown }} */ (values).help === true) {
      console.log(usage);
      return;
    }
    const code = await run(values, positionals);
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    console.error(error instanceof UsageError ? `${error.message}\n\n${shortUsage(usage)}` : explain(error));
    process.exitCode = error instanceof UsageError ? 2 : error instanceof CannotRun ? 3 : 1;
  }
};

/** Whether a module is the program that Node.js runs, and not imported by another. @param {string} moduleUrl its import.meta.url */
export const isMain = (moduleUrl) => process.argv[1] === fileURLToPath(moduleUrl);
