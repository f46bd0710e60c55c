// Writes a projection again from the orders, while the service runs.
import { setTimeout as sleep } from 'node:timers/promises';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { createTablePorts } from '#adapters/dynamodb/all-ports';
import { createClient } from '#adapters/dynamodb/engine/client';
import { checkedSchedule } from '#adapters/dynamodb/orders/shards';
import { acceptedValue, systemRequest } from '#adapters/lambda/job-run';
import { projectChangesJob } from '#adapters/lambda/jobs/project-changes';
import type { PortFactories, StoredPort } from '#application/ports';
import { rebuildProjection } from '#application/projections/rebuild-projection';
import { projections } from '#application/projections/registry';
import { servingAlias } from '#cdk/functions/serving-alias';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import { configurationFrom } from '#infrastructure/configuration';
import { engineProgram, startEngine } from '#infrastructure/local/engine';
import { localClientOptions } from '#infrastructure/local/store';
import { needsOfPorts } from '#infrastructure/needs';
import { systemPace } from '#infrastructure/pace';
import { CannotRun, command, UsageError } from '../command.mjs';
import '../quiet-sdk.mjs';
import { kebabCase } from '../text.mjs';
import { type Progress, type Rebuilding, rebuildAll } from './rebuild/rounds';

const usualRate = 100;

const usage = `Usage: npm run rebuild -- PROJECTION --stage dev | --endpoint URL | --data DIR [options]

Writes a projection again from the orders, the newest first: for a new projection, or one with a gap. The service runs
meanwhile, and its job goes on with the changes. What is there stays; doing it twice does no harm. Uses the credentials and
the region of your shell for a stage.

Projections
${projections.map(({ name, summary }) => `  ${name.padEnd(14)} ${summary}`).join('\n')}

Options
  --stage NAME      which deployment; the table and its shards are those of its job
  --endpoint URL    another DynamoDB, with TABLE_NAME (default: orders) and SHARDS as for npm start
  --data DIR        the folder of a local server that does not run
  --after ID        begins after this order; a run that stops early prints it
  --per-second N    the most orders in a second, 1 to 1000 (default: ${usualRate}); each takes 2 read units, and 1 write unit for
                    each entry
  -h, --help        this text

Exit code 0: done; 1: failed, or orders were unreadable and are left out; 2: wrong options; 3: the embedded engine is missing;
130: interrupted.`;

type Target = { readonly ports: PortFactories<StoredPort>; readonly stop: () => Promise<void> };
type Variables = Readonly<Record<string, string | undefined>>;

const portsAt = (variables: Variables, options: Parameters<typeof createClient>[0], stop = async () => {}): Target => {
  const needs = needsOfPorts(['ordersBySku', ...projections.flatMap(({ uses }) => uses)]);
  const { table = '', shards } = configurationFrom(variables, needs, () => {
    throw new Error('a rebuild needs no settings of the shop');
  });
  const client = createClient(options);
  return {
    ports: createTablePorts({
      place: { client, table },
      shards: checkedSchedule(shards),
      tagsOf: () => [],
      pace: systemPace,
      probesWrites: false,
    }),
    stop: async () => {
      client.destroy();
      await stop();
    },
  };
};

/** The variables of the deployed job, so that entries go to the partitions that the service reads. */
const variablesOf = async (stage: string): Promise<Variables> => {
  const client = new LambdaClient({ maxAttempts: 3 });
  const FunctionName = `order-service-${stage}-${kebabCase(projectChangesJob.id)}`;
  const { Environment } = await client.send(
    new GetFunctionConfigurationCommand({ FunctionName, Qualifier: servingAlias }),
  );
  return Environment?.Variables ?? {};
};

const localVariables = (): Variables => ({
  TABLE_NAME: process.env.TABLE_NAME ?? 'orders',
  SHARDS: process.env.SHARDS,
});

const inFolder = async (folder: string): Promise<Target> => {
  const program = engineProgram();
  if (program === undefined) throw new CannotRun('--data needs the embedded engine, which is not installed here');
  const engine = await startEngine(program, folder);
  return portsAt(localVariables(), localClientOptions(engine.endpoint), engine.stop);
};

type Flags = { readonly [Name in 'stage' | 'endpoint' | 'data' | 'after' | 'per-second']?: string | undefined };

const targetOf = async ({ stage, endpoint, data }: Flags): Promise<Target> => {
  if ([stage, endpoint, data].filter((each) => each !== undefined).length !== 1)
    throw new UsageError('give one of --stage, --endpoint and --data');
  if (stage !== undefined) return portsAt(await variablesOf(stage), {});
  if (data !== undefined) return inFolder(data);
  if (endpoint === undefined || !URL.canParse(endpoint)) throw new UsageError(`not an address: ${endpoint}`);
  return portsAt(localVariables(), localClientOptions(endpoint));
};

const positionIn = (text: string | undefined): OrderId | undefined => {
  const id = text === undefined ? undefined : parseOrderId(text);
  if (text !== undefined && id === undefined) throw new UsageError(`--after is not an order id: ${text}`);
  return id;
};

const rateIn = (text = String(usualRate)): number => {
  if (!/^[1-9]\d{0,3}$/.test(text) || Number(text) > 1_000) throw new UsageError('--per-second is 1 to 1000');
  return Number(text);
};

const projectionNamed = (names: readonly string[]) => {
  const [name] = names;
  const found = projections.find((projection) => projection.name === name);
  if (found === undefined || names.length > 1) throw new UsageError(`give one projection, not: ${names.join(' ')}`);
  return found;
};

const reportMs = 2_000;

/** The last position, for the end of a run that stops early. */
let reached: Progress | undefined;

const sums = ({ orders, written, next }: Progress): string =>
  `${orders} orders, ${written} entries${next === null ? '' : `; continue with --after ${next}`}`;

const reporting = (): Rebuilding['report'] => {
  let reportedAt = performance.now();
  return (progress) => {
    reached = progress;
    if (performance.now() - reportedAt < reportMs) return;
    reportedAt = performance.now();
    console.error(sums(progress));
  };
};

await command({
  usage,
  options: {
    stage: { type: 'string' },
    endpoint: { type: 'string' },
    data: { type: 'string' },
    after: { type: 'string' },
    'per-second': { type: 'string' },
  },
  allowPositionals: true,
  onInterrupt: () => reached && console.error(sums(reached)),
  run: async (flags: Flags, names) => {
    const projection = projectionNamed(names);
    const [after, perSecond] = [positionIn(flags.after), rateIn(flags['per-second'])];
    const { ports, stop } = await targetOf(flags);
    const { uses, with: over } = rebuildProjection(projection);
    const run = over(Object.fromEntries(uses.map((name) => [name, ports[name]()])) as never);
    try {
      const done = await rebuildAll({
        round: async (round) => acceptedValue(await run(round, systemRequest('rebuild', null))),
        after,
        perSecond,
        report: reporting(),
        now: () => performance.now(),
        sleep,
      });
      console.log(sums(done));
      for (const id of done.unreadable) console.error(`unreadable, and in no projection: ${id}`);
      return done.unreadable.length === 0 ? 0 : 1;
    } catch (error) {
      if (reached !== undefined) console.error(sums(reached));
      throw error;
    } finally {
      await stop();
    }
  },
});
