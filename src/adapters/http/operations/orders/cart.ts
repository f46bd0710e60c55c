import * as z from 'zod/mini';
import { CountryCode, CurrencyCode, DiscountCodeText, SkuText } from '#adapters/http/schemas/codes';
import { integer, text } from '#adapters/http/schemas/text';
import type { Cart } from '#application/pricing/price-cart';
import { bounds } from '#domain/bounds';
import type { Address } from '#domain/orders/private-data';

const addressLine = text(bounds.addressFieldLength);

export const AddressText = z
  .strictObject({
    name: addressLine,
    line1: addressLine,
    line2: z.optional(z.nullable(addressLine)),
    postalCode: z.optional(z.nullable(addressLine)),
    city: addressLine,
    region: z.optional(z.nullable(addressLine)),
    country: CountryCode,
  } satisfies { readonly [Field in keyof Address]: z.ZodMiniType })
  .check(z.meta({ id: 'AddressInput' }));

export const CartLine = z
  .strictObject({ sku: SkuText, quantity: integer(1, bounds.quantityPerLine) })
  .check(z.meta({ id: 'LineInput' }));

/** The fields that a quote and a placement share. */
export const CartFields = {
  currency: CurrencyCode,
  lines: z.array(CartLine).check(z.minLength(1), z.maxLength(bounds.linesPerOrder)),
  discountCode: z
    .optional(z.nullable(DiscountCodeText))
    .check(z.describe('The code of a discount on the goods. Case and outer blanks do not matter.')),
  shippingMethod: z
    .optional(z.nullable(text(40)))
    .check(z.describe('One of the shop’s shipping methods; default: the shop’s default method.')),
  shippingAddress: z
    .optional(z.nullable(AddressText))
    .check(z.describe('The destination, which decides the tax; default: the shop’s home country.')),
};

type CartBody = {
  readonly currency: Cart['currency'];
  readonly lines: Cart['lines'];
  readonly discountCode?: Cart['discountCode'] | null;
  readonly shippingMethod?: string | null | undefined;
  readonly shippingAddress?: z.output<typeof AddressText> | null | undefined;
};

export const addressOf = (input: z.output<typeof AddressText>): Address => ({
  ...input,
  line2: input.line2 ?? null,
  postalCode: input.postalCode ?? null,
  region: input.region ?? null,
});

export const cartOf = (body: CartBody): Cart => ({
  currency: body.currency,
  lines: body.lines,
  discountCode: body.discountCode ?? undefined,
  shippingMethod: body.shippingMethod ?? undefined,
  destination: body.shippingAddress
    ? { country: body.shippingAddress.country, region: body.shippingAddress.region ?? null }
    : undefined,
});

export const exampleCart = {
  currency: 'EUR',
  lines: [
    { sku: 'TEE-M', quantity: 3 },
    { sku: 'MUG', quantity: 1 },
  ],
  discountCode: 'WELCOME10',
  shippingMethod: 'standard',
  shippingAddress: {
    name: 'Ada L.',
    line1: 'Hauptstr. 1',
    line2: null,
    postalCode: '10115',
    city: 'Berlin',
    region: null,
    country: 'DE',
  },
};
