import { Entity } from 'electrodb';
import {
  asStored,
  builtWith,
  composed,
  type Item,
  keyFields,
  modelOf,
  nameOf,
  type Place,
  rawPage,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import { itemWrite, type Step } from '#adapters/dynamodb/engine/step';
import {
  behind,
  faulty,
  fields,
  type Parse,
  parsedBy,
  type ShapeOf,
  schemaIs,
  text,
  usually,
  whole,
} from '#adapters/dynamodb/engine/stored';
import { table } from '#adapters/dynamodb/table';
import { country, currency, rate, sku } from '#adapters/dynamodb/values';
import type { StoredRow } from '#application/ports';
import type { Instant } from '#domain/instant';
import { type Day, monthOf, parseDay } from '#domain/reports/day';
import {
  type BalanceSums,
  namedSums,
  type ProductSums,
  type ReportBasis,
  type ReportName,
  type ReportRow,
  reportBases,
  type SalesSums,
  sumNames,
  type TaxSums,
} from '#domain/reports/sums';

/** The layout of a stored row. An item of another layout is faulty. */
export const reportRowSchema = 1;

/** The sums of all reports: an item has those of its own, and none that are 0 since it was written first. */
type AnySums = SalesSums & TaxSums & ProductSums & BalanceSums;

type StoredSums = AnySums & {
  readonly partition: string;
  readonly row: string;
  readonly schema: number;
  readonly bookedAt: Instant;
};

const attributes = {
  partition: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  row: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  schema: { type: 'number', field: 'z', required: true },
  bookedAt: { type: 'number', field: 'a', required: true },
  orderCount: { type: 'number', field: 'o' },
  canceledOrderCount: { type: 'number', field: 'x' },
  grossAmount: { type: 'number', field: 'g' },
  discountAmount: { type: 'number', field: 'd' },
  shippingAmount: { type: 'number', field: 's' },
  netAmount: { type: 'number', field: 'n' },
  taxAmount: { type: 'number', field: 't' },
  roundingAmount: { type: 'number', field: 'r' },
  canceledAmount: { type: 'number', field: 'ca' },
  returnedAmount: { type: 'number', field: 'ra' },
  goodwillAmount: { type: 'number', field: 'ga' },
  refundCount: { type: 'number', field: 'rc' },
  refundedAmount: { type: 'number', field: 'rf' },
  failedRefundCount: { type: 'number', field: 'fc' },
  failedRefundAmount: { type: 'number', field: 'ff' },
  refundedNetAmount: { type: 'number', field: 'bn' },
  refundedTaxAmount: { type: 'number', field: 'bt' },
  orderedQuantity: { type: 'number', field: 'oq' },
  canceledQuantity: { type: 'number', field: 'cq' },
  returnedQuantity: { type: 'number', field: 'rq' },
  dueOrderCount: { type: 'number', field: 'do' },
  dueAmount: { type: 'number', field: 'da' },
  creditOrderCount: { type: 'number', field: 'co' },
  creditAmount: { type: 'number', field: 'cr' },
} as const satisfies Readonly<Record<keyof StoredSums, object>>;

/** A partition for a span of time, a month as a rule, so that a report of a month is one query for each shard. */
export const createReportRowEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('report-row'),
      attributes,
      indexes: {
        byMonth: {
          pk: composed(keyFields.pk, table.projections.reports, 'partition'),
          sk: composed(keyFields.sk, '', 'row'),
        },
      },
    } as const,
    builtWith(place),
  );

export type ReportRowEntity = ReturnType<typeof createReportRowEntity>;

// ── Keys ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The letter of each report, for ever. */
const codes: { readonly [Name in ReportName]: string } = { sales: 's', taxes: 't', products: 'p', balances: 'b' };
const reportOf = (code: string | undefined): ReportName | undefined =>
  (Object.keys(codes) as ReportName[]).find((name) => codes[name] === code);

/** The partitions of a report by time. All balances are read at once, and a day has one row of a currency. */
export const spanOf = (report: ReportName, month: string): string => (report === 'balances' ? 'all' : month);

export const partitionOf = (report: ReportName, by: ReportBasis, span: string, shard: number): string =>
  `${codes[report]}#${by}#${span}#${shard}`;

/** A region may be any text of an early order, so it is written as in an address. An absent one is empty. */
const labelsOf = (row: ReportRow): readonly string[] => {
  switch (row.report) {
    case 'sales':
    case 'balances':
      return [];
    case 'taxes':
      return [row.labels.country, row.labels.rate, encodeURIComponent(row.labels.region ?? '')];
    case 'products':
      return [row.labels.sku];
  }
};

/** The key of a row of a shard. */
export const rowKeyOf = (row: ReportRow, shard: number) => ({
  partition: partitionOf(row.report, row.by, spanOf(row.report, monthOf(row.day)), shard),
  row: [row.day, row.currency, ...labelsOf(row)].join('#'),
});

const day: Parse<Day> = parsedBy(parseDay, 'a day');

const regionIn = (part: string | undefined, path: string): string | null => {
  try {
    return part === '' ? null : decodeURIComponent(text(part, path));
  } catch {
    return faulty(path, 'a region');
  }
};

type Labels = Pick<ReportRow, 'report' | 'labels'>;

const labelsIn = (report: ReportName, parts: readonly string[], path: string): Labels => {
  const [first, second, third] = parts;
  if (parts.length !== { sales: 0, taxes: 3, products: 1, balances: 0 }[report])
    return faulty(path, `the key of ${report}`);
  switch (report) {
    case 'sales':
    case 'balances':
      return { report, labels: {} };
    case 'taxes':
      return {
        report,
        labels: { country: country(first, path), region: regionIn(third, path), rate: rate(second, path) },
      };
    case 'products':
      return { report, labels: { sku: sku(first, path) } };
  }
};

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A sum may be below zero: a day may take back more than it adds. */
const sum = usually(whole(Number.MIN_SAFE_INTEGER), 0);

const rowShape: ShapeOf<StoredSums> = {
  partition: behind(table.projections.reports, text),
  row: text,
  schema: schemaIs(reportRowSchema),
  bookedAt: whole(Number.MIN_SAFE_INTEGER),
  orderCount: sum,
  canceledOrderCount: sum,
  grossAmount: sum,
  discountAmount: sum,
  shippingAmount: sum,
  netAmount: sum,
  taxAmount: sum,
  roundingAmount: sum,
  canceledAmount: sum,
  returnedAmount: sum,
  goodwillAmount: sum,
  refundCount: sum,
  refundedAmount: sum,
  failedRefundCount: sum,
  failedRefundAmount: sum,
  refundedNetAmount: sum,
  refundedTaxAmount: sum,
  orderedQuantity: sum,
  canceledQuantity: sum,
  returnedQuantity: sum,
  dueOrderCount: sum,
  dueAmount: sum,
  creditOrderCount: sum,
  creditAmount: sum,
};
const storedRow = fields(rowShape);

export const toRow = (item: Item): StoredRow => {
  const name = nameOf(item);
  const { partition, row, schema: _, bookedAt, ...all } = storedRow(renamed(attributes, item), name);
  const [code, basis] = partition.split('#');
  const report = reportOf(code) ?? faulty(name, 'a row of a report');
  const by = reportBases.find((each) => each === basis) ?? faulty(name, 'a row by a known day');
  const [on, money, ...labels] = row.split('#');
  const common = {
    by,
    day: day(on, name),
    currency: currency(money, name),
    sums: Object.fromEntries(sumNames[report].map((each) => [each, all[each as keyof AnySums]])),
    bookedAt,
  } satisfies Readonly<Record<Exclude<keyof StoredRow, 'report' | 'labels'>, unknown>>;
  // The names of the sums and the labels are those of the report.
  return { ...labelsIn(report, labels, name), ...common } as unknown as StoredRow;
};

/** The items of some days of a month, and at most a page more than `most`. */
export const readRows = async (
  entity: ReportRowEntity,
  partition: string,
  { from, to }: { readonly from: Day; readonly to: Day },
  most: number,
): Promise<readonly StoredRow[]> => {
  const found: Item[] = [];
  let next: Item | undefined;
  do {
    // The raw pager takes a raw start key, which ElectroDB's types leave out.
    const cursor = (next ?? null) as string | null;
    // A row begins with its day and `#`, which `$` follows.
    const query = entity.query.byMonth({ partition }).between({ row: from }, { row: `${to}$` });
    const page = await query.go({ pager: 'raw', ...asStored, cursor });
    const { items, lastKey } = rawPage(page);
    found.push(...items);
    next = lastKey;
  } while (next !== undefined && found.length <= most);
  return found.map(toRow);
};

// ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Adds to the sums of a row, which the first addition makes. The time is that of the newest change of this addition. */
export const addStep = (entity: ReportRowEntity, row: ReportRow, shard: number, bookedAt: Instant): Step<never> => ({
  leavesTrace: false,
  write: () => {
    const sums = Object.fromEntries(Object.entries(namedSums(row)).filter(([, amount]) => amount !== 0));
    return itemWrite(entity.update(rowKeyOf(row, shard)).add(sums).set({ schema: reportRowSchema, bookedAt }));
  },
  // It has no condition, so none fails.
  judge: () => ({ why: { kind: 'missing-item', item: 'a row of a report' }, ours: 'no' }),
});
