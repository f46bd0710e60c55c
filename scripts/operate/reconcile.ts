// Compares the books of a shop with each other, while the service runs.
import { setTimeout as sleep } from 'node:timers/promises';
import { createTablePorts } from '#adapters/dynamodb/all-ports';
import { checkedSchedule } from '#adapters/dynamodb/orders/shards';
import { acceptedValue, systemRequest } from '#adapters/lambda/job-run';
import { systemClock } from '#adapters/system/clock';
import { reconcileShop, type ShopPorts, type ShopProgress } from '#application/reconciliation/reconcile-shop';
import { days } from '#domain/instant';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import { describeDifference } from '#domain/reconciliation/describe-difference';
import { configurationFrom } from '#infrastructure/configuration';
import { needsOfPorts } from '#infrastructure/needs';
import { systemPace } from '#infrastructure/pace';
import { command, UsageError } from '../command.mjs';
import '../quiet-sdk.mjs';
import { openingsIn } from './reconcile/openings';
import { paymentsAt } from './reconcile/payments';
import { type Target, type TargetFlags, targetLines, targetOf, targetOptions } from './targets';

const usualRate = 500;

const usage = `Usage: npm run reconcile -- --stage dev | --endpoint URL | --data DIR [options]

Compares the books of a shop with each other and prints every difference: each order with the sums of its journal and with
its entries in lists, each payment with what the provider of shop.json knows, and the stock of each product with its adjustments and the
units of all orders. It changes nothing, and the service runs meanwhile. Uses the credentials and the region of your shell
for a stage.

Options
${targetLines}
  --days N          looks up the payments of orders that changed in the last N days (default: of all orders)
  --after ID        begins after this order; a run that stops early prints it. The stock is compared by whole runs only
  --baseline FILE   a report of an earlier run (--json), for the stock of products that a release created which did not count
                    adjustments
  --per-second N    the most orders in a second, 1 to 10000 (default: ${usualRate}); each takes about 1 read unit
  --json            prints one report as JSON
  -h, --help        this text

Exit code 0: no difference; 1: differences, or it failed; 2: wrong options; 3: the embedded engine is missing; 130: interrupted.`;

const portsAt = ({ client, variables }: Target, isStage: boolean): ShopPorts => {
  const { table = '', shards } = configurationFrom(variables, needsOfPorts(reconcileShop.uses), () => {
    throw new Error('a reconciliation needs no settings of the shop');
  });
  const place = { client, table };
  const stored = createTablePorts({
    place,
    shards: checkedSchedule(shards),
    tagsOf: () => [],
    emailKeyOf: () => '',
    pace: systemPace,
    probesWrites: false,
  });
  return {
    books: stored.books(),
    orderBatches: stored.orderBatches(),
    unsettledOrders: stored.unsettledOrders(),
    payments: paymentsAt(place, stored.simulatedPayments(), isStage),
    clock: systemClock,
  };
};

type Text = { readonly [Name in 'days' | 'after' | 'baseline' | 'per-second']?: string | undefined };
type Flags = TargetFlags & Text & { readonly json: boolean };

const positionIn = (text: string | undefined): OrderId | undefined => {
  const id = text === undefined ? undefined : parseOrderId(text);
  if (text !== undefined && id === undefined) throw new UsageError(`--after is not an order id: ${text}`);
  return id;
};

const numberIn = (name: string, text: string, most: number): number => {
  if (!/^[1-9]\d{0,5}$/.test(text) || Number(text) > most) throw new UsageError(`--${name} is 1 to ${most}`);
  return Number(text);
};

const commandIn = (flags: Flags) => ({
  after: positionIn(flags.after),
  maximumOrders: Number.POSITIVE_INFINITY,
  lookUpSince:
    flags.days === undefined
      ? Number.NEGATIVE_INFINITY
      : systemClock.now() - days(numberIn('days', flags.days, 100_000)),
  openings: flags.baseline === undefined ? new Map() : openingsIn(flags.baseline),
});

// ── What it tells ──────────────────────────────────────────────────────────────────────────────────────────────────

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const progressLine = ({ orders, operations, differences, next }: ShopProgress): string =>
  `${counted(orders, 'order')}, ${counted(operations, 'operation')} looked up, ${counted(differences.length, 'difference')}${
    next === null ? '' : `; continue with --after ${next}`
  }`;

/** The last position, for the end of a run that stops early. */
let reached: ShopProgress | undefined;

const reportMs = 2_000;

/** Reports now and then, and waits where the orders would be more than `perSecond`. */
const reporting = (perSecond: number) => {
  const beganAt = performance.now();
  let reportedAt = beganAt;
  return async (progress: ShopProgress): Promise<void> => {
    reached = progress;
    if (performance.now() - reportedAt >= reportMs) {
      reportedAt = performance.now();
      console.error(progressLine(progress));
    }
    const early = beganAt + (progress.orders / perSecond) * 1_000 - performance.now();
    if (progress.next !== null && early > 0) await sleep(early);
  };
};

const printLines = (done: ShopProgress, milliseconds: number): void => {
  const { orders, operations, products, differences, postponed, uncounted } = done;
  for (const difference of differences) console.log(describeDifference(difference));
  const stock = products === null ? 'the stock is not compared' : counted(products, 'product');
  const looked = `${counted(orders, 'order')}, ${stock}, ${counted(operations, 'operation')} looked up`;
  console.log(`${looked} in ${(milliseconds / 1_000).toFixed(1)} s: ${counted(differences.length, 'difference')}`);
  if (postponed > 0) console.error(`${counted(postponed, 'comparison')} for another run: the shop changed meanwhile`);
  if (uncounted.length > 0)
    console.error(`${counted(uncounted.length, 'product')} without a count of adjustments: see --baseline`);
};

await command({
  usage,
  options: {
    ...targetOptions,
    days: { type: 'string' },
    after: { type: 'string' },
    baseline: { type: 'string' },
    'per-second': { type: 'string' },
    json: { type: 'boolean', default: false },
  },
  onInterrupt: () => reached && console.error(progressLine(reached)),
  run: async (flags: Flags) => {
    const wanted = commandIn(flags);
    const perSecond = numberIn('per-second', flags['per-second'] ?? String(usualRate), 10_000);
    const target = await targetOf(flags);
    const beganAt = performance.now();
    try {
      const report = reporting(perSecond);
      const run = reconcileShop.with(portsAt(target, flags.stage !== undefined));
      const done = acceptedValue(await run({ ...wanted, report }, systemRequest('reconcile', null)));
      const milliseconds = Math.round(performance.now() - beganAt);
      if (flags.json) console.log(JSON.stringify({ ...done, milliseconds }));
      else printLines(done, milliseconds);
      return done.differences.length === 0 ? 0 : 1;
    } catch (error) {
      if (reached !== undefined) console.error(progressLine(reached));
      throw error;
    } finally {
      await target.stop();
    }
  },
});
