import {
  reconcileShop,
  reconcilesShop,
  type ShopPorts,
  type ShopProgress,
} from '#application/reconciliation/reconcile-shop';
import type { Sweep, Swept } from '#application/sweep';
import { defineUseCase, type Request } from '#application/use-case';
import { days } from '#domain/instant';
import { describeDifference } from '#domain/reconciliation/describe-difference';
import { ok, type Result } from '#domain/result';

/** The orders that one run reads. A shop with more has its stock compared by `npm run reconcile`. */
export const ordersPerRun = 100_000;
/** Two days of a run a day: a payment that was not compared once, because it had just changed, is compared the next time. */
const lookUpFor = days(2);

/** The findings of a run, for its log and its alarm. */
const sweptOf = ({ orders, differences }: ShopProgress): Swept => ({
  seen: orders,
  changed: [],
  postponed: [],
  failed: [],
  found: differences.map(describeDifference),
  next: null,
});

/**
 * Reconciles the newest orders of the shop, with the provider those that changed in the last two days, and the stock if these
 * are all orders. It changes nothing, and is one round.
 */
export const sweepBooks = defineUseCase({
  uses: reconcilesShop,
  with:
    (ports: ShopPorts) =>
    async ({ after }: Sweep, request: Request): Promise<Result<Swept, never>> => {
      const lookUpSince = ports.clock.now() - lookUpFor;
      const command = { after, maximumOrders: ordersPerRun, lookUpSince };
      const reconciled = await reconcileShop.with(ports)(command, request);
      return reconciled.ok ? ok(sweptOf(reconciled.value)) : reconciled;
    },
});
