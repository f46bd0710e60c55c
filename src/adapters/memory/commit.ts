import { refuseCustomerRedemption, writeCustomerRedemption } from '#adapters/memory/catalog/customer-redemptions';
import { refuseDiscount, writeDiscount } from '#adapters/memory/catalog/discounts';
import { refuseProduct, writeProduct } from '#adapters/memory/catalog/products';
import { watched } from '#adapters/memory/events/watched';
import {
  refuseChange,
  refuseNewOrder,
  refuseReference,
  writeOrder,
  writeReference,
} from '#adapters/memory/orders/orders';
import { refuseReceipt, writeReceipt } from '#adapters/memory/receipts';
import type { MemoryStore } from '#adapters/memory/store';
import { refuseWebhookEndpoint, writeWebhookEndpoint } from '#adapters/memory/webhooks/endpoints';
import { commitBy, type MissingItem, mostTelling } from '#application/commit';
import type { Commit, Rejection, Write } from '#application/ports';

/** Checks and applies one kind of write. `refuse` returns undefined if the condition holds. */
type Writer<Each extends Write> = {
  readonly refuse: (store: MemoryStore, write: Each) => Rejection | MissingItem | undefined;
  readonly write: (store: MemoryStore, write: Each) => void;
};

const productWriter = { refuse: refuseProduct, write: writeProduct };
const customerRedemptionWriter = { refuse: refuseCustomerRedemption, write: writeCustomerRedemption };
const webhookEndpointWriter = { refuse: refuseWebhookEndpoint, write: writeWebhookEndpoint };
const discountWriter = { refuse: refuseDiscount, write: writeDiscount };

/** The writer of each kind of write; a new kind does not compile without its line. */
const writers: { readonly [Kind in Write['kind']]: Writer<Extract<Write, { kind: Kind }>> } = {
  'new-order': { refuse: refuseNewOrder, write: writeOrder },
  'order-change': { refuse: refuseChange, write: writeOrder },
  'take-stock': productWriter,
  'return-stock': productWriter,
  'set-stock': productWriter,
  product: productWriter,
  'delete-product': productWriter,
  'redeem-discount': discountWriter,
  'return-redemption': discountWriter,
  'redeem-for-customer': customerRedemptionWriter,
  'return-customer-redemption': customerRedemptionWriter,
  discount: discountWriter,
  'delete-discount': discountWriter,
  receipt: { refuse: refuseReceipt, write: writeReceipt },
  'webhook-endpoint': webhookEndpointWriter,
  'delete-webhook-endpoint': webhookEndpointWriter,
  'external-reference': { refuse: refuseReference, write: writeReference },
};

/** The cast is safe: a kind selects the writer of its own write, which the compiler cannot follow through a union. */
const writerOf = ({ kind }: Write) => writers[kind] as Writer<Write>;

/** Checks every condition and writes without an `await` between, so that two commits cannot interleave. */
export const createCommit = (store: MemoryStore): Commit =>
  commitBy(async (writes) => {
    const failures = writes.flatMap((write) => writerOf(write).refuse(store, write) ?? []);
    if (failures.length > 0) return { kind: 'rejected', why: structuredClone(mostTelling(failures)) };
    for (const write of writes) watched(store, write, () => writerOf(write).write(store, write));
    return { kind: 'committed' };
  });
