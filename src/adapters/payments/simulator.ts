import { failed, outcomeAt, type PageOf } from '#adapters/payments/outcome-at';
import { methodOf, scenarios } from '#adapters/payments/scenarios';
import {
  type Clock,
  type Payments,
  type ProviderOperation,
  type SimulatedPayment,
  type SimulatedPaymentId,
  type SimulatedPayments,
  Unavailable,
} from '#application/ports';
import type { Instant } from '#domain/instant';
import type { ProviderOutcome } from '#domain/payments/outcome';

/** The operations of one payment: an order has at most as many events. */
const maximumOperations = 500;
/** The attempts to store one fact. Each lost race is another call's fact. */
const maximumRounds = 60;

const lostCall = (): Unavailable => new Unavailable('the payment provider did not answer; repeat the request');

const newPayment = ({ orderId, paymentId, method, currency }: ProviderOperation): SimulatedPayment => ({
  orderId,
  paymentId,
  version: 0,
  method: methodOf(method),
  currency,
  operations: [],
  acted: null,
});

/** The time of a new fact, and of every reading: the clock of another process may have been ahead. */
const timeOf = ({ operations, acted }: SimulatedPayment, now: Instant): Instant =>
  Math.max(now, operations.at(-1)?.at ?? now, acted?.at ?? now);

const withOperation = (payment: SimulatedPayment, operation: ProviderOperation, now: Instant): SimulatedPayment => {
  const { operationId, type, amount, captures, final, reference } = operation;
  if (type === 'dispute') throw new Error('only a provider opens a dispute');
  const at = timeOf(payment, now);
  const fact = { operationId, type, amount, captures, final, hasReference: reference !== null, at };
  return { ...payment, version: payment.version + 1, operations: [...payment.operations, fact] };
};

/** The payment that an operation belongs to; undefined: the provider refuses, and stores nothing. */
const paymentFor = (stored: SimulatedPayment | undefined, operation: ProviderOperation) => {
  if (stored === undefined) return operation.type === 'authorization' ? newPayment(operation) : undefined;
  const hasRoom = stored.operations.length < maximumOperations;
  return hasRoom && stored.currency === operation.currency ? stored : undefined;
};

type Step<Answer> = { readonly save: SimulatedPayment } | { readonly answer: Answer };

/** Stores a fact. After each lost race `next` gets the payment again; an answer ends the attempts, and nothing is stored. */
const storing = async <Answer>(
  store: SimulatedPayments,
  id: SimulatedPaymentId,
  next: (stored: SimulatedPayment | undefined) => Step<Answer>,
): Promise<{ readonly saved: SimulatedPayment } | { readonly answer: Answer }> => {
  for (let round = 0; round < maximumRounds; round += 1) {
    const step = next(await store.find(id));
    if ('answer' in step) return step;
    if ((await store.save(step.save)) === 'saved') return { saved: step.save };
  }
  throw new Unavailable('the payment changed in every attempt; repeat the request');
};

/** The payment provider of a shop that takes no real money. */
export type Simulator = Payments & {
  /**
   * Records what the customer did on the page of the payment. `not-waiting`: the payment does not wait for it. A payment
   * that the customer confirms may still fail, by its method.
   */
  readonly act: (id: SimulatedPaymentId, confirms: boolean) => Promise<'acted' | 'not-waiting'>;
};

/**
 * A payment provider that stores the facts of each payment and computes every outcome from them and the time. The method of
 * the authorization chooses the scenario. Calls of one operation have one outcome, in whatever processes they run.
 */
export const createSimulator = ({
  store,
  clock,
  pageOf,
}: {
  readonly store: SimulatedPayments;
  readonly clock: Clock;
  readonly pageOf: PageOf;
}): Simulator => {
  const knownOutcome = (
    payment: SimulatedPayment | undefined,
    { operationId }: Pick<ProviderOperation, 'operationId'>,
  ): ProviderOutcome | undefined => payment && outcomeAt(payment, operationId, timeOf(payment, clock.now()), pageOf);
  return {
    provider: 'simulator',
    do: async (operation) => {
      const stored = await storing<ProviderOutcome>(store, operation, (found) => {
        const known = knownOutcome(found, operation);
        if (known !== undefined) return { answer: known };
        const payment = paymentFor(found, operation);
        if (payment === undefined) return { answer: failed('generic') };
        if (scenarios[payment.method].loses === 'call') throw lostCall();
        return { save: withOperation(payment, operation, clock.now()) };
      });
      if ('answer' in stored) return stored.answer;
      if (scenarios[stored.saved.method].loses === 'answer') throw lostCall();
      const outcome = knownOutcome(stored.saved, operation);
      if (outcome === undefined) throw new Error(`operation ${operation.id} was stored without an outcome`);
      return outcome;
    },
    find: async (operation) => knownOutcome(await store.find(operation), operation),
    act: async (id, confirms) => {
      const stored = await storing<'not-waiting'>(store, id, (found) => {
        const [authorization] = found?.operations ?? [];
        const outcome = authorization && knownOutcome(found, authorization);
        if (found === undefined || outcome?.state !== 'requires-action') return { answer: 'not-waiting' };
        const acted = { confirms, at: timeOf(found, clock.now()), after: found.operations.length };
        return { save: { ...found, version: found.version + 1, acted } };
      });
      return 'answer' in stored ? stored.answer : 'acted';
    },
  };
};
