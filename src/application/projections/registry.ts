import type { Ports } from '#application/ports';
import { ordersByFacet } from '#application/projections/orders-by-facet';
import { privateOrders } from '#application/projections/private-orders';
import type { OrderTransition } from '#application/projections/projection';
import { reports } from '#application/projections/reports';
import { unsettledPayments } from '#application/projections/unsettled-payments';

/** Every projection, a line each. One job writes them all: a stream has room for two readers (ADR 0031). */
export const projections = [ordersByFacet, unsettledPayments, privateOrders, reports] as const;

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
