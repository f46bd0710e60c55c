import { DeleteItemCommand, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import type { DiscountCode, DiscountFacts } from '#domain/catalog/discount';
import { code, discount, discountFacts } from '#test/builders/discounts';
import { type DynamoWorld, dynamoWorld } from '#test/integration/world';
import { enlist, unlistedOf } from '../../../scripts/operate/discount-codes/enlist';
import { groupsOf, moveGroup } from '../../../scripts/operate/discount-codes/move';
import { storedDiscounts } from '../../../scripts/operate/discount-codes/stored';

/** Stores a discount as earlier releases did: under the code as it was written, and in no list. */
const givenOld = async (
  world: DynamoWorld,
  written: string,
  { redeemed = 0, ...facts }: Partial<DiscountFacts> & { readonly redeemed?: number } = {},
): Promise<void> => {
  const { client, table, ports } = world;
  const sample = code('SAMPLE');
  await ports.commit([{ kind: 'discount', facts: discountFacts({ ...facts, code: sample, version: 1 }) }]);
  const Key = { pk: { S: 'd#SAMPLE' }, sk: { S: 'd#SAMPLE' } };
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
  const key = { pk: { S: `d#${written}` }, sk: { S: `d#${written}` } };
  const count = { rd: { N: String(redeemed) }, fv: { N: String(facts.version ?? 1) } };
  const { g1: _, ...old } = Item ?? {};
  await client.send(new PutItemCommand({ TableName: table, Item: { ...old, ...key, ...count } }));
  await ports.commit([{ kind: 'delete-discount', code: sample, version: 1 }]);
  await client.send(new DeleteItemCommand({ TableName: table, Key }));
};

const moveAll = async (world: DynamoWorld): Promise<readonly string[]> => {
  const groups = groupsOf(await storedDiscounts(world));
  for (const group of groups) await moveGroup(world, group);
  return groups.map(
    ({ code: to, factsFrom, others }) => `${others.map(({ spelling }) => spelling)} > ${to} by ${factsFrom}`,
  );
};

const find = (world: DynamoWorld, name: string) => world.ports.discounts.find(code(name), { fresh: true });

/** As an order from before returns its redemption: under the spelling of that time. */
const returnOld = ({ ports }: DynamoWorld, spelling: string) =>
  ports.commit([{ kind: 'return-redemption', code: spelling as DiscountCode }]);
const redeemOld = ({ ports }: DynamoWorld, spelling: string) =>
  ports.commit([{ kind: 'redeem-discount', code: spelling as DiscountCode, factsVersion: 1 }]);

describe('discount codes that are not in upper case', () => {
  test('are found under the code in upper case once they are moved, with their redemptions', async () => {
    const world = await dynamoWorld();
    await givenOld(world, 'summer10', { redeemed: 2, version: 3 });
    await world.ports.commit([{ kind: 'discount', facts: discountFacts({ code: code('WINTER') }) }]);
    expect(await find(world, 'SUMMER10')).toBeUndefined();
    expect(await moveAll(world)).toEqual(['summer10 > SUMMER10 by summer10']);
    expect(await find(world, 'SUMMER10')).toEqual(discount({ code: code('SUMMER10'), redeemed: 2, version: 3 }));
    expect(await moveAll(world)).toEqual(['summer10 > SUMMER10 by SUMMER10']);
    expect((await find(world, 'SUMMER10'))?.redeemed).toBe(2);
  });

  test('are given under the old spelling until they are moved, and never after', async () => {
    const world = await dynamoWorld();
    await givenOld(world, 'summer10', { redeemed: 1, maxRedemptions: 2 });
    expect(await redeemOld(world, 'summer10')).toEqual({ kind: 'committed' });
    await moveAll(world);
    expect((await redeemOld(world, 'summer10')).kind).toBe('rejected');
    expect((await find(world, 'SUMMER10'))?.redeemed).toBe(2);
  });

  test('take the redemptions of canceled orders back, before and after they are moved', async () => {
    const world = await dynamoWorld();
    await givenOld(world, 'summer10', { redeemed: 3 });
    expect(await returnOld(world, 'summer10')).toEqual({ kind: 'committed' });
    await moveAll(world);
    expect((await find(world, 'SUMMER10'))?.redeemed).toBe(2);
    for (const _ of [1, 2]) expect(await returnOld(world, 'summer10')).toEqual({ kind: 'committed' });
    expect((await find(world, 'SUMMER10'))?.redeemed).toBe(2);
    await moveAll(world);
    expect((await find(world, 'SUMMER10'))?.redeemed).toBe(0);
  });

  test('that differ only by case become one: the facts of the first, the redemptions of all', async () => {
    const world = await dynamoWorld();
    await givenOld(world, 'summer', { redeemed: 2, maxRedemptions: 7 });
    await givenOld(world, 'Summer', { redeemed: 1, maxRedemptions: 5 });
    expect(await moveAll(world)).toEqual(['Summer,summer > SUMMER by Summer']);
    expect(await find(world, 'SUMMER')).toEqual(discount({ code: code('SUMMER'), redeemed: 3, maxRedemptions: 5 }));
  });

  test('leave the facts of the code in upper case alone', async () => {
    const world = await dynamoWorld();
    await givenOld(world, 'summer', { redeemed: 2, maxRedemptions: 7 });
    await world.ports.commit([{ kind: 'discount', facts: discountFacts({ code: code('SUMMER'), maxRedemptions: 4 }) }]);
    expect(await moveAll(world)).toEqual(['summer > SUMMER by SUMMER']);
    expect(await find(world, 'SUMMER')).toEqual(discount({ code: code('SUMMER'), redeemed: 2, maxRedemptions: 4 }));
  });

  test('replace a deleted code in upper case, with a later version', async () => {
    const world = await dynamoWorld();
    await givenOld(world, 'summer', { redeemed: 2 });
    const gone = code('SUMMER');
    await world.ports.commit([{ kind: 'discount', facts: discountFacts({ code: gone, maxRedemptions: 4 }) }]);
    await world.ports.commit([{ kind: 'delete-discount', code: gone, version: 1 }]);
    expect(await moveAll(world)).toEqual(['summer > SUMMER by summer']);
    expect(await find(world, 'SUMMER')).toEqual(discount({ code: gone, redeemed: 2, version: 3 }));
    await world.ports.commit([{ kind: 'delete-discount', code: gone, version: 3 }]);
    await moveAll(world);
    expect(await find(world, 'SUMMER')).toBeUndefined();
  });

  test('that were deleted stay deleted, and take redemptions back', async () => {
    const world = await dynamoWorld();
    await givenOld(world, 'summer', { redeemed: 2 });
    await world.ports.commit([{ kind: 'delete-discount', code: 'summer' as DiscountCode, version: 1 }]);
    await moveAll(world);
    expect(await find(world, 'SUMMER')).toBeUndefined();
    expect(await returnOld(world, 'summer')).toEqual({ kind: 'committed' });
  });
});

const listed = async ({ ports }: DynamoWorld): Promise<readonly string[]> =>
  (await ports.discountLists.page({ limit: 100 })).items.map((each) => each.code);

const enlistAll = async (world: DynamoWorld): Promise<readonly string[]> => {
  const codes = unlistedOf(await storedDiscounts(world));
  for (const each of codes) await enlist(world, each);
  return codes;
};

describe('discounts of a release without a list', () => {
  test('are listed once they are moved into upper case', async () => {
    const world = await dynamoWorld();
    await givenOld(world, 'summer');
    await moveAll(world);
    expect(await listed(world)).toEqual(['SUMMER']);
    expect(await enlistAll(world)).toEqual([]);
  });

  test('are put into the list, but for deleted ones and those in lower case', async () => {
    const world = await dynamoWorld();
    for (const each of ['WINTER', 'AUTUMN', 'GONE', 'spring']) await givenOld(world, each, { redeemed: 1 });
    await world.ports.commit([{ kind: 'discount', facts: discountFacts({ code: code('NEW') }) }]);
    await world.ports.commit([{ kind: 'delete-discount', code: code('GONE'), version: 1 }]);
    expect(await listed(world)).toEqual(['NEW']);
    expect(await enlistAll(world)).toEqual(['AUTUMN', 'WINTER']);
    expect(await listed(world)).toEqual(['AUTUMN', 'NEW', 'WINTER']);
    expect(await enlistAll(world)).toEqual([]);
    expect(await find(world, 'WINTER')).toEqual(discount({ code: code('WINTER'), redeemed: 1 }));
  });

  test('stay out of the list when they are deleted between the reading and the writing', async () => {
    const world = await dynamoWorld();
    for (const each of ['GONE', 'GONE-BEFORE', 'ERASED']) await givenOld(world, each);
    const codes = unlistedOf(await storedDiscounts(world));
    const { client, table } = world;
    const keyOf = (name: string) => ({ pk: { S: `d#${name}` }, sk: { S: `d#${name}` } });
    await world.ports.commit([{ kind: 'delete-discount', code: code('GONE'), version: 1 }]);
    // As a function of an earlier release deletes one.
    const tombstone = { UpdateExpression: 'SET dl = :true', ExpressionAttributeValues: { ':true': { BOOL: true } } };
    await client.send(new UpdateItemCommand({ TableName: table, Key: keyOf('GONE-BEFORE'), ...tombstone }));
    await client.send(new DeleteItemCommand({ TableName: table, Key: keyOf('ERASED') }));
    for (const each of codes) await enlist(world, each);
    expect(await listed(world)).toEqual([]);
    const stored = (await storedDiscounts(world)).map(({ pk, g1 }) => [pk?.S, g1?.S]);
    expect(stored.toSorted()).toEqual([
      ['d#GONE', 'n#0'],
      ['d#GONE-BEFORE', undefined],
    ]);
  });
});
