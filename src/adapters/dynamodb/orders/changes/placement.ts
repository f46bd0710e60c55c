import { field, fieldOrNull, fieldUnless, recordCodec } from '#adapters/dynamodb/engine/record';
import { flag, listOf, parsedBy, text, whole } from '#adapters/dynamodb/engine/stored';
import type { EventCodecs } from '#adapters/dynamodb/orders/changes/event-codec';
import {
  packShipping,
  parseShipping,
  type StoredLine,
  storedLine,
  toLines,
  toStoredLines,
} from '#adapters/dynamodb/orders/changes/priced';
import { country, currency, redeemer } from '#adapters/dynamodb/values';
import { type AppliedDiscount, parseDiscountCode } from '#domain/catalog/discount';
import type { PlacementEvents } from '#domain/orders/events/placement';

// ── Discount ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** As it was stored: an order from before codes were in upper case shows the code of that time. */
const appliedCode = parsedBy((code) => (parseDiscountCode(code) === undefined ? undefined : code), 'a discount code');

const appliedDiscount = recordCodec<AppliedDiscount>({
  code: field('c', appliedCode),
  counted: fieldUnless(false, 'n', flag),
  redeemer: fieldOrNull('r', redeemer),
});

// ── The event ──────────────────────────────────────────────────────────────────────────────────────────────────────

type Placed = PlacementEvents['order.placed'];
const code = 'placed';

const storedPlacement = recordCodec<Omit<Placed, 'lines'> & { readonly lines: readonly StoredLine[] }>(
  {
    currency: field('c', currency),
    pricesIncludeTax: fieldUnless(false, 'i', flag),
    amountStep: fieldUnless(1, 'a', whole(1)),
    lines: field('l', listOf(storedLine.parse), (lines) => lines.map(storedLine.pack)),
    shipping: fieldOrNull('s', parseShipping, packShipping),
    standardShippingAmount: fieldOrNull('w', whole()),
    discount: fieldOrNull('d', appliedDiscount.parse, appliedDiscount.pack),
    taxCountry: field('o', country),
    taxRegion: fieldOrNull('r', text),
    expiresAt: fieldOrNull('x', whole()),
  },
  { y: code },
);

export const placement: EventCodecs<PlacementEvents> = {
  'order.placed': {
    code,
    pack: (data, placedAt) =>
      storedPlacement.pack({
        ...data,
        lines: toStoredLines(data.lines, data.pricesIncludeTax),
        expiresAt: data.expiresAt === null ? null : data.expiresAt - placedAt,
      }),
    parse: (stored, path, placedAt) => {
      const data = storedPlacement.parse(stored, path);
      return {
        ...data,
        lines: toLines(data.lines, data.pricesIncludeTax),
        expiresAt: data.expiresAt === null ? null : placedAt + data.expiresAt,
      };
    },
  },
};
