import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { discountFields, listedPartition } from '#adapters/dynamodb/catalog/discounts';
import { keyFields } from '#adapters/dynamodb/engine/entity';
import { type DiscountCode, parseDiscountCode } from '#domain/catalog/discount';
import { type DiscountTable, type Item, isDeleted, keyOf, spellingOf } from './stored';

/** The codes in upper case that are in no list: a release without one stored them, and nobody has changed them since. */
export const unlistedOf = (stored: readonly Item[]): readonly DiscountCode[] =>
  stored
    .filter((item) => item[keyFields.g1] === undefined && !isDeleted(item))
    .map(spellingOf)
    .filter((spelling): spelling is DiscountCode => parseDiscountCode(spelling) === spelling)
    .toSorted();

/** Puts a discount into the list. It has no effect on one that was changed or deleted meanwhile. */
export const enlist = async ({ client, table }: DiscountTable, code: DiscountCode): Promise<void> => {
  const { g1 } = keyFields;
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: keyOf(code),
        ConditionExpression: `attribute_exists(pk) AND attribute_not_exists(${g1}) AND attribute_not_exists(${discountFields.deleted})`,
        UpdateExpression: `SET ${g1} = :list`,
        ExpressionAttributeValues: { ':list': { S: listedPartition } },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};
