import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { type OrderId, orderIdOf, partsOf } from '#domain/orders/order-id';
import { itemSize } from '#test/integration/item-size';

/** How many more bytes one side may move than the other for the comparison to be one of like with like. */
const tolerance = 0.05;

export type Bytes = { readonly what: string; readonly service: number; readonly byHand: number };

export const ratioOf = ({ service, byHand }: Bytes): number => service / byHand;

/** Throws unless both sides moved as many bytes, give or take the tolerance. */
export const expectSameBytes = (measured: readonly Bytes[]): void => {
  for (const bytes of measured) {
    const { what, service, byHand } = bytes;
    if (!(Math.abs(service - byHand) <= tolerance * byHand))
      throw new Error(`${what}: ${service} bytes against ${byHand} by hand, which is more than 5 % apart`);
  }
};

type Sent = { readonly body?: { readonly byteLength?: number; readonly length?: number } | undefined };
type Received = { readonly headers?: Readonly<Record<string, string>> };

/** The bytes of bodies that a client sends and receives while something runs. */
export const watchWire = (client: DynamoDBClient) => {
  let [sent, received] = [0, 0];
  client.middlewareStack.add(
    (next) => async (args) => {
      const { body } = args.request as Sent;
      sent += body?.byteLength ?? body?.length ?? 0;
      const result = await next(args);
      received += Number((result.response as Received).headers?.['content-length'] ?? 0);
      return result;
    },
    { step: 'deserialize', name: 'wire', priority: 'low' },
  );
  return async (run: () => Promise<unknown>): Promise<{ readonly sent: number; readonly received: number }> => {
    [sent, received] = [0, 0];
    await run();
    return { sent, received };
  };
};

type Item = Readonly<Record<string, AttributeValue>>;

/** The id that an order's key is. */
const orderIdIn = (order: Item | undefined): string =>
  orderIdOf(partsOf(`${order?.pk?.S?.slice(2)}${order?.sk?.S?.slice(2)}0` as OrderId));

/** The sizes of what is stored: of an order that was just placed, of its receipt, and of one that is paid. */
export const storedBytes = async (client: DynamoDBClient, table: string, customer: string) => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
  const orders = Items.filter(({ id }) => id?.S === customer);
  const order = orders.find(({ n }) => n?.N === '1');
  const paid = orders.find(({ py }) => py?.S === 'p');
  const receipt = Items.find(({ r }) => r?.M?.o?.S !== undefined && r.M.o.S === orderIdIn(order));
  if (order === undefined || receipt === undefined || paid === undefined)
    throw new Error(`nothing is stored of ${customer}`);
  return { order: itemSize(order), receipt: itemSize(receipt), 'paid order': itemSize(paid) };
};
