import { setTimeout as sleep } from 'node:timers/promises';
import { type AttributeValue, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { discountFields } from '#adapters/dynamodb/catalog/discounts';
import { keyFields } from '#adapters/dynamodb/engine/entity';

/** The table with the discounts. */
export type DiscountTable = { readonly client: DynamoDBClient; readonly table: string };

/** A discount as it is stored. Its attributes are copied unread, so that none is lost. */
export type Item = Readonly<Record<string, AttributeValue>>;

const prefix = 'd#';
export const keyOf = (code: string) => ({ pk: { S: prefix + code }, sk: { S: prefix + code } });

/** The code as it is written in the key. */
export const spellingOf = ({ pk }: Item): string => (pk?.S ?? '').slice(prefix.length);

/** A moved item is deleted too. */
export const isDeleted = (item: Item): boolean => item[discountFields.deleted]?.BOOL === true;

const pauseMs = 250;

/** Every discount, without its facts. Reads the whole table, at most 1 MB in each pause. */
export const storedDiscounts = async ({ client, table }: DiscountTable): Promise<readonly Item[]> => {
  const items: Item[] = [];
  const pages = paginateScan(
    { client },
    {
      TableName: table,
      ProjectionExpression: ['pk', keyFields.g1, discountFields.moved, discountFields.deleted].join(),
      FilterExpression: 'begins_with(pk, :prefix) AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':prefix': { S: prefix } },
    },
  );
  for await (const { Items = [], LastEvaluatedKey } of pages) {
    items.push(...Items);
    if (LastEvaluatedKey !== undefined) await sleep(pauseMs);
  }
  return items;
};
