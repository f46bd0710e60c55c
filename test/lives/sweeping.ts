import { expireOrders } from '#application/orders/lifecycle/expire-orders';
import { settlePayments } from '#application/payments/settle-payments';
import type { Ports } from '#application/ports';
import type { Swept } from '#application/sweep';
import type { Result } from '#domain/result';
import { bySystem } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';

const everything = { after: undefined, limit: 100 };

/** A sweep reports a defect of an order and goes on; here it ends the test. */
const withoutDefects = async (sweeping: Promise<Result<Swept, never>>): Promise<Result<Swept, never>> => {
  const swept = await sweeping;
  for (const { defect } of answerOf(swept).failed) throw defect;
  return swept;
};

/** The jobs that change orders, by their id. */
export const sweeps = {
  expireOrders: (ports) => withoutDefects(expireOrders.with(ports)(everything, bySystem())),
  settlePayments: (ports) => withoutDefects(settlePayments.with(ports)(everything, bySystem())),
} satisfies Readonly<Record<string, (ports: Ports) => Promise<Result<Swept, never>>>>;

export type SweepId = keyof typeof sweeps;
export const sweepIds = Object.keys(sweeps) as readonly SweepId[];
