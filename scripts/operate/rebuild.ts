// Writes a projection again from the orders, while the service runs.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTablePorts } from '#adapters/dynamodb/all-ports';
import { checkedSchedule } from '#adapters/dynamodb/orders/shards';
import { acceptedValue, systemRequest } from '#adapters/lambda/job-run';
import { createShop } from '#adapters/policies/shop';
import type { PortFactories, StoredPort } from '#application/ports';
import { rebuildProjection } from '#application/projections/rebuild-projection';
import { projections } from '#application/projections/registry';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import { configurationFrom } from '#infrastructure/configuration';
import { needsOfPorts } from '#infrastructure/needs';
import { systemPace } from '#infrastructure/pace';
import { readShopSettings } from '#infrastructure/shop-settings';
import { command, UsageError } from '../command.mjs';
import { root } from '../project.mjs';
import '../quiet-sdk.mjs';
import { type Progress, type Rebuilding, rebuildAll } from './rebuild/rounds';
import { type Target, type TargetFlags, targetLines, targetOf, targetOptions } from './targets';

const usualRate = 100;

const nameWidth = Math.max(...projections.map(({ name }) => name.length));
const projectionLines = projections.map(({ name, summary }) => `  ${name.padEnd(nameWidth)}  ${summary}`).join('\n');

const usage = `Usage: npm run rebuild -- PROJECTION --stage dev | --endpoint URL | --data DIR [options]

Writes a projection again from the orders, the newest first: for a new projection, or one with a gap. The service runs
meanwhile, and its job goes on with the changes. What is there stays; doing it twice does no harm. Uses the credentials and
the region of your shell for a stage.

Projections
${projectionLines}

Options
${targetLines}
  --after ID        begins after this order; a run that stops early prints it
  --per-second N    the most orders in a second, 1 to 1000 (default: ${usualRate}); each takes 2 read units, and 1 write unit for
                    each entry
  -h, --help        this text

Exit code 0: done; 1: failed, or orders were unreadable and are left out; 2: wrong options; 3: the embedded engine is missing;
130: interrupted.`;

/** The settings of a stage and of a local server are those of shop.json. */
const portsAt = ({ client, variables }: Target): PortFactories<StoredPort | 'shop'> => {
  const needs = needsOfPorts(['ordersByFacet', ...projections.flatMap(({ uses }) => uses)]);
  const settings = readShopSettings(join(root, 'shop.json'));
  const { table = '', shards } = configurationFrom(variables, needs, () => settings);
  const stored = createTablePorts({
    place: { client, table },
    shards: checkedSchedule(shards),
    tagsOf: () => [],
    emailKeyOf: () => '',
    pace: systemPace,
    probesWrites: false,
  });
  return { ...stored, shop: () => createShop(settings) };
};

type Flags = TargetFlags & { readonly [Name in 'after' | 'per-second']?: string | undefined };

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
  if (found === undefined || names.length > 1) {
    const known = projections.map((projection) => projection.name).join(', ');
    throw new UsageError(`give one projection of ${known}${name === undefined ? '' : `, not: ${names.join(' ')}`}`);
  }
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
    ...targetOptions,
    after: { type: 'string' },
    'per-second': { type: 'string' },
  },
  allowPositionals: true,
  onInterrupt: () => reached && console.error(sums(reached)),
  run: async (flags: Flags, names) => {
    const projection = projectionNamed(names);
    const [after, perSecond] = [positionIn(flags.after), rateIn(flags['per-second'])];
    const target = await targetOf(flags);
    const ports = portsAt(target);
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
      await target.stop();
    }
  },
});
