import { field, fieldOrNull, fieldUnless, recordCodec } from '#adapters/dynamodb/engine/record';
import { flag, listOf, type Parse, text, whole } from '#adapters/dynamodb/engine/stored';
import { rate, sku } from '#adapters/dynamodb/values';
import type { PricedLine, PricedShipping, ShippingTax } from '#domain/pricing';
import type { Rate } from '#domain/rate';
import { sameData } from '#domain/same-data';

// ── Lines ──────────────────────────────────────────────────────────────────────────────────────────────────────────

type Derivable = 'subtotalAmount' | 'netAmount' | 'taxRate';
/** A line without its total. Null: the value follows from the other fields, or is the tax rate of the line before. */
export type StoredLine = Omit<PricedLine, Derivable | 'totalAmount'> & {
  readonly [Field in Derivable]: PricedLine[Field] | null;
};

export const storedLine = recordCodec<StoredLine>({
  sku: field<string>('k', sku),
  name: field('n', text),
  unitAmount: field('a', whole()),
  quantity: fieldUnless(1, 'q', whole(1)),
  requiresShipping: fieldUnless(
    true,
    'v',
    (stored, path) => !flag(stored, path),
    (requiresShipping) => !requiresShipping,
  ),
  subtotalAmount: fieldOrNull('s', whole()),
  discountAmount: fieldUnless(0, 'd', whole()),
  taxRate: fieldOrNull('r', rate),
  taxAmount: fieldUnless(0, 't', whole()),
  netAmount: fieldOrNull('w', whole()),
});

const toStoredLine = (line: PricedLine, rateBefore: Rate, inclusive: boolean): Required<StoredLine> => {
  const { unitAmount, quantity, subtotalAmount, discountAmount, netAmount, taxRate, taxAmount, totalAmount } = line;
  if (netAmount + taxAmount !== totalAmount)
    throw new RangeError(`line ${line.sku}: net amount and tax do not sum to the total`);
  const discounted = subtotalAmount - discountAmount;
  return {
    sku: line.sku,
    name: line.name,
    unitAmount,
    quantity,
    requiresShipping: line.requiresShipping,
    subtotalAmount: subtotalAmount === unitAmount * quantity ? null : subtotalAmount,
    discountAmount,
    taxRate: taxRate === rateBefore ? null : taxRate,
    taxAmount,
    netAmount: (inclusive ? totalAmount : netAmount) === discounted ? null : netAmount,
  };
};

const toLine = (stored: StoredLine, rateBefore: Rate, inclusive: boolean): Required<PricedLine> => {
  const { taxAmount } = stored;
  const subtotalAmount = stored.subtotalAmount ?? stored.unitAmount * stored.quantity;
  const discounted = subtotalAmount - stored.discountAmount;
  const netAmount = stored.netAmount ?? (inclusive ? discounted - taxAmount : discounted);
  return {
    sku: stored.sku,
    name: stored.name,
    unitAmount: stored.unitAmount,
    quantity: stored.quantity,
    requiresShipping: stored.requiresShipping,
    subtotalAmount,
    discountAmount: stored.discountAmount,
    netAmount,
    taxRate: stored.taxRate ?? rateBefore,
    taxAmount,
    totalAmount: netAmount + taxAmount,
  };
};

const noRate = '0' as Rate;

export const toStoredLines = (lines: readonly PricedLine[], inclusive: boolean): readonly StoredLine[] =>
  lines.map((line, index) => toStoredLine(line, lines[index - 1]?.taxRate ?? noRate, inclusive));

export const toLines = (stored: readonly StoredLine[], inclusive: boolean): readonly PricedLine[] => {
  let rateBefore = noRate;
  return stored.map((each) => {
    const line = toLine(each, rateBefore, inclusive);
    rateBefore = line.taxRate;
    return line;
  });
};

// ── Shipping ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const shippingTax = recordCodec<ShippingTax>({
  rate: field('r', rate),
  netAmount: field('a', whole()),
  taxAmount: field('t', whole()),
});

/** Shipping without its total. Null taxes: they follow from the one tax rate. */
type StoredShipping = Omit<PricedShipping, 'totalAmount' | 'taxes'> & {
  readonly taxes: PricedShipping['taxes'] | null;
};

const storedShipping = recordCodec<StoredShipping>({
  method: field('m', text),
  netAmount: field('a', whole()),
  taxRate: fieldOrNull('r', rate),
  taxAmount: field('t', whole()),
  taxes: fieldOrNull('x', listOf(shippingTax.parse), (taxes) => taxes.map(shippingTax.pack)),
});

/** The taxes of shipping that has one rate. */
const taxesOfOneRate = (taxRate: Rate | null, netAmount: number, taxAmount: number): readonly ShippingTax[] =>
  taxRate === null || netAmount + taxAmount === 0 ? [] : [{ rate: taxRate, netAmount, taxAmount }];

export const packShipping = (shipping: PricedShipping) => {
  const { method, taxRate, netAmount, taxAmount, totalAmount, taxes } = shipping;
  if (netAmount + taxAmount !== totalAmount)
    throw new RangeError('shipping: net amount and tax do not sum to the total');
  const follow = sameData(taxes, taxesOfOneRate(taxRate, netAmount, taxAmount));
  return storedShipping.pack({ method, taxRate, netAmount, taxAmount, taxes: follow ? null : taxes });
};

export const parseShipping: Parse<PricedShipping> = (stored, path) => {
  const { method, taxRate, netAmount, taxAmount, taxes } = storedShipping.parse(stored, path);
  return {
    method,
    netAmount,
    taxRate,
    taxAmount,
    totalAmount: netAmount + taxAmount,
    taxes: taxes ?? taxesOfOneRate(taxRate, netAmount, taxAmount),
  };
};
