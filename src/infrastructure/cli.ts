import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { type RateLimit, rateLimitBounds, rateLimitIn } from '#adapters/http/limits/rate-limit';
import { operations } from '#adapters/http/operations/registry';
import { jobLine, logJobsTo, prettyJobLine } from '#infrastructure/job-log';
import { CannotStart } from '#infrastructure/local/cannot-start';
import { createLines } from '#infrastructure/local/lines';
import { type ListenHost, listenHosts } from '#infrastructure/local/listen';
import { type LocalServer, startLocalServer } from '#infrastructure/local/server';
import {
  jsonLine,
  type LogLevel,
  localJsonLine,
  logLevels,
  logTo,
  prettyLine,
  prettyLocalLine,
} from '#infrastructure/log';
import { readShopSettings, ShopSettingsFaulty } from '#infrastructure/shop-settings';

const defaultPort = 4000;
const stopWithinMs = 1_900;

type Flags = {
  readonly host: ListenHost;
  readonly port?: number;
  readonly data?: string;
  readonly empty?: true;
  readonly functions?: true;
  readonly rateLimit?: RateLimit;
  readonly webhooksToLocalhost?: true;
  readonly json?: true;
  readonly logLevel: LogLevel;
};

const portNumber = (text: string): number => {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
};

const requestsInSeconds = (text: string): RateLimit => {
  const limit = rateLimitIn(text);
  if (limit !== undefined) return limit;
  const { requests, seconds } = rateLimitBounds;
  throw new InvalidArgumentError(
    `A rate limit is requests/seconds, for example 100/60: at most ${requests} requests and ${seconds} seconds.`,
  );
};

const program = new Command('npm start --')
  .description('Runs the order service on this machine: HTTP API, table and a demonstration shop.')
  .addOption(
    new Option(
      '-p, --port <number>',
      `port to listen on, 0 for any free one (default: ${defaultPort}, or the next free one)`,
    )
      .env('ORDERS_PORT')
      .argParser(portNumber),
  )
  .addOption(
    new Option('--host <address>', 'address to listen on; 0.0.0.0 is for a container, whose port is published')
      .choices(listenHosts)
      .default('127.0.0.1'),
  )
  .option('-d, --data <folder>', 'keep the data in this folder (default: in memory, gone when it stops)')
  .option('--empty', 'start without the demonstration shop')
  .option('--functions', 'answer with the deployed functions, each loaded at its first call')
  .option(
    '--rate-limit <requests/seconds>',
    'refuse further requests of a caller with 429 (default: no limit)',
    requestsInSeconds,
  )
  .option('--webhooks-to-localhost', 'send webhooks to this machine, by HTTP too, and to no other')
  .option('--json', 'print one line of JSON when ready, and log in JSON')
  .addOption(new Option('--log-level <level>', 'which requests to log').choices(logLevels).default('info'))
  .helpOption('-h, --help', 'print this help')
  .showHelpAfterError('npm start -- --help lists the options.')
  .allowExcessArguments()
  // Commander would exit before the stream can report that the help was not written.
  .exitOverride()
  .addHelpText(
    'after',
    `
Environment:
  DYNAMODB_ENDPOINT   use the DynamoDB at this address instead of the embedded engine
  TABLE_NAME          the table's name (default: orders)
  CORS_ORIGINS        origins whose pages may call the API, separated by commas
  ORDERS_PORT         the port, where no --port is given

Examples:
  npm start                       a demonstration shop, gone when it stops
  npm start -- --data .data       the same, kept
  npm start -- --empty --port 0   an empty shop on any free port
  npm start -- --functions        what is deployed, answered from here
  npm start -- --rate-limit 100/60
                                  100 requests a minute for each caller`,
  );

/** The options. `npm start --port 4200` comes without `--port`: npm takes it for an option of its own. */
const parseFlags = (): Flags => {
  const flags = program.parse().opts<Flags>();
  const { args } = program;
  if (args.length > 0)
    program.error(`error: ${args.join(' ')} is no option. Options come after --, as in: npm start -- --port 4200`);
  return flags;
};

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** A lost line, for example because a disk is full, fails neither the start nor a request. */
const { print, flush } = createLines((text) => {
  try {
    process.stdout.write(text);
  } catch {
    // The stream reports it too: see scripts/closed-output.mjs.
  }
});
process.once('exit', flush);

const quoteLine = (url: string): string =>
  `curl -s ${url}/v1/quotes -H 'content-type: application/json' -d '{"currency":"EUR","lines":[{"sku":"TEE-M","quantity":3}]}'`;

const announce = (
  { port, store, table, seeded }: LocalServer,
  { json, port: requestedPort, functions, rateLimit }: Flags,
): void => {
  const url = `http://localhost:${port}`;
  const ms = Math.round(performance.now());
  if (json) {
    const { kind, endpoint = null } = store;
    const ready = {
      ready: true,
      url,
      port,
      pid: process.pid,
      store: kind,
      endpoint,
      table,
      seeded: seeded ?? null,
      ms,
    };
    print(JSON.stringify(ready));
    return;
  }
  const row = (name: string, value: string): void => print(`${pc.bold(name.padEnd(15))}${value}`);
  if (requestedPort === undefined && port !== defaultPort) row('Port', `${defaultPort} is taken, so it is ${port}`);
  row('Order service', `ready in ${ms} ms; Ctrl-C stops it`);
  row('Data', store.about);
  if (seeded) row('Demonstration', `${seeded.products} products, ${seeded.orders} orders of 90 days`);
  if (functions) row('Functions', 'as they are deployed, in dist/functions; each is loaded at its first call');
  if (rateLimit) row('Rate limit', `${rateLimit.requests} requests in ${rateLimit.seconds} s for each caller`);
  if (store.endpoint !== undefined) row('Table', `${table} at ${store.endpoint}`);
  row('Shop', url);
  row('Console', `${url}/console`);
  row('Developers', `${url}/dev`);
  row('API', `${url}/v1`);
  row('Reference', `${url}/docs`);
  row('Health', `${url}/health`);
  row('Events, mail', `${url}/dev/events, ${url}/dev/mailbox`);
  row('Try', seeded ? quoteLine(url) : `curl -s ${url}/v1/products`);
};

/** Local tokens protect nothing, so the network must not reach the port. */
const warnOfHost = ({ host }: Flags, { port }: LocalServer): void => {
  if (host !== '127.0.0.1')
    say(
      `Warning: it listens on every address of this machine, and everybody who reaches port ${port} gets any token. Publish the port of a container to your machine only: -p 127.0.0.1:${port}:${port}`,
    );
};

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Ends the process at a signal until the server is there. The first process of a container would ignore the signal. */
const endStart = (): never => process.exit(130);

const stopOnSignal = (server: LocalServer, { data, json }: Flags): void => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    await server.stop();
    const dataNotice = data === undefined ? 'the data is gone with it' : `the data is kept in ${data}`;
    if (!json)
      say(`\nStopped; ${server.store.kind === 'DynamoDB endpoint' ? 'the data stays where it is' : dataNotice}.`);
    process.exit(0);
  };
  // A signal that comes while nobody listens is lost, so the new listener is there before the old one goes.
  for (const signal of stopSignals) process.on(signal, () => void stop()).off(signal, endStart);
  void server.store.died.then((why) => {
    if (stopping) return;
    say(
      `The embedded engine ended (${why}). Start again; what was answered is ${data === undefined ? 'gone' : `kept in ${data}`}.`,
    );
    process.exit(1);
  });
};

const paths = new Map(operations.map(({ id, path }) => [id, path]));
const pathOf = (operation: string): string => paths.get(operation) ?? operation;

/** A line of a terminal after the time of day. */
const timed = (line: string): string => `${pc.dim(new Date().toTimeString().slice(0, 8))} ${line}`;

/** Writes the line of a failure at once: the process may be about to end. */
const urgently =
  <Observed>(log: (observation: Observed) => void, isFailure: (observation: Observed) => boolean) =>
  (observation: Observed): void => {
    log(observation);
    if (isFailure(observation)) flush();
  };

const run = async (flags: Flags): Promise<void> => {
  for (const signal of stopSignals) process.on(signal, endStart);
  const forTerminal = !flags.json && process.stdout.isTTY;
  const server = await startLocalServer({
    endpoint: process.env.DYNAMODB_ENDPOINT || undefined,
    folder: flags.data,
    host: flags.host,
    port: flags.port ?? defaultPort,
    portRequested: flags.port !== undefined,
    demo: !flags.empty,
    functions: flags.functions ? fileURLToPath(new URL('../functions', import.meta.url)) : undefined,
    rateLimit: flags.rateLimit,
    webhooksToLocalhost: flags.webhooksToLocalhost === true,
    settings: readShopSettings(new URL('../../shop.json', import.meta.url)),
    assetFolder: new URL('assets/', import.meta.url).pathname,
    pages: {
      folder: fileURLToPath(new URL('../web', import.meta.url)),
      buildFile: fileURLToPath(new URL('../web-build.json', import.meta.url)),
    },
    warn: say,
    observe: urgently(
      logTo(print, flags.logLevel, forTerminal ? (each) => timed(prettyLine(each, pathOf)) : jsonLine),
      ({ status }) => status >= 500,
    ),
    observeLocal: (answer) => {
      if (flags.logLevel === 'info') print(forTerminal ? timed(prettyLocalLine(answer)) : localJsonLine(answer));
    },
    observeJob: urgently(
      logJobsTo(print, flags.logLevel, forTerminal ? (each) => timed(prettyJobLine(each)) : jobLine),
      (observation) => 'defect' in observation,
    ),
  });
  announce(server, flags);
  warnOfHost(flags, server);
  flush();
  stopOnSignal(server, flags);
};

/** 0: it printed its help; 2: wrong options, as of every command; 1: it cannot start. */
const exitCodeOf = (error: unknown): number => {
  if (!(error instanceof CommanderError)) return 1;
  return error.exitCode === 0 ? 0 : 2;
};

try {
  await run(parseFlags());
} catch (error) {
  if (error instanceof CannotStart || error instanceof ShopSettingsFaulty) say(pc.red(error.message));
  // A CommanderError has printed the help, or what is wrong with the options.
  else if (!(error instanceof CommanderError)) throw error;
  process.exitCode = exitCodeOf(error);
}
