import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createClient } from '#adapters/dynamodb/engine/client';
import { load } from '#adapters/dynamodb/load';
import { systemRequest } from '#adapters/lambda/job-run';
import { load as loadMemory } from '#adapters/memory/load';
import { createMemoryPorts } from '#adapters/memory/ports';
import { emptyStore, type MemoryStore } from '#adapters/memory/store';
import { createShop } from '#adapters/policies/shop';
import { systemClock } from '#adapters/system/clock';
import type { ChangeRecord } from '#application/events/change-record';
import type { StoredChange } from '#application/events/cloud-event';
import type { PortFactories, StoredPort } from '#application/ports';
import { storedPorts } from '#application/ports';
import { ok } from '#domain/result';
import { bounded } from '#infrastructure/bounded-calls';
import type { Configuration } from '#infrastructure/configuration';
import { untilAnswering } from '#infrastructure/local/answering';
import { createTable } from '#infrastructure/local/aws/create-table';
import { createEngineClient } from '#infrastructure/local/aws/engine-client';
import { type Consumer, followTable } from '#infrastructure/local/aws/follow-table';
import { localClientOptions } from '#infrastructure/local/aws/local-client';
import type { Followed } from '#infrastructure/local/aws/stream';
import { CannotStart } from '#infrastructure/local/cannot-start';
import { claimDataFolder, discardUnfinished } from '#infrastructure/local/data-folder';
import type { DemoShop } from '#infrastructure/local/dev/demo-shop';
import { type Engine, engineProgram, startEngine } from '#infrastructure/local/engine';
import { tablePorts } from '#infrastructure/local/table-ports';
import { systemPace } from '#infrastructure/pace';

/** The store of a local shop's data. */
export type LocalStore = {
  readonly kind: 'embedded engine' | 'DynamoDB endpoint' | 'memory';
  /** A phrase for people: the kind of store, and whether the data stays. */
  readonly about: string;
  readonly ports: PortFactories<StoredPort>;
  /** The address of the table; undefined in memory. */
  readonly endpoint: string | undefined;
  readonly isEmpty: () => Promise<boolean>;
  readonly load: (shop: DemoShop) => Promise<void>;
  /** Delivers the changes from now on and, after a restart, the changes that were not delivered before, to each consumer. */
  readonly follow: (consumers: readonly Consumer[]) => Promise<Followed>;
  readonly stop: () => Promise<void>;
  readonly died: Promise<string>;
  /** The output of the store itself since the last call. */
  readonly takeOutput: () => string;
};

export type StoreOptions = {
  readonly endpoint: string | undefined;
  readonly folder: string | undefined;
  /** Shows a message to the person at the terminal. */
  readonly warn: (message: string) => void;
};

const never = new Promise<string>(() => undefined);
const noOutput = (): string => '';

const isEmptyBehind = (ports: PortFactories<StoredPort>) => async (): Promise<boolean> =>
  (await ports.productLists().page({ limit: 1 })).items.length === 0;

const overTable = async (
  configuration: Configuration,
  client: DynamoDBClient,
  endpoint: string,
  folder?: string,
): Promise<Pick<LocalStore, 'ports' | 'endpoint' | 'isEmpty' | 'load' | 'follow'>> => {
  await createTable(client, configuration.table);
  const ports = tablePorts(configuration, client);
  const place = { client, table: configuration.table };
  return {
    ports,
    endpoint,
    isEmpty: isEmptyBehind(ports),
    load: (shop) => load(place, configuration.shards, shop, systemPace),
    follow: followTable(client, configuration.table, endpoint, folder),
  };
};

const atEndpoint = async (
  configuration: Configuration,
  endpoint: string,
  warn: StoreOptions['warn'],
): Promise<LocalStore> => {
  await untilAnswering(endpoint, warn);
  const client = bounded(createClient(localClientOptions(endpoint)));
  const table = await overTable(configuration, client, endpoint).catch((error: unknown) => {
    throw new CannotStart(
      `No usable DynamoDB answers at DYNAMODB_ENDPOINT=${endpoint}. Start it, or correct the address.`,
      { cause: error },
    );
  });
  const about = `DynamoDB at ${endpoint}, table ${configuration.table}: kept there`;
  return {
    kind: 'DynamoDB endpoint',
    about,
    ...table,
    died: never,
    takeOutput: noOutput,
    stop: async () => client.destroy(),
  };
};

/** Two servers on one folder would both publish its changes. Returns what gives the folder free. */
const openFolder = async (folder: string, warn: StoreOptions['warn']): Promise<() => void> => {
  const release = await claimDataFolder(folder);
  if (release === undefined)
    throw new CannotStart(`Another server uses --data ${folder}. Stop it, or choose another folder.`);
  if (discardUnfinished(folder))
    warn(`The last start with --data ${folder} ended before the demonstration was complete: it is stored again.`);
  return release;
};

const onEngine = async (
  configuration: Configuration,
  program: string,
  { folder, warn }: Pick<StoreOptions, 'folder' | 'warn'>,
): Promise<LocalStore> => {
  const release = folder === undefined ? undefined : await openFolder(folder, warn);
  const engine: Engine = await startEngine(program, folder);
  const client = createEngineClient(localClientOptions(engine.endpoint));
  const about =
    folder === undefined
      ? 'embedded DynamoDB engine, in memory: gone when it stops (--data DIR keeps it)'
      : `embedded DynamoDB engine, in ${folder}: kept`;
  try {
    const table = await overTable(configuration, client, engine.endpoint, folder);
    const stop = async (): Promise<void> => {
      client.destroy();
      await engine.stop();
      release?.();
    };
    return { kind: 'embedded engine', about, ...table, died: engine.died, takeOutput: engine.takeOutput, stop };
  } catch (error) {
    await engine.stop();
    release?.();
    throw error;
  }
};

/** Runs the use case with each commit in memory, one after the other. */
const watchMemory = (store: MemoryStore, { run, addDeadLetter }: Consumer): Followed => {
  let done = Promise.resolve();
  let count = 0;
  const watch = (change: StoredChange): void => {
    count += 1;
    const record: ChangeRecord = { position: String(count), about: 'memory', change: ok(change) };
    done = done
      .then(async () => void (await run([record], systemRequest(record.position, null))))
      // One bad record must not stop the later ones.
      .catch(() => addDeadLetter(record.position));
  };
  store.watchers.add(watch);
  return {
    stop: async () => {
      store.watchers.delete(watch);
      await done;
    },
  };
};

const followMemory =
  (store: MemoryStore) =>
  async (consumers: readonly Consumer[]): Promise<Followed> => {
    const watching = consumers.map((consumer) => watchMemory(store, consumer));
    return {
      stop: async () => {
        await Promise.all(watching.map(({ stop }) => stop()));
      },
    };
  };

const inMemory = ({ settings }: Pick<Configuration, 'settings'>): LocalStore => {
  const store = emptyStore(systemClock);
  const memory = createMemoryPorts(store);
  const ports = Object.fromEntries(
    storedPorts.map((name) => [name, () => memory[name]]),
  ) as unknown as PortFactories<StoredPort>;
  return {
    kind: 'memory',
    about: `this process’s memory: there is no embedded engine for ${process.platform}-${process.arch}. For a real table run docker compose up instead, or the container amazon/dynamodb-local with DYNAMODB_ENDPOINT=http://localhost:8000`,
    ports,
    endpoint: undefined,
    isEmpty: isEmptyBehind(ports),
    load: async (shop) => loadMemory(store, shop, { shop: createShop(settings) }),
    follow: followMemory(store),
    died: never,
    takeOutput: noOutput,
    stop: async () => undefined,
  };
};

/** Opens the given endpoint, else the embedded engine, else memory. `folder`: where the engine stores its data. */
export const openStore = async (
  configuration: Configuration,
  { endpoint, folder, warn }: StoreOptions,
): Promise<LocalStore> => {
  if (endpoint !== undefined) {
    if (folder !== undefined)
      throw new CannotStart(
        '--data is for the embedded engine; DYNAMODB_ENDPOINT names another one. Leave one of them out.',
      );
    return atEndpoint(configuration, endpoint, warn);
  }
  const program = engineProgram();
  if (program !== undefined) return onEngine(configuration, program, { folder, warn });
  if (folder !== undefined)
    throw new CannotStart(
      `--data needs the embedded engine, and there is none for ${process.platform}-${process.arch}. Leave --data out, or set DYNAMODB_ENDPOINT.`,
    );
  return inMemory(configuration);
};
