import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import type { Place } from '#adapters/dynamodb/engine/entity';
import { createSecrets } from '#adapters/dynamodb/service/secrets';
import { configurationFrom } from '#infrastructure/configuration';
import { newSecret } from '#infrastructure/random';
import { shippedSettings } from '#test/builders/shop';
import { dynamoWorld, engineClient, freshTable } from '#test/integration/world';

const place = async () => {
  const { client } = await dynamoWorld();
  return { client, table: await freshTable() };
};
const keyOf = (name: string) => ({ pk: { S: `secret#${name}` }, sk: { S: `secret#${name}` } });
const itemIn = async ({ client, table }: Place, name: string) => {
  const read = new GetItemCommand({ TableName: table, Key: keyOf(name), ConsistentRead: true });
  return (await client.send(read)).Item;
};

/** A client whose writes wait until this many have started. */
const clientOfWritesAtOnce = (many: number): DynamoDBClient => {
  const client = engineClient();
  let waiting = 0;
  let go = (): void => undefined;
  const all = new Promise<void>((resolve) => {
    go = resolve;
  });
  const meet = async (): Promise<void> => {
    waiting += 1;
    if (waiting === many) go();
    await all;
  };
  client.middlewareStack.add(
    (next) => async (call) => {
      if ('Item' in call.input) await meet();
      return next(call);
    },
    { step: 'initialize' },
  );
  return client;
};

describe('the secret of a name', () => {
  test('is made once and is then the same for all readers', async () => {
    const where = await place();
    const first = await createSecrets(where, newSecret)('cursors');
    expect(await createSecrets(where, newSecret)('cursors')).toBe(first);
    expect(await createSecrets({ ...where, client: engineClient() }, newSecret)('cursors')).toBe(first);
  });

  test('is the same for concurrent first readers', async () => {
    const where = { client: clientOfWritesAtOnce(20), table: await freshTable() };
    const asked = Array.from({ length: 20 }, () => createSecrets(where, newSecret)('customer-tags-1'));
    const given = new Set(await Promise.all(asked));
    expect(given.size).toBe(1);
    expect((await itemIn(where, 'customer-tags-1'))?.w).toEqual({ S: [...given][0] });
  });

  test('is read strongly consistent', async () => {
    const where = { client: engineClient(), table: await freshTable() };
    const consistentReads: unknown[] = [];
    where.client.middlewareStack.add(
      (next) => (call) => {
        if (!('Item' in call.input)) consistentReads.push((call.input as { ConsistentRead?: unknown }).ConsistentRead);
        return next(call);
      },
      { step: 'initialize' },
    );
    await createSecrets(where, newSecret)('cursors');
    expect(consistentReads).toEqual([true]);
  });

  test('differs by name and table', async () => {
    const [here, there] = [await place(), await place()];
    const secrets = [
      await createSecrets(here, newSecret)('cursors'),
      await createSecrets(here, newSecret)('cursors-2'),
      await createSecrets(there, newSecret)('cursors'),
    ];
    expect(new Set(secrets).size).toBe(3);
  });

  test('can be told to a function as it is, also inside JSON', async () => {
    const secret = await createSecrets(await place(), newSecret)('cursors');
    expect(secret).toHaveLength(64);
    // 64 random characters of an alphabet of 64 have about 40 different characters.
    expect(new Set(secret).size).toBeGreaterThan(20);
    const schedule = `[{"from":0,"secret":"${secret}"}]`;
    const environment = { TAG_SECRETS: schedule, CURSOR_SECRET: secret };
    const configuration = configurationFrom(environment, new Set(['tags', 'cursors']), () => shippedSettings);
    expect(configuration).toMatchObject({ tagSecrets: [{ from: 0, secret }], cursorSecret: secret });
  });

  test.each([
    ['a value that is none', { w: { S: 'short' } }, 'stored item secret#cursors secret#cursors.value is not a secret'],
    ['a layout of another time', { z: { N: '2' } }, 'stored item secret#cursors secret#cursors.schema is not'],
  ])('is not read from an item with %s, which stays unchanged', async (_, spoilt, fault) => {
    const where = await place();
    const item = { ...keyOf('cursors'), e: { S: 'secret' }, v: { S: '1' }, z: { N: '1' }, w: { S: 'a'.repeat(64) } };
    const stored = { ...item, ...spoilt };
    await where.client.send(new PutItemCommand({ TableName: where.table, Item: stored }));
    await expect(createSecrets(where, newSecret)('cursors')).rejects.toThrow(fault);
    expect(await itemIn(where, 'cursors')).toEqual(stored);
  });
});
