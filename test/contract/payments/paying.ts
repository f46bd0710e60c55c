import { expect } from '@jest/globals';
import type { ProviderOperation } from '#application/ports';
import { days } from '#domain/instant';
import type { ProviderOutcome } from '#domain/payments/outcome';
import type { OperationId } from '#domain/payments/payment';
import { ada } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { authorization } from '#test/builders/payments/simulator';
import type { MakeWorld, World } from '#test/contract/world';

type Asked = Partial<Pick<ProviderOperation, 'amount' | 'captures' | 'final' | 'currency'>>;

/** One payment of a new order at the provider of a world, called as the service calls it. */
export type Paying = {
  /** Asks for the next operation. The reference of the payment is sent once the provider has told it. */
  readonly ask: (type: ProviderOperation['type'], wanted?: Asked) => Promise<ProviderOutcome>;
  /** The same call again. */
  readonly repeat: (id: OperationId) => Promise<ProviderOutcome>;
  /** Another operation with the id of an earlier one. */
  readonly repeatWith: (id: OperationId, wanted: Asked) => Promise<ProviderOutcome>;
  readonly find: (id: OperationId) => Promise<ProviderOutcome | undefined>;
  readonly act: () => Promise<unknown>;
  readonly passDays: (count: number) => Promise<void>;
};

export const payingIn = ({ ports, provider }: World, method: string | null): Paying => {
  if (provider === undefined) throw new Error('this world cannot act at the payment provider');
  const orderId = ports.orderIds.next(ada, tenOClock);
  const asked: ProviderOperation[] = [];
  let reference: string | null = null;
  let awaitsAction = false;
  const noted = (outcome: ProviderOutcome): ProviderOutcome => {
    if (outcome.state !== 'failed') reference = outcome.reference;
    awaitsAction = outcome.state === 'requires-action';
    return outcome;
  };
  const operationOf = (id: OperationId): ProviderOperation =>
    asked.find(({ operationId }) => operationId === id) ?? authorization({ orderId, operationId: id, method });
  return {
    ask: async (type, wanted = {}) => {
      const operationId: OperationId = `op_${asked.length + 1}`;
      const known = { reference, awaitsAction, requestedAt: provider.now() };
      const operation = authorization({ orderId, operationId, type, method, ...known, ...wanted });
      asked.push(operation);
      return noted(await ports.payments.do(operation));
    },
    repeat: async (id) => noted(await ports.payments.do(operationOf(id))),
    repeatWith: (id, wanted) => ports.payments.do({ ...operationOf(id), ...wanted }),
    find: async (id) => {
      const outcome = await ports.payments.find(operationOf(id));
      return outcome && noted(outcome);
    },
    act: () => provider.act({ orderId, paymentId: 'pay_1' }),
    passDays: async (count) => provider.advance(days(count)),
  };
};

/** A payment whose authorization of 7541 succeeded. */
export const authorized = async (makeWorld: MakeWorld, method: string): Promise<Paying> => {
  const paying = payingIn(await makeWorld(), method);
  await paying.ask('authorization');
  return paying;
};

/** A payment of which 7541 are captured. */
export const captured = async (makeWorld: MakeWorld, method: string): Promise<Paying> => {
  const paying = payingIn(await makeWorld(), method);
  await paying.ask('authorization', { captures: true });
  return paying;
};

export const failedWith = (reason: string) => ({ state: 'failed', reason });
export const succeededWith = (amount: number) => expect.objectContaining({ state: 'succeeded', amount });
