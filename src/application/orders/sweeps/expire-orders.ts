import { type Sweep, sweepOrders, sweepsOrders } from '#application/orders/sweeps/sweep';
import { defineUseCase, type Request } from '#application/use-case';
import { minutes } from '#domain/instant';
import { expire } from '#domain/orders/expire';

/** An order expires once: its journal has this cause from then on. */
const expiry: Pick<Request, 'cause'> = { cause: { key: 'expiry', fingerprint: '' } };

/** Expires unpaid orders that are old enough. Each order's own `expiresAt` decides. */
export const expireOrders = defineUseCase({
  uses: [...sweepsOrders, 'shop'],
  with: (ports) => (sweep: Sweep, request: Request) => {
    const placedTo = ports.clock.now() - minutes(ports.shop.pendingOrderMinutes);
    return sweepOrders(ports, { ...sweep, placedTo }, { ...request, ...expiry }, expire);
  },
});
