import { createDiscountEntity, type DiscountEntity, discountStep } from '#adapters/dynamodb/catalog/discounts';
import { createProductEntity, type ProductEntity, productStep } from '#adapters/dynamodb/catalog/products';
import type { Place } from '#adapters/dynamodb/engine/entity';
import { once } from '#adapters/dynamodb/engine/once';
import { type Pace, usualPace } from '#adapters/dynamodb/engine/retry';
import type { Step } from '#adapters/dynamodb/engine/step';
import { writeSteps } from '#adapters/dynamodb/engine/write-steps';
import {
  createExternalReferenceEntity,
  type ExternalReferenceEntity,
  externalReferenceStep,
} from '#adapters/dynamodb/orders/external-references';
import { createOrderEntity, type OrderEntity, orderStep } from '#adapters/dynamodb/orders/orders';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import { createReceiptEntity, type ReceiptEntity, receiptStep } from '#adapters/dynamodb/receipts';
import type { Commit, Write } from '#application/ports';

/** DynamoDB takes no more in one transaction. */
const maximumWrites = 100;

type Entities = {
  readonly order: () => OrderEntity;
  readonly product: () => ProductEntity;
  readonly discount: () => DiscountEntity;
  readonly receipt: () => ReceiptEntity;
  readonly externalReference: () => ExternalReferenceEntity;
};

/** Each takes some milliseconds to build: none is built before it is written. */
const entitiesOf = (place: Place): Entities => ({
  order: once(() => createOrderEntity(place)),
  product: once(() => createProductEntity(place)),
  discount: once(() => createDiscountEntity(place)),
  receipt: once(() => createReceiptEntity(place)),
  externalReference: once(() => createExternalReferenceEntity(place)),
});

const stepOf = (entities: Entities, shards: ShardSchedule, write: Write): Step => {
  switch (write.kind) {
    case 'order':
      return orderStep(entities.order(), write, shards);
    case 'receipt':
      return receiptStep(entities.receipt(), write);
    case 'external-reference':
      return externalReferenceStep(entities.externalReference(), write);
    case 'redeem-discount':
    case 'return-redemption':
    case 'discount':
    case 'delete-discount':
      return discountStep(entities.discount(), write);
    default:
      return productStep(entities.product(), write);
  }
};

const checked = (steps: readonly Step[]): readonly Step[] => {
  if (steps.length > maximumWrites) throw new RangeError(`a commit takes ${maximumWrites} writes, not ${steps.length}`);
  const items = steps.map(({ item }) => item);
  const twice = items.find((item, index) => items.indexOf(item) < index);
  if (twice !== undefined) throw new RangeError(`a commit cannot write ${twice} twice`);
  return steps;
};

export const createCommit = (place: Place, shards: ShardSchedule, pace: Pace = usualPace): Commit => {
  const entities = entitiesOf(place);
  return async (writes) =>
    writeSteps(entities.order, checked(writes.map((write) => stepOf(entities, shards, write))), pace);
};
