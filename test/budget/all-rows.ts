import type { UseCaseOperation } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';
import { changesOrders } from '#application/orders/change-order';
import type { Ports, Write } from '#application/ports';
import type { Result } from '#domain/result';
import { paymentRows } from '#test/budget/payment-rows';
import { type Row, rows } from '#test/budget/rows';
import { staff } from '#test/builders/callers';
import { orderRecord, writing } from '#test/builders/orders';
import { product, stockingOf } from '#test/builders/products';
import { request } from '#test/builders/requests';

const measured = [...rows, ...paymentRows].map((row) => row.of);

const order = orderRecord();
const tee = product();
const known: Readonly<Record<string, unknown>> = { orderId: order.id, sku: tee.sku };

const isOnOneThing = ({ request: { path = {} } }: UseCaseOperation): boolean =>
  Object.keys(path).length === 1 && Object.keys(path).every((name) => Object.hasOwn(known, name));

const isChangeOfOrder = ({ useCase }: UseCaseOperation): boolean =>
  useCase.uses.length === changesOrders.length && changesOrders.every((port) => useCase.uses.includes(port));

/** The operation's use case, asked for what its example asks for, on the things above. */
const asking = ({ id, request: { query, body, example }, toCommand, useCase }: UseCaseOperation, ports: Ports) => {
  const read = { path: known, query: query?.parse({}), body: body?.parse(example), after: undefined, caller: staff() };
  const run = useCase.with(ports as never) as (command: unknown, by: unknown) => Promise<Result<unknown, never>>;
  return async (): Promise<unknown> => {
    const { ok } = await run(toCommand(read as never), request({ caller: staff() }));
    if (!ok) throw new Error(`the example of ${id} is refused here: give it a row in rows.ts with \`of: '${id}'\``);
    return ok;
  };
};

const rowOf = (operation: UseCaseOperation): Row => ({
  name: `${operation.id}, as its example`,
  of: operation.id,
  ...(operation.method === 'GET'
    ? { floor: { calls: 1, writeUnits: 0, readUnits: 1 }, how: 'at most: one thing, strong' }
    : { floor: { calls: 2, writeUnits: 3, readUnits: 1 }, how: 'at most: k + 2 to move in the index, and 1 to read' }),
  atMost: true,
  prepare: async (ports) => {
    for (const writes of [[writing(order)], ...stockingOf(tee)]) await ports.commit(writes as [Write, ...Write[]]);
    return asking(operation, ports);
  },
});

/**
 * Every other read of one order or product and every other change of an order, measured by its example: it may take
 * what the design gives to any of them, until it has a row of its own.
 */
const sampleRows: readonly Row[] = operations
  .filter((operation) => operation.kind === 'use-case')
  .filter((operation) => isOnOneThing(operation) && !measured.includes(operation.id))
  .filter((operation) => operation.method === 'GET' || isChangeOfOrder(operation))
  .map(rowOf);

/** The rows of every use case: an operation without one fails the test over them. */
export const allRows: readonly Row[] = [...rows, ...paymentRows, ...sampleRows];
