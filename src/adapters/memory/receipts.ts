import type { MemoryStore } from '#adapters/memory/store';
import type { Receipts, Rejection, Write } from '#application/ports';

type ReceiptWrite = Extract<Write, { kind: 'receipt' }>;

/** Receipts stay until the process ends. */
export const createReceipts = ({ receipts }: MemoryStore): Receipts => ({
  find: async (key) => structuredClone(receipts.get(key)),
});

export const refuseReceipt = ({ receipts }: MemoryStore, { receipt }: ReceiptWrite): Rejection | undefined => {
  const stored = receipts.get(receipt.key);
  return stored === undefined ? undefined : { kind: 'receipt-exists', receipt: stored };
};

export const writeReceipt = ({ receipts }: MemoryStore, { receipt }: ReceiptWrite): void => {
  receipts.set(receipt.key, structuredClone(receipt));
};
