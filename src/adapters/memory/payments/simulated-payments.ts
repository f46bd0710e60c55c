import type { MemoryStore } from '#adapters/memory/store';
import type { SimulatedPayment, SimulatedPaymentId, SimulatedPayments } from '#application/ports';
import { sameData } from '#domain/same-data';

const keyOf = ({ orderId, paymentId }: SimulatedPaymentId): string => `${orderId} ${paymentId}`;

export const writeSimulatedPayment = ({ simulatedPayments }: MemoryStore, payment: SimulatedPayment): void => {
  simulatedPayments.set(keyOf(payment), structuredClone(payment));
};

export const createSimulatedPayments = (store: MemoryStore): SimulatedPayments => ({
  find: async (id) => structuredClone(store.simulatedPayments.get(keyOf(id))),
  save: async (payment) => {
    const stored = store.simulatedPayments.get(keyOf(payment));
    if ((stored?.version ?? 0) !== payment.version - 1) return sameData(stored, payment) ? 'saved' : 'changed';
    writeSimulatedPayment(store, payment);
    return 'saved';
  },
});
