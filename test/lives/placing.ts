import fc from 'fast-check';
import { batchPlaceOrders } from '#application/orders/batch-place-orders';
import { placeOrder } from '#application/orders/place-order';
import { type Ports, type SimulatedMethod, simulatedMethods } from '#application/ports';
import type { Request } from '#application/use-case';
import type { Refusal, Result } from '#domain/result';
import { cartLine, placement } from '#test/builders/carts';
import { answerOf } from '#test/builders/results';
import { destinations, type ShopKind, skus } from '#test/lives/shop';

/** A command with its ports and its request: the same again is a retry. */
export type Run = (ports: Ports, request: Request) => Promise<Result<unknown, Refusal>>;

export type Placing = ShopKind & {
  readonly by: keyof typeof placements;
  readonly destination: number;
  readonly shippingMethod: 'standard' | 'express' | 'pickup';
  readonly lines: readonly { readonly sku: (typeof skus)[number]; readonly quantity: number }[];
  /** Null: it is paid later. */
  readonly payment: { readonly method: SimulatedMethod; readonly capture: 'automatic' | 'manual' } | null;
};

const commandOf = ({ destination, shippingMethod, lines, payment }: Placing) => {
  const { currency, address } = destinations[destination] ?? destinations[0];
  return placement({
    currency,
    lines: lines.map(({ sku, quantity }) => cartLine(sku, quantity)),
    destination: address,
    shippingMethod,
    private: { shippingAddress: address },
    payment: payment ?? undefined,
  });
};

/** The operations that place an order. */
export const placements = {
  placeOrder:
    (placing: Placing): Run =>
    (ports, request) =>
      placeOrder.with(ports)(commandOf(placing), request),
  batchPlaceOrders:
    (placing: Placing): Run =>
    async (ports, request) => {
      const orders = [{ command: commandOf(placing), cause: request.cause }];
      const [placed] = answerOf(await batchPlaceOrders.with(ports)({ orders }, request));
      if (placed === undefined) throw new Error('the batch has no result');
      return placed;
    },
} as const;

export const anyPlacing: fc.Arbitrary<Placing> = fc.record({
  pricesIncludeTax: fc.boolean(),
  captureOn: fc.constantFrom('request', 'request', 'shipment'),
  holds: fc.constantFrom('nothing', 'nothing', 'placements', 'payments'),
  amountStep: fc.constantFrom(1, 1, 10),
  by: fc.constantFrom('placeOrder', 'placeOrder', 'placeOrder', 'batchPlaceOrders'),
  destination: fc.nat(destinations.length - 1),
  shippingMethod: fc.constantFrom('standard', 'express', 'express', 'pickup'),
  lines: fc.uniqueArray(fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 4 }) }), {
    selector: ({ sku }) => sku,
    minLength: 1,
    maxLength: 3,
  }),
  payment: fc.option(
    fc.record({
      method: fc.constantFrom(...simulatedMethods),
      capture: fc.constantFrom('automatic' as const, 'manual' as const),
    }),
  ),
});

export const placementIds = Object.keys(placements) as readonly (keyof typeof placements)[];
