import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Calls and the capacity units they took, as the database counts them. */
export type Bill = { readonly calls: number; readonly writeUnits: number; readonly readUnits: number };

type Call = { readonly name: string; readonly units: number };

const writing = ['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems', 'BatchWriteItem'];

const unitsIn = (reported: ConsumedCapacity | readonly ConsumedCapacity[] | undefined): number =>
  [reported ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);

/**
 * Watches all calls of a client. ElectroDB cannot ask a transaction for its capacity, so the request is told to on its
 * way out. What a refused call took is not reported by the database: it is what the same call takes when it is accepted.
 */
export const meter = (client: DynamoDBClient) => {
  const calls: Call[] = [];
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async ({ input, ...rest }) => {
        const name = commandName.replace('Command', '');
        const call = { name, units: 0 };
        calls.push(call);
        const asking = { ...input, ReturnConsumedCapacity: 'TOTAL' } as typeof input;
        const result = await next({ ...rest, input: asking });
        const { ConsumedCapacity } = result.output as { ConsumedCapacity?: ConsumedCapacity };
        call.units = unitsIn(ConsumedCapacity);
        return result;
      },
    { step: 'initialize', name: 'meter', priority: 'low' },
  );

  const sum = (chosen: readonly Call[]): number => chosen.reduce((total, { units }) => total + units, 0);
  const take = (): Bill => {
    const taken = calls.splice(0);
    const writes = taken.filter(({ name }) => writing.includes(name));
    return { calls: taken.length, writeUnits: sum(writes), readUnits: sum(taken) - sum(writes) };
  };
  return { take };
};
