import type { Ports } from '#application/ports';
import { ordersBySku } from '#application/projections/orders-by-sku';
import type { OrderTransition } from '#application/projections/projection';
import { unsettledPayments } from '#application/projections/unsettled-payments';

/** Every projection, a line each. One job writes them all: a stream has room for two readers (ADR 0031). */
export const projections = [ordersBySku, unsettledPayments] as const;

export type ProjectionPort = (typeof projections)[number]['uses'][number];
export const projectionPorts: readonly ProjectionPort[] = [...new Set(projections.flatMap(({ uses }) => uses))];

/** Writes transitions to every projection, one after the other, and returns the number of written entries. */
export const projectAll = (ports: Pick<Ports, ProjectionPort>) => {
  const writers = projections.map((projection) => projection.with(ports));
  return async (transitions: readonly OrderTransition[]): Promise<number> => {
    let written = 0;
    for (const write of writers) written += await write(transitions);
    return written;
  };
};
