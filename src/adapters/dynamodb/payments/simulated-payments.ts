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
  rawItem,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import { once } from '#adapters/dynamodb/engine/once';
import { field, fieldUnless, recordCodec } from '#adapters/dynamodb/engine/record';
import { type Attempt, type Pace, retrying } from '#adapters/dynamodb/engine/retry';
import { itemWrite } from '#adapters/dynamodb/engine/step';
import {
  behind,
  type Codes,
  coded,
  fields,
  flag,
  listOf,
  matching,
  orNull,
  type Parse,
  type ShapeOf,
  schemaIs,
  whole,
} from '#adapters/dynamodb/engine/stored';
import { isTransient, reading } from '#adapters/dynamodb/engine/transient';
import { table } from '#adapters/dynamodb/table';
import { currency, orderId } from '#adapters/dynamodb/values';
import {
  type SimulatedMethod,
  type SimulatedOperation,
  type SimulatedPayment,
  type SimulatedPaymentId,
  type SimulatedPayments,
  simulatedMethods,
} from '#application/ports';
import type { OperationId, PaymentId, RequestedType } from '#domain/payments/payment';
import { sameData } from '#domain/same-data';

/** The layout of a stored payment. An item of another layout is faulty. */
export const simulatedPaymentSchema = 1;

type StoredPayment = SimulatedPayment & { readonly schema: number };

const attributes = {
  orderId: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  paymentId: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  schema: { type: 'number', field: 'z', required: true },
  version: { type: 'number', field: 'n', required: true },
  method: { type: 'string', field: 'm', required: true },
  currency: { type: 'string', field: 'mo', required: true },
  operations: { type: 'any', field: 'op', required: true },
  acted: { type: 'any', field: 'a' },
} as const satisfies Readonly<Record<keyof StoredPayment, object>>;

/** The payments of an order are one partition. */
export const createSimulatedPaymentEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('simulated-payment'),
      attributes,
      indexes: {
        byPayment: {
          pk: composed(keyFields.pk, table.simulatedPayments, 'orderId'),
          sk: composed(keyFields.sk, '', 'paymentId'),
        },
      },
    } as const,
    builtWith(place),
  );

type SimulatedPaymentEntity = ReturnType<typeof createSimulatedPaymentEntity>;

const keyOf = ({ orderId: order, paymentId }: SimulatedPaymentId) => ({ orderId: order as string, paymentId });

const instant = whole(Number.MIN_SAFE_INTEGER);
const number = whole(1);
const operationId: Parse<OperationId> = (value, path) => `op_${number(value, path)}`;
const types: Codes<RequestedType> = { authorization: 'a', capture: 'c', void: 'v', refund: 'r' };

const operation = recordCodec<SimulatedOperation>({
  operationId: field('o', operationId, (id) => Number(id.slice('op_'.length))),
  type: field('t', coded(types), (type) => types[type]),
  amount: field('a', whole()),
  captures: fieldUnless(false, 'c', flag),
  final: fieldUnless(true, 'f', flag),
  hasReference: fieldUnless(false, 'r', flag),
  at: field('d', instant),
});

const acted = recordCodec<NonNullable<SimulatedPayment['acted']>>({
  at: field('d', instant),
  after: field('n', number),
  confirms: fieldUnless(true, 'c', flag),
});

const method: Parse<SimulatedMethod> = coded(
  Object.fromEntries(simulatedMethods.map((name) => [name, name])) as Codes<SimulatedMethod>,
);

const paymentShape: ShapeOf<StoredPayment> = {
  orderId: behind(table.simulatedPayments, orderId),
  paymentId: matching(/^pay_[1-9]\d*$/, 'the id of a payment') as Parse<PaymentId>,
  schema: schemaIs(simulatedPaymentSchema),
  version: whole(1),
  method,
  currency,
  operations: listOf(operation.parse),
  acted: orNull(acted.parse),
};
const storedPayment = fields(paymentShape);

export const toSimulatedPayment = (item: Item): SimulatedPayment => {
  const { schema: _, ...payment } = storedPayment(renamed(attributes, item), nameOf(item));
  return payment;
};

/** The item of a payment of the simulator. */
export const simulatedPaymentItem = ({ acted: action, ...payment }: SimulatedPayment) =>
  ({
    ...payment,
    ...keyOf(payment),
    schema: simulatedPaymentSchema,
    operations: payment.operations.map(operation.pack),
    ...(action === null ? {} : { acted: acted.pack(action) }),
  }) satisfies Readonly<Record<Exclude<keyof StoredPayment, 'acted'>, unknown>>;

type Answer = { readonly rejected: boolean; readonly data: { readonly Item?: Item } | null };

/** Writes the whole item, whose facts only grow. A stored payment that is the same was written by an earlier attempt. */
const save = async (
  entity: SimulatedPaymentEntity,
  payment: SimulatedPayment,
  abortSignal: AbortSignal,
): Promise<'saved' | 'changed'> => {
  const write =
    payment.version === 1
      ? entity.create(simulatedPaymentItem(payment))
      : entity.put(simulatedPaymentItem(payment)).where(({ version }, { eq }) => eq(version, payment.version - 1));
  const { rejected, data } = (await itemWrite(write).go({
    response: 'none',
    returnOnConditionCheckFailure: 'all_old',
    ...asStored,
    abortSignal,
    logger: () => undefined,
  })) as Answer;
  const old = data?.Item;
  return !rejected || (old !== undefined && sameData(toSimulatedPayment(old), payment)) ? 'saved' : 'changed';
};

export const createSimulatedPayments = (place: Place, pace: Pace): SimulatedPayments => {
  const entity = once(() => createSimulatedPaymentEntity(place));
  return {
    find: (id) =>
      reading(async () => {
        const item = rawItem(
          await entity()
            .get(keyOf(id))
            .go({ consistent: true, ...asStored }),
        );
        return item === undefined ? undefined : toSimulatedPayment(item);
      }),
    save: (payment) =>
      retrying(pace, async ({ signal }): Promise<Attempt<'saved' | 'changed'>> => {
        try {
          return { kind: 'done', value: await save(entity(), payment, signal) };
        } catch (error) {
          if (signal.aborted || isTransient(error)) return { kind: 'again', why: error };
          throw error;
        }
      }),
  };
};
