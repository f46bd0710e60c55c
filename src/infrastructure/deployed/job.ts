import { createClient } from '#adapters/dynamodb/engine/client';
import type { Place } from '#adapters/dynamodb/engine/entity';
import { checkedSchedule, oneShard, type ShardSchedule } from '#adapters/dynamodb/orders/shards';
import { createDynamoPorts, type DynamoPorts } from '#adapters/dynamodb/ports';
import type { Observing } from '#adapters/lambda/job';
import type { ShopSettings } from '#adapters/policies/shop-settings';
import { deployedSettings } from '#infrastructure/deployed/settings';
import { jobLine } from '#infrastructure/job-log';

export type DeployedJob = {
  /** What it was deployed with under a name; a name that is missing stops the start. */
  readonly environment: (name: string) => string;
  readonly settings: () => ShopSettings;
  readonly place: () => Place;
  /** The ports of the table. A job knows no customer, so it is given no secret and finds nobody's list. */
  readonly table: () => Omit<DynamoPorts, 'orderLists'>;
  readonly observing: Observing;
};

const environment = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`the environment lacks ${name}`);
  return value;
};

const shards = (): ShardSchedule =>
  process.env.SHARDS === undefined ? oneShard : checkedSchedule(JSON.parse(process.env.SHARDS) as ShardSchedule);

const place = (): Place => ({
  client: createClient({ endpoint: process.env.DYNAMODB_ENDPOINT, region: process.env.AWS_REGION }),
  table: environment('TABLE_NAME'),
});

const table = (): DynamoPorts => createDynamoPorts({ ...place(), tagsOf: () => [], shards: shards() });

/** What every job needs where it is deployed: its environment, shop.json beside it, the table, one line a run. */
export const deployedJob = (): DeployedJob => ({
  environment,
  settings: deployedSettings,
  place,
  table,
  observing: {
    observe: (observation) => void process.stdout.write(`${jobLine(observation)}\n`),
    stopwatch: () => performance.now(),
  },
});
