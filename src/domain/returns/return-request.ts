import type { Instant } from '#domain/instant';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';

export const requestStatuses = ['requested', 'received', 'rejected'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** Return requests are numbered within their order from 1. */
export type ReturnId = `ret_${number}`;

/** Units of a line that a return asks for, and those of them that the shop received. */
export type ReturnLine = LineQuantities[number] & { readonly receivedQuantity: number };

/** Units that came back. `restock`: they can be sold again. */
export type ReceivedLines = readonly (LineQuantities[number] & { readonly restock: boolean })[];

/** Units that the customer asks to send back, or sent back. The API calls it a return. */
export type ReturnRequest = {
  readonly id: ReturnId;
  readonly status: RequestStatus;
  readonly lines: readonly ReturnLine[];
  /** The reason of the request. Private: null once it is erased. */
  readonly reason: string | null;
  readonly requestedAt: Instant;
  /** When it was received or rejected. */
  readonly closedAt: Instant | null;
};
