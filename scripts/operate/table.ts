// Shows items of the table: as they are stored, and as the service reads them.
import type { StoredItem } from '#adapters/dynamodb/table';
import { parseOrderId } from '#domain/orders/order-id';
import { configurationFrom } from '#infrastructure/configuration';
import { command, UsageError } from '../command.mjs';
import '../quiet-sdk.mjs';
import { linesOf, plainValues } from './table/print';
import {
  type Bounds,
  type ItemKey,
  itemsOfOrder,
  type Progress,
  readItems,
  readPages,
  type Wanted,
} from './table/read';
import { type Showing, showItem } from './table/show';
import { storedKinds, viewsOver } from './table/views';
import { type TargetFlags, targetLines, targetOf, targetOptions, unlessMissing } from './targets';

const usualLimit = 20;
const usualRead = 10_000;

const usage = `Usage: npm run table -- --stage dev | --endpoint URL | --data DIR [options]

Shows items of the table: each attribute with its short name in the table, its long name in src/adapters/dynamodb and its
stored value; below them the item as the service reads it, or what is wrong with it. Reads only. Uses the credentials and the
region of your shell for a stage.

Kinds
  ${storedKinds.join(', ')}

Options
${targetLines}
  --kind KIND       only items of this kind; the others are read too, and not shown
  --order ID        the order with this id, and its payments at the simulator
  --pk KEY          only the partition with this key, such as s#TEE-M
  --after 'PK SK'   begins after this key; a run that stops early prints it
  --limit N         the most items that are shown, 1 to 10000 (default: ${usualLimit})
  --read N          the most items that are read, 1 to 1000000 (default: ${usualRead})
  --personal        shows personal data of a stage, which is hidden otherwise; of a local table it is shown. Secrets never are
  --json            prints a line of JSON for each item
  -h, --help        this text

Exit code 0: done; 1: failed, or the service cannot read an item; 2: wrong options; 3: there is no table, or the embedded engine
is missing; 130: interrupted.`;

type Text = { readonly [Name in 'kind' | 'order' | 'pk' | 'after' | 'limit' | 'read']?: string | undefined };
type Flags = TargetFlags & Text & { readonly personal: boolean; readonly json: boolean };

const numberIn = (name: string, text: string, most: number): number => {
  if (!/^[1-9]\d{0,6}$/.test(text) || Number(text) > most) throw new UsageError(`--${name} is 1 to ${most}`);
  return Number(text);
};

const kindIn = (text: string | undefined): StoredItem | undefined => {
  const kind = storedKinds.find((each) => each === text);
  if (text !== undefined && kind === undefined)
    throw new UsageError(`--kind is one of ${storedKinds.join(', ')}, not ${text}`);
  return kind;
};

const keyIn = (text: string | undefined): ItemKey | undefined => {
  if (text === undefined) return undefined;
  const [pk = '', sk = '', ...more] = text.split(' ');
  if (pk === '' || sk === '' || more.length > 0)
    throw new UsageError(`--after is not a key such as 's#MUG s#MUG': ${text}`);
  return { pk, sk };
};

const wantedIn = ({ kind, order, pk, after }: Flags): readonly Wanted[] => {
  if (order === undefined) return [{ partition: pk, kind: kindIn(kind), after: keyIn(after) }];
  if ([kind, pk, after].some((each) => each !== undefined))
    throw new UsageError('give --order without --kind, --pk and --after');
  const id = parseOrderId(order);
  if (id === undefined) throw new UsageError(`--order is not an order id: ${order}`);
  return itemsOfOrder(id);
};

const boundsIn = ({ limit, read }: Flags): Bounds => ({
  limit: numberIn('limit', limit ?? String(usualLimit), 10_000),
  mostRead: numberIn('read', read ?? String(usualRead), 1_000_000),
});

const reportMs = 2_000;

/** The last position, for the end of a run that stops early. */
let reached: Progress | undefined;

const sums = ({ shown, read, next }: Progress): string =>
  `${shown} of ${read} read items${next === undefined ? '' : `; continue with --after '${next.pk} ${next.sk}'`}`;

/** Notes the progress, and reports it now and then. */
const reporting = (): ((progress: Progress) => void) => {
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
    kind: { type: 'string' },
    order: { type: 'string' },
    pk: { type: 'string' },
    after: { type: 'string' },
    limit: { type: 'string' },
    read: { type: 'string' },
    personal: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  onInterrupt: () => reached && console.error(sums(reached)),
  run: async (flags: Flags) => {
    const [wanted, bounds] = [wantedIn(flags), boundsIn(flags)];
    const target = await targetOf(flags);
    try {
      const { table = '' } = configurationFrom(target.variables, new Set(['table']), () => {
        throw new Error('looking at the table needs no settings of the shop');
      });
      const place = { client: target.client, table };
      const showing: Showing = { viewOf: viewsOver(place), personal: flags.personal || flags.stage === undefined };
      const [report, readPage] = [reporting(), readPages(place)];
      let faults = 0;
      for (const each of wanted) {
        const done = await readItems(readPage, each, bounds, {
          page: report,
          item: (item) => {
            const shown = showItem(item, showing);
            if (shown.fault !== null) faults += 1;
            console.log(flags.json ? JSON.stringify(shown, plainValues) : linesOf(shown));
          },
        }).catch(unlessMissing(table));
        reached = undefined;
        if (flags.order === undefined) console.error(sums(done));
      }
      return faults === 0 ? 0 : 1;
    } finally {
      await target.stop();
    }
  },
});
