import {
  createCustomerRedemptionEntity,
  redeemForCustomer,
  returnCustomerRedemption,
} from '#adapters/dynamodb/catalog/customer-redemptions';
import {
  createDiscountEntity,
  deleteDiscount,
  redeem,
  returnRedemption,
  writeDiscount,
} from '#adapters/dynamodb/catalog/discounts';
import {
  createProductEntity,
  deleteProduct,
  returnStock,
  setStock,
  takeStock,
  writeProduct,
} from '#adapters/dynamodb/catalog/products';
import { once } from '#adapters/dynamodb/engine/once';
import type { Step } from '#adapters/dynamodb/engine/step';
import { writeSteps } from '#adapters/dynamodb/engine/write-steps';
import { createExternalReferenceEntity, externalReferenceSteps } from '#adapters/dynamodb/orders/external-references';
import { createOrderEntity, newOrderStep, orderChangeStep } from '#adapters/dynamodb/orders/orders';
import type { TableParts } from '#adapters/dynamodb/parts';
import { createReceiptEntity, receiptStep } from '#adapters/dynamodb/receipts';
import {
  createWebhookEndpointEntity,
  deleteWebhookEndpoint,
  writeWebhookEndpoint,
} from '#adapters/dynamodb/webhooks/endpoints';
import { commitBy } from '#application/commit';
import type { Commit, RejectionOf, Write } from '#application/ports';

/** The steps of each kind of write, with the rejections of that kind and no others; the compiler asks for a new kind's. */
type Steps = {
  readonly [Kind in Write['kind']]: (
    write: Extract<Write, { kind: Kind }>,
  ) => Step<RejectionOf[Kind]> | readonly Step<RejectionOf[Kind]>[];
};

export const createCommit = ({ place, shards, pace }: TableParts): Commit => {
  // An entity takes milliseconds to build, so each is built at its first write.
  const order = once(() => createOrderEntity(place));
  const product = once(() => createProductEntity(place));
  const discount = once(() => createDiscountEntity(place));
  const customerRedemption = once(() => createCustomerRedemptionEntity(place));
  const receipt = once(() => createReceiptEntity(place));
  const externalReference = once(() => createExternalReferenceEntity(place));
  const webhookEndpoint = once(() => createWebhookEndpointEntity(place));
  const steps: Steps = {
    'new-order': (write) => newOrderStep(order(), write, shards),
    'order-change': (write) => orderChangeStep(order(), write, shards),
    'take-stock': (write) => takeStock(product(), write),
    'return-stock': (write) => returnStock(product(), write),
    'set-stock': (write) => setStock(product(), write),
    product: (write) => writeProduct(product(), write),
    'delete-product': (write) => deleteProduct(product(), write),
    'redeem-discount': (write) => redeem(discount(), write),
    'return-redemption': (write) => returnRedemption(discount(), write),
    'redeem-for-customer': (write) => redeemForCustomer(customerRedemption(), write),
    'return-customer-redemption': (write) => returnCustomerRedemption(customerRedemption(), write),
    discount: (write) => writeDiscount(discount(), write),
    'delete-discount': (write) => deleteDiscount(discount(), write),
    receipt: (write) => receiptStep(receipt(), write),
    'webhook-endpoint': (write) => writeWebhookEndpoint(webhookEndpoint(), write),
    'delete-webhook-endpoint': (write) => deleteWebhookEndpoint(webhookEndpoint(), write),
    'external-reference': (write) => externalReferenceSteps(externalReference(), write),
  };
  // The cast is safe: a kind selects the steps of its own write, which the compiler cannot follow through a union.
  const stepsOf = (write: Write) => (steps[write.kind] as (write: Write) => Step | readonly Step[])(write);
  return commitBy((writes) => writeSteps(order, writes.flatMap(stepsOf), pace));
};
