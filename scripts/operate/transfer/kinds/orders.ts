import { createHash } from 'node:crypto';
import type { Item } from '#adapters/dynamodb/engine/entity';
import { perEntity } from '#adapters/dynamodb/engine/template';
import { createExternalReferenceEntity, referenceItem } from '#adapters/dynamodb/orders/external-references';
import { packChange } from '#adapters/dynamodb/orders/order-changes';
import { createOrderEntity, newOrderItem, toRecord } from '#adapters/dynamodb/orders/orders';
import { isUnsettledOrder } from '#application/projections/unsettled-payments';
import { referenceOwnerOf } from '#domain/access/reference-owner';
import { bounds } from '#domain/bounds';
import type { Redeemer } from '#domain/catalog/discount';
import type { Change, OrderEvent, OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import {
  firstInstantOfIds,
  lastInstantOfIds,
  type OrderId,
  orderIdOf,
  parseOrderId,
  partsOf,
  toSymbols,
} from '#domain/orders/order-id';
import { describeDifference } from '#domain/reconciliation/describe-difference';
import { reconcileOrder } from '#domain/reconciliation/reconcile-order';
import { jsonBytes } from '#domain/size';
import {
  complete,
  type Destination,
  encoded,
  encoding,
  type Fields,
  isFields,
  type Prepared,
  refuseRow,
  textWithin,
} from '../row';
import { checkCustomerId } from './customers';

// Making an entity takes a millisecond.
const orderEntityAt = perEntity(createOrderEntity);
const externalReferenceEntityAt = perEntity(createExternalReferenceEntity);

/** More than this is no item of a table. The stored form is shorter than JSON. */
const mostBytes = 400_000;

// ── The pseudonym of the customer in the placement ─────────────────────────────────────────────────────────────────

/**
 * The changes with another redeemer of the discount. It is a pseudonym that the secret of a table makes, so a row has `true`
 * in its place.
 */
const withRedeemer = <Changes extends readonly Change[]>(
  changes: Changes,
  replace: (old: unknown) => unknown,
): Changes =>
  changes.map((change, index) =>
    index > 0
      ? change
      : {
          ...change,
          events: change.events.map((event: OrderEvent) => {
            if (event.type !== 'order.placed' || !event.data.discount) return event;
            const { discount } = event.data;
            return {
              ...event,
              data: { ...event.data, discount: { ...discount, redeemer: replace(discount.redeemer) } },
            };
          }),
        },
  ) as unknown as Changes;

/** The fields of the row of an order: its whole journal, without what the secret of the table makes but for the id. */
export const orderFields = (item: Item): Fields => {
  const record = toRecord(item);
  return { ...record, changes: withRedeemer(record.changes, (old) => (old === null ? null : true)) };
};

const redeemerIn =
  (redeemer: Redeemer) =>
  (old: unknown): Redeemer | null => {
    if (old === null || old === undefined) return null;
    return old === true ? redeemer : refuseRow('the redeemer of the discount is neither true nor null');
  };

// ── The journal ────────────────────────────────────────────────────────────────────────────────────────────────────

const listIn = (value: unknown, at: string): readonly unknown[] =>
  Array.isArray(value) && value.length > 0 ? value : refuseRow(`${at} is not a list of at least one entry`);

const checkEvent = (value: unknown, at: string): void => {
  const { data } = complete(value, { at, required: ['type', 'data'] });
  if (!isFields(data)) refuseRow(`${at}.data is not an object`);
};

const changeOf = (value: unknown, at: string): Change => {
  const change = complete(value, { at, required: ['at', 'actor', 'cause', 'events'], usual: { trace: null } });
  if (!Number.isSafeInteger(change.at)) refuseRow(`${at}.at is not a time in milliseconds since 1970`);
  if (!isFields(change.actor)) refuseRow(`${at}.actor is not an object`);
  complete(change.cause, { at: `${at}.cause`, required: ['key', 'fingerprint'] });
  for (const [index, event] of listIn(change.events, `${at}.events`).entries())
    checkEvent(event, `${at}.events[${index}]`);
  return change as unknown as Change;
};

/** @throws FaultyRow with the event that cannot be stored, if there is one */
const checkStored = (changes: readonly Change[], placedAt: number): void => {
  for (const [index, change] of changes.entries())
    for (const [place, event] of change.events.entries())
      encoding(`changes[${index}].events[${place}]`, () => packChange({ ...change, events: [event] }, placedAt, []));
};

// ── The id ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type Given = Omit<OrderRecord, 'id'> & { readonly id: string | null };

/** The last ten bits of an id that a row does not give: the same in each run, so that a run can be repeated. */
const randomOf = ({ externalReference, ...order }: Given): string => {
  const text = externalReference ?? JSON.stringify(order);
  return toSymbols(createHash('sha256').update(text, 'utf8').digest().readUInt16BE(0) % 1024, 2);
};

/** The id in this table: the time and the random part of the given one, and the tag of the customer by this table's secret. */
const idIn = (given: Given, { tags }: Destination): OrderId => {
  const id = given.id === null ? undefined : parseOrderId(given.id);
  if (given.id !== null && id === undefined) return refuseRow('id is not the id of an order');
  const { at, random } = id === undefined ? { at: given.changes[0].at, random: randomOf(given) } : partsOf(id);
  if (at < firstInstantOfIds || at > lastInstantOfIds)
    return refuseRow('changes[0].at is not between 2025 and 2059, the years of which orders have ids');
  return orderIdOf({ tag: tags.tagAt(given.customerId, at), at, random });
};

// ── The order ──────────────────────────────────────────────────────────────────────────────────────────────────────

const givenIn = (fields: Fields): Given => {
  const row = complete(fields, {
    required: ['customerId', 'changes'],
    usual: { id: null, externalReference: null, revisions: [], nextAction: null },
  });
  checkCustomerId(row.customerId);
  const { externalReference } = row;
  if (externalReference !== null) textWithin(externalReference, 'externalReference', 1, bounds.externalReferenceLength);
  if (!Array.isArray(row.revisions)) refuseRow('revisions is not a list');
  const changes = listIn(row.changes, 'changes').map((change, index) => changeOf(change, `changes[${index}]`));
  if (changes[0]?.events[0].type !== 'order.placed') refuseRow('changes does not begin with order.placed');
  return { ...row, changes } as unknown as Given;
};

/** @throws FaultyRow unless its journal can have happened, and its sums and units agree */
const folded = (record: OrderRecord): Order => {
  const order = encoding('the journal', () => fold(record));
  const [difference] = encoding('the journal', () => reconcileOrder(record, order));
  return difference === undefined ? order : refuseRow(describeDifference(difference));
};

/** An operation is repeated at the payment provider under the id of its order. */
const refuseUnsettled = (given: Given, record: OrderRecord, order: Order): void => {
  if (given.id !== record.id && isUnsettledOrder(order))
    refuseRow(
      'a payment has no outcome yet, and this table gives the order another id: settle it first, or use the same tag secret',
    );
};

const referencesOf = (record: OrderRecord, { place }: Destination): readonly Item[] => {
  const { externalReference: reference, id: orderId } = record;
  if (reference === null) return [];
  const item = referenceItem({ reference, owner: referenceOwnerOf(record), orderId });
  return [(externalReferenceEntityAt(place).put(item).params() as { readonly Item: Item }).Item];
};

/** The order of a row in this table. @throws FaultyRow */
const recordIn = (given: Given, destination: Destination): OrderRecord => {
  const id = idIn(given, destination);
  const redeemer = destination.tags.redeemerOf(given.customerId);
  return { ...given, id, changes: withRedeemer(given.changes, redeemerIn(redeemer)) };
};

/** The order of a row, of which only the form is checked. @throws FaultyRow */
export const recordOfRow = (fields: Fields, destination: Destination): OrderRecord =>
  recordIn(givenIn(fields), destination);

/** The items of an order, which the service reads as exactly this order. @throws FaultyRow */
export const orderItems = (record: OrderRecord, order: Order, destination: Destination): Prepared['items'] => {
  const { place, shards, importedAt } = destination;
  const item = encoding('the order', () => ({ ...newOrderItem({ record, order }, shards), importedAt }));
  const raw = encoded(orderEntityAt(place), item, toRecord, { ...record });
  return [raw, ...referencesOf(record, destination)];
};

const preparedItems = (given: Given, record: OrderRecord, destination: Destination): Prepared['items'] => {
  const order = folded(record);
  refuseUnsettled(given, record, order);
  if (jsonBytes(record) > mostBytes) refuseRow(`the order has more than ${mostBytes} bytes as JSON`);
  return orderItems(record, order, destination);
};

export const prepareOrder = (fields: Fields, destination: Destination): Prepared => {
  const given = givenIn(fields);
  const record = recordIn(given, destination);
  try {
    return { name: `order ${record.id}`, items: preparedItems(given, record, destination) };
  } catch (error) {
    checkStored(record.changes, partsOf(record.id).at);
    throw error;
  }
};
