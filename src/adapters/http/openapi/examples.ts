import type { Json, JsonObject } from '#adapters/http/openapi/json';
import type { UseCaseOperation } from '#adapters/http/operation';
import type { Replied } from '#adapters/http/reply-schema';
import type { DiscountBody } from '#adapters/http/representations/catalog/discount';
import type { ProductBody } from '#adapters/http/representations/catalog/product';
import type { JournalEntryBody } from '#adapters/http/representations/orders/journal';
import type { OrderBody, OrderSummaryBody } from '#adapters/http/representations/orders/order';
import type { LineBody, QuoteBody, ShippingBody } from '#adapters/http/representations/orders/price';

/**
 * The examples of replies in the contract. The fixed parts are here, by the name of their schema: amounts that sum up,
 * and fields that depend on each other. Everything else is composed from the schemas, so that a new operation has an
 * example without a line here.
 */

const shirts: Replied<typeof LineBody> = {
  id: '1',
  sku: 'TEE-M',
  name: 'T-shirt M',
  unitAmount: 1999,
  quantity: { ordered: 3, canceled: 0, fulfilled: 0, delivered: 0, returned: 0 },
  subtotalAmount: 5997,
  discountAmount: 876,
  netAmount: 5121,
  taxRate: '0.19',
  taxAmount: 973,
  totalAmount: 6094,
};
const mug: Replied<typeof LineBody> = {
  id: '2',
  sku: 'MUG',
  name: 'Mug',
  unitAmount: 850,
  quantity: { ordered: 1, canceled: 0, fulfilled: 0, delivered: 0, returned: 0 },
  subtotalAmount: 850,
  discountAmount: 124,
  netAmount: 726,
  taxRate: '0.19',
  taxAmount: 138,
  totalAmount: 864,
};

const shipping: Replied<typeof ShippingBody> = {
  method: 'standard',
  netAmount: 490,
  taxRate: '0.19',
  taxAmount: 93,
  totalAmount: 583,
  taxes: [{ rate: '0.19', netAmount: 490, taxAmount: 93 }],
};

/** The reply to the example of quoteOrder. */
const quote: Partial<Replied<typeof QuoteBody>> = {
  currency: 'EUR',
  pricesIncludeTax: false,
  lines: [shirts, mug],
  shipping,
  totals: {
    subtotalAmount: 6847,
    discountAmount: 1000,
    shippingAmount: 490,
    taxAmount: 1204,
    totalAmount: 7541,
    roundingAmount: 0,
  },
  notices: [],
};

const placed = {
  customerId: 'cus_ada',
  status: 'pending',
  paymentStatus: 'unpaid',
  fulfillmentStatus: 'unfulfilled',
  returnStatus: 'none',
  currency: 'EUR',
  externalReference: 'web-10042',
} as const;

/** The reply to the example of placeOrder. */
const order: Partial<Replied<typeof OrderBody>> = {
  ...placed,
  version: 1,
  email: 'ada@example.com',
  holds: [],
  pricesIncludeTax: false,
  lines: [shirts, mug],
  shipping,
  discountCode: 'WELCOME10',
  totals: {
    subtotalAmount: 6847,
    discountAmount: 1000,
    shippingAmount: 490,
    taxAmount: 1204,
    totalAmount: 7541,
    roundingAmount: 0,
  },
  balance: {
    currentAmount: 7541,
    adjustedAmount: 0,
    authorizedAmount: 0,
    pendingAmount: 0,
    capturedAmount: 0,
    refundedAmount: 0,
    disputedAmount: 0,
    dueAmount: 7541,
    creditAmount: 0,
    refundableAmount: 0,
  },
  fulfillments: [],
  returns: [],
  shippingAddress: {
    name: 'Ada L.',
    line1: 'Hauptstr. 1',
    line2: null,
    postalCode: '10115',
    city: 'Berlin',
    region: null,
    country: 'DE',
  },
  payments: [],
  note: null,
  tags: [],
  metadata: { campaign: 'spring' },
  locale: null,
  expiresAt: '2026-11-21T10:30:00.000Z',
};

const summary: Partial<Replied<typeof OrderSummaryBody>> = { ...placed, totalAmount: 7541, lineCount: 2 };

const product: Partial<Replied<typeof ProductBody>> = { version: 1, available: 192 };

const discount: Partial<Replied<typeof DiscountBody>> = { rate: null, endsAt: null, redeemed: 12, version: 1 };

const journal: readonly Replied<typeof JournalEntryBody>[] = [
  {
    sequence: 2,
    version: 2,
    type: 'order.held',
    at: '2026-11-21T10:05:00.000Z',
    actor: { role: 'staff', id: 'op_1' },
    data: { holdId: 'hold_2', reason: 'the address looks odd' },
  },
];

type Examples = {
  /** The example of a named schema. */
  readonly exampleOf: (name: string) => Json;
  /** An example that is composed from a schema alone. */
  readonly composed: (schema: JsonObject) => Json;
};

/** By the name of a schema: a whole value, or some members of an object. The other members are composed. */
const fixedParts = (exampleOf: Examples['exampleOf']): Readonly<Record<string, () => Json>> => ({
  Quote: () => quote as Json,
  Order: () => order as Json,
  OrderSummary: () => summary as Json,
  Product: () => product as Json,
  Discount: () => discount as Json,
  Stock: () => ({ available: 204 }),
  ListOrderEventsReply: () => ({ events: journal as unknown as Json }),
  BatchGetOrdersReply: () => ({ missing: [], unread: [] }),
  BatchPlaceOrdersReply: () => ({ results: [{ status: 201, order: exampleOf('Order') }] }),
  BatchAdjustStockReply: () => ({ results: [{ status: 200, stock: exampleOf('Stock') }] }),
});

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A reply repeats values of its request: the fields in the examples of the requests with this reply, by name. */
const sentIn = (operations: readonly UseCaseOperation[]): ReadonlyMap<string, Json> => {
  const sent = new Map<string, Json>();
  for (const { request } of operations) {
    const body = request.example as Json | undefined;
    const fields = [
      ...Object.entries(request.path ?? {}).map(([name, { example }]) => [name, example] as const),
      ...Object.entries(isObject(body) ? body : {}),
    ];
    for (const [name, value] of fields) if (!sent.has(name) && typeof value !== 'object') sent.set(name, value);
  }
  return sent;
};

const plain: Readonly<Record<string, (schema: JsonObject) => Json>> = {
  string: () => 'text',
  integer: ({ minimum }) => (typeof minimum === 'number' && minimum > 0 ? minimum : 0),
  number: () => 0,
  boolean: () => false,
};

/** Examples of these schemas by name. `answering` has the operations that reply with a schema. */
export const examplesFrom = (
  schemas: Readonly<Record<string, JsonObject>>,
  answering: ReadonlyMap<string, readonly UseCaseOperation[]>,
): Examples => {
  const named = ({ $ref }: JsonObject): string => String($ref).split('/').at(-1) ?? '';

  const fits = (value: Json, schema: JsonObject): boolean => {
    const {
      type,
      enum: options,
      const: only = value,
    } = schema.$ref === undefined ? schema : (schemas[named(schema)] ?? {});
    const types = [type].flat();
    const isOfType = types.includes(typeof value) || (typeof value === 'number' && types.includes('integer'));
    return isOfType && value === only && (options === undefined || [options].flat().includes(value));
  };

  const ofObject = ({ properties = {}, required = [] }: JsonObject, sent: ReadonlyMap<string, Json>): JsonObject =>
    Object.fromEntries(
      Object.entries(properties as Readonly<Record<string, JsonObject>>)
        .filter(([name]) => [required].flat().includes(name))
        .map(([name, schema]) => {
          const value = sent.get(name);
          return [name, value !== undefined && fits(value, schema) ? value : ofSchema(schema, sent)];
        }),
    );

  const ofSchema = (schema: JsonObject, sent: ReadonlyMap<string, Json>): Json => {
    if (schema.$ref !== undefined) return exampleOf(named(schema));
    const shown = [schema.examples, schema.const, schema.enum].flat().find((value) => value !== undefined);
    if (shown !== undefined) return shown;
    const branch = [schema.oneOf, schema.anyOf].flat().find((each) => isObject(each) && each.type !== 'null');
    if (isObject(branch)) return ofSchema(branch, sent);
    if ([schema.type].flat().includes('null')) return null;
    if (schema.type === 'object') return ofObject(schema, sent);
    if (schema.type === 'array')
      return isObject(schema.items) && schema.maxItems !== 0 ? [ofSchema(schema.items, sent)] : [];
    return plain[String(schema.type)]?.(schema) ?? null;
  };

  const exampleOf = (name: string): Json => {
    const composed = ofSchema(schemas[name] ?? {}, sentIn(answering.get(name) ?? []));
    const fixed = fixedOf[name]?.();
    return isObject(composed) && isObject(fixed) ? { ...composed, ...fixed } : (fixed ?? composed);
  };
  const fixedOf = fixedParts(exampleOf);
  return { exampleOf, composed: (schema) => ofSchema(schema, new Map()) };
};
