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
import { commitBy, type MissingItem, mostTelling } from '#application/commit';
import type { Commit, Rejection, Write } from '#application/ports';

/** A write: why its condition fails, undefined where it holds, and what it does to the store. */
type Writer<Each extends Write> = {
  readonly refuse: (store: MemoryStore, write: Each) => Rejection | MissingItem | undefined;
  readonly write: (store: MemoryStore, write: Each) => void;
};

const ofProduct = { refuse: refuseProduct, write: writeProduct };
const ofDiscount = { refuse: refuseDiscount, write: writeDiscount };

/** The writer of each kind of write; the compiler asks for a new kind's. */
const writers: { readonly [Kind in Write['kind']]: Writer<Extract<Write, { kind: Kind }>> } = {
  'new-order': { refuse: refuseNewOrder, write: writeOrder },
  'order-change': { refuse: refuseChange, write: writeOrder },
  'take-stock': ofProduct,
  'return-stock': ofProduct,
  'set-stock': ofProduct,
  product: ofProduct,
  'delete-product': ofProduct,
  'redeem-discount': ofDiscount,
  'return-redemption': ofDiscount,
  discount: ofDiscount,
  'delete-discount': ofDiscount,
  receipt: { refuse: refuseReceipt, write: writeReceipt },
  'external-reference': { refuse: refuseReference, write: writeReference },
};

/** The kind picks the writer of its own write, which the compiler cannot follow through a union. */
const writerOf = ({ kind }: Write) => writers[kind] as Writer<Write>;

/** Checks every condition and writes, with nothing in between: two commits of a process cannot interleave. */
export const createCommit = (store: MemoryStore): Commit =>
  commitBy(async (writes) => {
    const failures = writes.flatMap((write) => writerOf(write).refuse(store, write) ?? []);
    if (failures.length > 0) return { kind: 'rejected', why: structuredClone(mostTelling(failures)) };
    for (const write of writes) watched(store, write, () => writerOf(write).write(store, write));
    return { kind: 'committed' };
  });
