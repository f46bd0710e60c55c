import { type Sweep, sweepOrders, sweepsOrders } from '#application/orders/sweeps/sweep';
import { defineUseCase, type Request } from '#application/use-case';
import { holdBulk } from '#domain/orders/hold';

/** A sweep holds an order once, so that the release of its hold stays: its journal has this cause from then on. */
const review: Pick<Request, 'cause'> = { cause: { key: 'bulk', fingerprint: '' } };

/** Puts pending orders of many units on hold, so that staff look at them. */
export const holdBulkOrders = defineUseCase({
  uses: sweepsOrders,
  with: (ports) => (sweep: Sweep, request: Request) =>
    sweepOrders(ports, { ...sweep, placedTo: ports.clock.now() }, { ...request, ...review }, holdBulk),
});
