import { Entity } from 'electrodb';
import { readBatch } from '#adapters/dynamodb/engine/batch';
import {
  builtWith,
  composed,
  type Item,
  keyFields,
  modelOf,
  nameOf,
  type Place,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { itemWrite, type Step } from '#adapters/dynamodb/engine/step';
import { behind, fields, matching, type ShapeOf, schemaIs, whole } from '#adapters/dynamodb/engine/stored';
import { table } from '#adapters/dynamodb/table';
import { orderId } from '#adapters/dynamodb/values';
import type { RejectionOf, ReportEntry } from '#application/ports';
import type { OrderId } from '#domain/orders/order-id';

/** The layout of the mark of an order. An item of another layout is faulty. */
export const reportOrderSchema = 1;

/** The sort key of the mark of an order, which has one. */
export const markName = 'booked';

type StoredMark = {
  readonly orderId: OrderId;
  readonly name: string;
  readonly schema: number;
  readonly version: number;
};

const attributes = {
  orderId: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  name: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  schema: { type: 'number', field: 'z', required: true },
  version: { type: 'number', field: 'n', required: true },
} as const satisfies Readonly<Record<keyof StoredMark, object>>;

/** The version of an order up to which its changes are in the reports. It stays when the order is deleted. */
export const createReportOrderEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('report-order'),
      attributes,
      indexes: {
        byOrder: {
          pk: composed(keyFields.pk, table.projections.reports, 'orderId'),
          sk: composed(keyFields.sk, '', 'name'),
        },
      },
    } as const,
    builtWith(place),
  );

export type ReportOrderEntity = ReturnType<typeof createReportOrderEntity>;

const key = behind(table.projections.reports, orderId);
const markShape: ShapeOf<StoredMark> = {
  orderId: key,
  name: matching(/^booked$/, 'the name of a mark'),
  schema: schemaIs(reportOrderSchema),
  version: whole(1),
};
const storedMark = fields(markShape);

export const toMark = (item: Item): StoredMark => storedMark(renamed(attributes, item), nameOf(item));

const keyOf = (id: OrderId) => ({ orderId: id as string, name: markName });

export const readMarks = async (
  entity: ReportOrderEntity,
  ids: readonly OrderId[],
  pace: Pace,
): Promise<ReadonlyMap<OrderId, number>> => {
  const items = await readBatch([...new Set(ids)].map(keyOf), {
    read: (keys, options) => entity.get(keys).go(options),
    keyOf: (unprocessed) => keyOf(key(unprocessed[keyFields.pk], 'an unprocessed key')),
    consistent: true,
    pace,
  });
  return new Map(items.map(toMark).map(({ orderId: id, version }) => [id, version]));
};

/** Moves the mark of an order from the version of its last entry. */
export const markStep = (
  entity: ReportOrderEntity,
  { orderId: id, from, to }: Pick<ReportEntry, 'orderId' | 'from' | 'to'>,
): Step<RejectionOf['order-change']> => ({
  leavesTrace: false,
  write: () =>
    itemWrite(
      entity
        .update(keyOf(id))
        .set({ schema: reportOrderSchema, version: to })
        .where(({ version }, { eq, notExists }) => (from === 0 ? notExists(version) : eq(version, from))),
    ),
  judge: () => ({ why: { kind: 'order-changed', record: undefined }, ours: 'no' }),
});
