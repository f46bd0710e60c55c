import { createDiscountEntity, discountStep } from '#adapters/dynamodb/catalog/discounts';
import { createProductEntity, productStep } from '#adapters/dynamodb/catalog/products';
import { once } from '#adapters/dynamodb/engine/once';
import type { Step } from '#adapters/dynamodb/engine/step';
import { writeSteps } from '#adapters/dynamodb/engine/write-steps';
import { createExternalReferenceEntity, externalReferenceStep } from '#adapters/dynamodb/orders/external-references';
import { createOrderEntity, orderStep } from '#adapters/dynamodb/orders/orders';
import type { TableParts } from '#adapters/dynamodb/parts';
import { createReceiptEntity, receiptStep } from '#adapters/dynamodb/receipts';
import { commitBy } from '#application/commit';
import type { Commit, Write } from '#application/ports';

/** The step of each kind of write; a new kind does not compile without its line. */
type Steps = { readonly [Kind in Write['kind']]: (write: Extract<Write, { kind: Kind }>) => Step };

export const createCommit = ({ place, shards, pace }: TableParts): Commit => {
  // An entity takes milliseconds to build, so each is built at its first write.
  const order = once(() => createOrderEntity(place));
  const product = once(() => createProductEntity(place));
  const discount = once(() => createDiscountEntity(place));
  const receipt = once(() => createReceiptEntity(place));
  const externalReference = once(() => createExternalReferenceEntity(place));
  const steps: Steps = {
    'new-order': (write) => orderStep(order(), write, shards),
    'order-change': (write) => orderStep(order(), write, shards),
    'take-stock': (write) => productStep(product(), write),
    'return-stock': (write) => productStep(product(), write),
    'set-stock': (write) => productStep(product(), write),
    product: (write) => productStep(product(), write),
    'delete-product': (write) => productStep(product(), write),
    'redeem-discount': (write) => discountStep(discount(), write),
    'return-redemption': (write) => discountStep(discount(), write),
    discount: (write) => discountStep(discount(), write),
    'delete-discount': (write) => discountStep(discount(), write),
    receipt: (write) => receiptStep(receipt(), write),
    'external-reference': (write) => externalReferenceStep(externalReference(), write),
  };
  // The cast is safe: a kind selects the step of its own write, which the compiler cannot follow through a union.
  const stepOf = (write: Write): Step => (steps[write.kind] as (write: Write) => Step)(write);
  return commitBy((writes) => writeSteps(order, writes.map(stepOf), pace));
};
