import type { Cause, OrderEvent, OrderRecord } from '#domain/orders/events';
import type { OperationId } from '#domain/payments/payment';

const requestedBy = ({ type, data }: OrderEvent): readonly OperationId[] =>
  type === 'payment.requested' ? [data.operationId] : [];

const answeredBy = ({ type, data }: OrderEvent): readonly OperationId[] =>
  type !== 'payment.requested' && 'operationId' in data ? [data.operationId] : [];

/** The operations that a command asked for. The outcomes that it records carry its key, so theirs are among them. */
const requestedWith = ({ changes }: OrderRecord, key: Cause['key']): readonly OperationId[] =>
  changes.flatMap(({ cause, events }) => (cause.key === key ? events.flatMap(requestedBy) : []));

/** The version at which the first answer to an operation is recorded; undefined: there is none. */
const answeredAt = ({ changes }: OrderRecord, id: OperationId): number | undefined => {
  const index = changes.findIndex(({ events }) => events.some((event) => answeredBy(event).includes(id)));
  return index < 0 ? undefined : index + 1;
};

/** The operations of a command that have no answer yet, in the order in which they are to be called. */
export const unansweredOf = (record: OrderRecord, key: Cause['key']): readonly OperationId[] =>
  requestedWith(record, key).filter((id) => answeredAt(record, id) === undefined);

/**
 * The version at which the last operation of a command was first answered, at least the command's own. A retry gets the
 * order as of it, whoever recorded the answers (money.md K2).
 */
export const lastAnswerOf = (record: OrderRecord, key: Cause['key'], version: number): number =>
  Math.max(version, ...requestedWith(record, key).map((id) => answeredAt(record, id) ?? 0));

/** The first operation that the changes with one of these keys tell of; undefined: they tell of none. */
export const firstAnswered = ({ changes }: OrderRecord, keys: readonly Cause['key'][]): OperationId | undefined =>
  changes.flatMap(({ cause, events }) => (keys.includes(cause.key) ? events.flatMap(answeredBy) : []))[0];
