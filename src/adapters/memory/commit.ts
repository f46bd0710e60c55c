import { codeOf, refuseDiscount, writeDiscount } from '#adapters/memory/catalog/discounts';
import { refuseProduct, skuOf, writeProduct } from '#adapters/memory/catalog/products';
import { watched } from '#adapters/memory/events/watched';
import { refuseOrder, refuseReference, writeOrder, writeReference } from '#adapters/memory/orders/orders';
import { refuseReceipt, writeReceipt } from '#adapters/memory/receipts';
import type { MemoryStore } from '#adapters/memory/store';
import type { Commit, Rejection, Write } from '#application/ports';

const maximumWrites = 100;

/** The most telling reason first, as the port ranks them. */
const ranking: readonly Rejection['kind'][] = [
  'receipt-exists',
  'order-exists',
  'order-changed',
  'reference-taken',
  'discount-changed',
  'discount-used-up',
  'facts-changed',
  'stock-short',
  'stock-changed',
];

/** The one thing that a write is about. */
const itemOf = (write: Write): string => {
  switch (write.kind) {
    case 'order':
      return `order ${write.record.id}`;
    case 'receipt':
      return `receipt ${write.receipt.key}`;
    case 'external-reference':
      return `reference ${write.reference}`;
    case 'redeem-discount':
    case 'return-redemption':
    case 'discount':
    case 'delete-discount':
      return `discount ${codeOf(write)}`;
    default:
      return `product ${skuOf(write)}`;
  }
};

const refuse = (store: MemoryStore, write: Write): Rejection | undefined => {
  switch (write.kind) {
    case 'order':
      return refuseOrder(store, write);
    case 'receipt':
      return refuseReceipt(store, write);
    case 'external-reference':
      return refuseReference(store, write);
    case 'redeem-discount':
    case 'return-redemption':
    case 'discount':
    case 'delete-discount':
      return refuseDiscount(store, write);
    default:
      return refuseProduct(store, write);
  }
};

const apply = (store: MemoryStore, write: Write): void => {
  switch (write.kind) {
    case 'order':
      writeOrder(store, write);
      break;
    case 'receipt':
      writeReceipt(store, write);
      break;
    case 'external-reference':
      writeReference(store, write);
      break;
    case 'redeem-discount':
    case 'return-redemption':
    case 'discount':
    case 'delete-discount':
      writeDiscount(store, write);
      break;
    default:
      writeProduct(store, write);
  }
};

/** The most telling of some rejections, the earlier of equals; products that are short are told together. */
const mostTelling = (rejections: readonly Rejection[]): Rejection | undefined => {
  for (const kind of ranking) {
    const why = rejections.find((rejection) => rejection.kind === kind);
    if (why?.kind === 'stock-short')
      return { kind: why.kind, short: rejections.flatMap((each) => (each.kind === 'stock-short' ? each.short : [])) };
    if (why !== undefined) return why;
  }
  return undefined;
};

/** Checks every condition and writes, with nothing in between: no two commits of a process can meet. */
export const createCommit =
  (store: MemoryStore): Commit =>
  async (writes) => {
    if (writes.length > maximumWrites) throw new RangeError(`a commit takes at most ${maximumWrites} writes`);
    if (new Set(writes.map(itemOf)).size < writes.length) throw new RangeError('a commit writes each thing once');
    const why = mostTelling(writes.flatMap((write) => refuse(store, write) ?? []));
    if (why !== undefined) return { kind: 'rejected', why: structuredClone(why) };
    for (const write of writes) watched(store, write, () => apply(store, write));
    return { kind: 'committed' };
  };
