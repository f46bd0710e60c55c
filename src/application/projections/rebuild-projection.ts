import { readReadable } from '#application/orders/reading/read-readable';
import type { Ports } from '#application/ports';
import { additions, type Projection, removals } from '#application/projections/projection';
import { defineUseCase } from '#application/use-case';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result } from '#domain/result';

/** A round of a rebuild. `limit`: at most 100 orders. `after`: the `next` of the round before. */
export type RebuildRound = { readonly after: OrderId | undefined; readonly limit: number };

export type RebuiltRound = {
  /** The orders of the round. */
  readonly seen: number;
  readonly written: number;
  /** Orders whose stored item is faulty: they are in no projection. */
  readonly unreadable: readonly OrderId[];
  /** The `after` of the next round; null at the end. */
  readonly next: OrderId | null;
};

/**
 * Writes a projection again from the orders, round by round, the newest first, while the job goes on with the changes. What
 * is there stays. An order that is deleted during a round is read again after its entries are written, and they are taken
 * back: a later deletion reaches the job after them.
 */
export const rebuildProjection = <Uses extends keyof Ports>(projection: Projection<Uses>) =>
  defineUseCase({
    uses: ['orderLists', 'orderBatches', ...projection.uses],
    with: (ports: Pick<Ports, Uses | 'orderLists' | 'orderBatches'>) => {
      const project = projection.with(ports);
      return async ({ after, limit }: RebuildRound): Promise<Result<RebuiltRound, never>> => {
        const { items, next } = await ports.orderLists.ofShop({ after, limit });
        const { records, unreadable } = await readReadable(
          ports.orderBatches,
          items.map(({ id }) => id),
        );
        const written = await project(additions(records));
        const { records: left } = await readReadable(
          ports.orderBatches,
          records.map(({ id }) => id),
        );
        const stored = new Set(left.map(({ id }) => id));
        await project(removals(records.filter(({ id }) => !stored.has(id))));
        return ok({ seen: items.length, written, unreadable, next });
      };
    },
  });
