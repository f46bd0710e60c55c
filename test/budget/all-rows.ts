import type { UseCaseOperation } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';
import type { Ports, Write } from '#application/ports';
import type { Result } from '#domain/result';
import { customerRows } from '#test/budget/customer-rows';
import { deliveryRows } from '#test/budget/delivery-rows';
import { feedRows } from '#test/budget/feed-rows';
import type { Bill } from '#test/budget/meter';
import { paymentRows, providerElsewhere } from '#test/budget/payment-rows';
import { bill, type Row, rows } from '#test/budget/rows';
import { webhookRows } from '#test/budget/webhook-rows';
import { staff } from '#test/builders/callers';
import { orderRecord, writing } from '#test/builders/orders';
import { product, stockingOf } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { prerequisites } from '../../scripts/contract/prerequisites';

const measured = [...rows, ...paymentRows, ...webhookRows, ...deliveryRows, ...feedRows, ...customerRows].map(
  (row) => row.of,
);

const useCases = operations.filter((operation) => operation.kind === 'use-case');
const order = orderRecord();
const tee = product();
/** What is stored before the example of an operation is measured, by the parameters of paths. */
const known: Readonly<Record<string, unknown>> = { orderId: order.id, sku: tee.sku };
/** Parts of the order, which the operations before the example make: they have the ids of their examples. */
const partsOfOrder = ['fulfillmentId', 'returnId', 'paymentId', 'holdId'];

const isOnKnownThings = ({ request: { path = {} } }: UseCaseOperation): boolean =>
  Object.keys(path).every((name) => Object.hasOwn(known, name) || partsOfOrder.includes(name));

const pathOf = ({ request: { path = {} } }: UseCaseOperation) =>
  Object.fromEntries(
    Object.entries(path).map(([name, { read, example }]) => [name, known[name] ?? read(example)] as const),
  );

/** The operation's use case, asked for what its example asks for, on the things above. */
const asking = (operation: UseCaseOperation, ports: Ports) => {
  const { id, request: asked, toCommand, useCase } = operation;
  const { query, body, example } = asked;
  const read = {
    path: pathOf(operation),
    query: query?.parse({}),
    body: body?.parse(example),
    after: undefined,
    caller: staff(),
  };
  const run = useCase.with(ports as never) as (command: unknown, by: unknown) => Promise<Result<unknown, never>>;
  return async (): Promise<unknown> => {
    const { ok } = await run(toCommand(read as never), request({ caller: staff() }));
    if (ok) return ok;
    throw new Error(
      `the example of ${id} is refused. Name the operations that it needs in scripts/contract/prerequisites.ts, as ` +
        `${id}: ['placeOrder', 'confirmOrder'], or add a row of its own to test/budget/rows.ts with of: '${id}'`,
    );
  };
};

/** What the design gives to any such use case. */
const floorOf = ({
  method,
  request: { path = {} },
  useCase: { uses },
}: UseCaseOperation): readonly [Bill, how: string] => {
  if (method === 'GET')
    return Object.keys(path).length > 0
      ? [bill(1, 0, 1), 'at most: one thing, strong']
      : [bill(2, 0, 2), 'at most: one query, and what it finds'];
  if (uses.includes('payments'))
    return [bill(3, 4, 1), 'at most: 1 to read, k for the intent, and k + 2 to move in the index'];
  return uses.includes('orders')
    ? [bill(2, 3, 1), 'at most: k + 2 to move in the index, and 1 to read']
    : [bill(2, 4, 1), 'at most: 2 for the thing, 2 for the receipt, and 1 to read'];
};

/** Stores an order and a product, and sends the operations that come before this one. */
const prepare = async (operation: UseCaseOperation, given: Ports): Promise<Ports> => {
  for (const writes of [[writing(order)], ...stockingOf(tee)]) await given.commit(writes as [Write, ...Write[]]);
  const ports = providerElsewhere(given);
  const before = (prerequisites[operation.id] ?? []).filter((id) => id !== 'placeOrder');
  for (const first of before.flatMap((id) => useCases.filter((each) => each.id === id))) await asking(first, ports)();
  return ports;
};

const rowOf = (operation: UseCaseOperation): Row => {
  const [floor, how] = floorOf(operation);
  return {
    name: `${operation.id}, as its example`,
    of: operation.id,
    floor,
    how,
    atMost: true,
    prepare: async (ports) => asking(operation, await prepare(operation, ports)),
  };
};

const isReadOrChange = ({ method, useCase: { uses } }: UseCaseOperation): boolean =>
  method === 'GET' ? uses.length > 0 && !uses.includes('readiness') : uses.includes('commit');

/**
 * Every other read and every other change of one order or product, measured by its example: it may take what the design
 * gives to any of them, until it has a row of its own.
 */
const sampleRows: readonly Row[] = useCases
  .filter((operation) => isReadOrChange(operation) && isOnKnownThings(operation) && !measured.includes(operation.id))
  .map(rowOf);

/** The rows of every use case: an operation without one fails the test over them. */
export const allRows: readonly Row[] = [
  ...rows,
  ...paymentRows,
  ...webhookRows,
  ...deliveryRows,
  ...feedRows,
  ...customerRows,
  ...sampleRows,
];
