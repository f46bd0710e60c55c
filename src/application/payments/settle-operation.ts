import { commitDecision, maximumRounds, nextTime } from '#application/orders/commit-decision';
import { judgeCard } from '#application/payments/judge-risk';
import { providerOperationOf } from '#application/payments/provider-operation';
import { type Ports, Unavailable } from '#application/ports';
import type { Request } from '#application/use-case';
import { type Instant, seconds } from '#domain/instant';
import type { Decision } from '#domain/orders/decision';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import { withCapturesLeftOut } from '#domain/payments/captures/captures-left-out';
import { outcomeOf, type ProviderOutcome } from '#domain/payments/outcome';
import { awaitedAction, findOperation, type OperationId, type OperationOfPayment } from '#domain/payments/payment';

/** The ports of every command that records an answer or event of the payment provider. */
export const settlesPayments = ['payments', 'riskRules', 'shop'] as const;
export type SettlingPorts = Pick<Ports, (typeof settlesPayments)[number] | 'clock' | 'commit'>;
type RecordingPorts = Omit<SettlingPorts, 'payments'>;

const longestCall = seconds(10);
/** An operation that the provider does not know is lost then: a minute is for everything on its way (money.md V1). */
export const lostAfter = longestCall + seconds(60);
/** No call begins later: it could succeed after its operation counted as lost. */
const calledFor = lostAfter - longestCall;

/** A record after a decision. `isNew`: this call changed it. */
export type Recorded = { readonly record: OrderRecord; readonly isNew: boolean };

/**
 * Records a decision that follows from an answer or event of the provider, whatever else changes the order. `decide` gets
 * the state again after each lost race, and refuses nothing. Undefined: the order was deleted.
 */
export const recordDecision = async (
  ports: RecordingPorts,
  found: OrderRecord,
  decide: (order: Order, record: OrderRecord) => Decision,
  request: Omit<Request, 'expects'>,
): Promise<Recorded | undefined> => {
  let stored = found;
  for (let round = 0; round < maximumRounds; round += 1) {
    const order = fold(stored);
    const at = nextTime(ports, order);
    const recordable = withCapturesLeftOut(stored, order, decide(order, stored), ports.shop.captureOn);
    const attempt = await commitDecision<never>(ports, { stored, order, at }, recordable, request);
    if (attempt.kind === 'stored') return { record: attempt.record, isNew: attempt.isNew };
    if (attempt.kind === 'refused') throw new Error(`the outcome does not fit into order ${stored.id}`);
    if (attempt.record === undefined) return undefined;
    stored = attempt.record;
  }
  throw new Unavailable('the order changed in every attempt to record what the provider says; repeat the request');
};

/** Records the outcome of an operation. Returns the record with it. */
export const recordOutcome = async (
  ports: RecordingPorts,
  found: OrderRecord,
  operationId: OperationId,
  outcome: ProviderOutcome,
  request: Omit<Request, 'expects'>,
): Promise<OrderRecord> => {
  const risks = await judgeCard(ports, fold(found), outcome);
  const recorded = await recordDecision(
    ports,
    found,
    (order) => outcomeOf(order, operationId, outcome, risks),
    request,
  );
  if (recorded === undefined) throw new Error(`order ${found.id} is gone with a payment under way`);
  return recorded.record;
};

/** Undefined: the provider did not answer. */
const unlessUnavailable = async <Value>(call: Promise<Value>): Promise<Value | undefined> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Unavailable) return undefined;
    throw error;
  }
};

/** The provider has nothing of the operation, and nothing is on its way any more. */
const lost: ProviderOutcome = { state: 'failed', reason: 'generic' };

/** Another provider would answer for a payment that it does not have. */
const isAtProvider = ({ provider }: Ports['payments'], { payment }: OperationOfPayment): boolean =>
  payment.provider === provider;

/** Looks the operation up. Undefined: the outcome is not known yet, or another provider has the payment. */
export const lookUp = async (
  { payments }: Pick<Ports, 'payments'>,
  order: Order,
  found: OperationOfPayment,
  now: Instant,
): Promise<ProviderOutcome | undefined> => {
  if (!isAtProvider(payments, found)) return undefined;
  const outcome = await payments.find(providerOperationOf(order, found));
  return outcome ?? (now - found.operation.requestedAt > lostAfter ? lost : undefined);
};

/**
 * Asks the provider for a pending operation. `isRetry`: an earlier call may have reached it, so it is looked up first.
 * Undefined: the outcome is not known yet, or another provider has the payment.
 */
const outcomeFrom = async (
  ports: SettlingPorts,
  order: Order,
  found: OperationOfPayment,
  isRetry: boolean,
): Promise<ProviderOutcome | undefined> => {
  if (!isAtProvider(ports.payments, found)) return undefined;
  if (isRetry) {
    const known = await lookUp(ports, order, found, ports.clock.now());
    if (known !== undefined) return known;
  }
  if (ports.clock.now() - found.operation.requestedAt > calledFor) return undefined;
  return ports.payments.do(providerOperationOf(order, found));
};

/**
 * A void that the provider refuses may be too late: the customer has confirmed the attempt. What it says of the attempt is
 * recorded first, so that nobody finds an attempt whose void has failed but that waits no more (money.md P3).
 */
const beforeVoid = async (
  ports: SettlingPorts,
  record: OrderRecord,
  { payment, operation: { type } }: OperationOfPayment,
  outcome: ProviderOutcome,
  request: Omit<Request, 'expects'>,
): Promise<OrderRecord> => {
  const attempt = awaitedAction(payment);
  if (type !== 'void' || outcome.state !== 'failed' || attempt === undefined) return record;
  const lookup = lookUp(ports, fold(record), { payment, operation: attempt }, ports.clock.now());
  const known = await unlessUnavailable(lookup);
  return known === undefined ? record : recordOutcome(ports, record, attempt.id, known, request);
};

/** Records what `ask` learns about an operation. Undefined: nothing. */
const settleBy = async (
  ports: SettlingPorts,
  record: OrderRecord,
  operationId: OperationId,
  request: Omit<Request, 'expects'>,
  ask: (order: Order, found: OperationOfPayment) => Promise<ProviderOutcome | undefined>,
): Promise<OrderRecord | undefined> => {
  const order = fold(record);
  const found = findOperation(order, operationId);
  if (found === undefined) throw new Error(`order ${record.id} has no operation ${operationId}`);
  const outcome = await ask(order, found);
  if (outcome === undefined) return undefined;
  const known = await beforeVoid(ports, record, found, outcome, request);
  return recordOutcome(ports, known, operationId, outcome, request);
};

/** Settles an operation as far as the provider answers. Undefined: its outcome is unknown. */
export const settleOperation = (
  ports: SettlingPorts,
  record: OrderRecord,
  operationId: OperationId,
  request: Omit<Request, 'expects'>,
  isRetry: boolean,
): Promise<OrderRecord | undefined> =>
  settleBy(ports, record, operationId, request, (order, found) =>
    unlessUnavailable(outcomeFrom(ports, order, found, isRetry)),
  );

/**
 * Settles an operation by what the provider knows of it, and asks for nothing. Undefined: it knows nothing yet. Throws
 * `Unavailable` if it does not answer.
 */
export const settleByLookUp = (
  ports: SettlingPorts,
  record: OrderRecord,
  operationId: OperationId,
  request: Omit<Request, 'expects'>,
): Promise<OrderRecord | undefined> =>
  settleBy(ports, record, operationId, request, (order, found) => lookUp(ports, order, found, ports.clock.now()));
