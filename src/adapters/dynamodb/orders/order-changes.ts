import {
  type Codes,
  coded,
  country,
  currency,
  discountCode,
  faulty,
  fields,
  flag,
  hash,
  listOf,
  optional,
  type Parse,
  packHash,
  rate,
  schemaIs,
  sku,
  text,
  usually,
  whole,
} from '#adapters/dynamodb/engine/stored';
import type { Actor } from '#domain/access/caller';
import type { AppliedDiscount } from '#domain/catalog/discount';
import type { Instant } from '#domain/instant';
import type { Change, EventData, OrderEvent } from '#domain/orders/events';
import type { PrivateData } from '#domain/orders/private-data';
import type { PricedLine, PricedShipping } from '#domain/pricing';
import type { Rate } from '#domain/rate';

/** How a change is laid out now; one of another number is not understood. */
export const changeSchema = 1;

type Packed = Readonly<Record<string, unknown>>;
/** One kind of event as it is stored; times are relative to the placement. */
type Codec<Data> = {
  readonly code: string;
  readonly pack: (data: Data, placedAt: Instant) => Packed;
  readonly unpack: (stored: Packed, path: string, placedAt: Instant) => Data;
};

/** What is left out is what follows: the sums, the usual 1 unit, no discount, the rate of the line before. */
const packLine = (line: PricedLine, rateBefore: Rate, inclusive: boolean): Packed => {
  const subtotal = line.unitAmount * line.quantity;
  const discounted = line.subtotalAmount - line.discountAmount;
  if (line.netAmount + line.taxAmount !== line.totalAmount) throw new RangeError(`line ${line.sku} does not add up`);
  return {
    k: line.sku,
    n: line.name,
    a: line.unitAmount,
    ...(line.quantity === 1 ? {} : { q: line.quantity }),
    ...(line.requiresShipping ? {} : { v: true }),
    ...(line.subtotalAmount === subtotal ? {} : { s: line.subtotalAmount }),
    ...(line.discountAmount === 0 ? {} : { d: line.discountAmount }),
    ...(line.taxRate === rateBefore ? {} : { r: line.taxRate }),
    ...(line.taxAmount === 0 ? {} : { t: line.taxAmount }),
    ...((inclusive ? line.totalAmount : line.netAmount) === discounted ? {} : { w: line.netAmount }),
  };
};

const storedLine = fields({
  k: sku,
  n: text,
  a: whole(),
  q: usually(whole(1), 1),
  v: usually(flag, false),
  s: optional(whole()),
  d: usually(whole(), 0),
  r: optional(rate),
  t: usually(whole(), 0),
  w: optional(whole()),
});

const unpackLine = (stored: ReturnType<typeof storedLine>, rateBefore: Rate, inclusive: boolean): PricedLine => {
  const subtotalAmount = stored.s ?? stored.a * stored.q;
  const discounted = subtotalAmount - stored.d;
  const netAmount = stored.w ?? (inclusive ? discounted - stored.t : discounted);
  return {
    sku: stored.k,
    name: stored.n,
    unitAmount: stored.a,
    quantity: stored.q,
    requiresShipping: !stored.v,
    subtotalAmount,
    discountAmount: stored.d,
    netAmount,
    taxRate: stored.r ?? rateBefore,
    taxAmount: stored.t,
    totalAmount: netAmount + stored.t,
  };
};

const noRate = '0' as Rate;

const packLines = (lines: readonly PricedLine[], inclusive: boolean): readonly Packed[] =>
  lines.map((line, index) => packLine(line, lines[index - 1]?.taxRate ?? noRate, inclusive));

const unpackLines = (stored: readonly ReturnType<typeof storedLine>[], inclusive: boolean): readonly PricedLine[] => {
  let rateBefore = noRate;
  return stored.map((line) => {
    const unpacked = unpackLine(line, rateBefore, inclusive);
    rateBefore = unpacked.taxRate;
    return unpacked;
  });
};

const packShipping = ({ method, netAmount, taxRate, taxAmount, totalAmount }: PricedShipping): Packed => {
  if (netAmount + taxAmount !== totalAmount) throw new RangeError('shipping does not add up');
  return { m: method, a: netAmount, r: taxRate, t: taxAmount };
};

const storedShipping: Parse<PricedShipping> = (value, path) => {
  const { m, a, r, t } = fields({ m: text, a: whole(), r: rate, t: whole() })(value, path);
  return { method: m, netAmount: a, taxRate: r, taxAmount: t, totalAmount: a + t };
};

const packDiscount = ({ code, counted }: AppliedDiscount): Packed => ({ c: code, ...(counted ? { n: true } : {}) });

const storedDiscount: Parse<AppliedDiscount> = (value, path) => {
  const { c, n } = fields({ c: discountCode, n: usually(flag, false) })(value, path);
  return { code: c, counted: n };
};

const storedPlacement = fields({
  y: text,
  c: currency,
  i: usually(flag, false),
  l: listOf(storedLine),
  s: optional(storedShipping),
  d: optional(storedDiscount),
  o: country,
  r: optional(text),
  x: optional(whole()),
});

const placement: Codec<EventData['order.placed']> = {
  code: 'placed',
  pack: (data, placedAt) => ({
    c: data.currency,
    ...(data.pricesIncludeTax ? { i: true } : {}),
    l: packLines(data.lines, data.pricesIncludeTax),
    ...(data.shipping === null ? {} : { s: packShipping(data.shipping) }),
    ...(data.discount === null ? {} : { d: packDiscount(data.discount) }),
    o: data.taxCountry,
    ...(data.taxRegion === null ? {} : { r: data.taxRegion }),
    ...(data.expiresAt === null ? {} : { x: data.expiresAt - placedAt }),
  }),
  unpack: (stored, path, placedAt) => {
    const { c, i, l, s, d, o, r, x } = storedPlacement(stored, path);
    return {
      currency: c,
      pricesIncludeTax: i,
      lines: unpackLines(l, i),
      shipping: s ?? null,
      discount: d ?? null,
      taxCountry: o,
      taxRegion: r ?? null,
      expiresAt: x === undefined ? null : placedAt + x,
    };
  },
};

const withoutData = (code: string): Codec<Record<never, never>> => ({
  code,
  pack: () => ({}),
  unpack: (stored, path) => {
    fields({ y: text })(stored, path);
    return {};
  },
});

const storedLinesCanceled = fields({ y: text, l: listOf(fields({ i: text, q: usually(whole(1), 1) })) });

const linesCanceled: Codec<EventData['order.lines-canceled']> = {
  code: 'cut',
  pack: ({ lines }) => ({
    l: lines.map(({ lineId, quantity }) => ({ i: lineId, ...(quantity === 1 ? {} : { q: quantity }) })),
  }),
  unpack: (stored, path) => ({
    lines: storedLinesCanceled(stored, path).l.map(({ i, q }) => ({ lineId: i, quantity: q })),
  }),
};

/** The letters under which revisions keep the same fields. They stay for good. */
const privateFields: Codes<keyof PrivateData> = {
  email: 'm',
  shippingAddress: 'a',
  note: 'n',
  tags: 't',
  metadata: 'd',
};
const storedField = coded(privateFields);

const updated: Codec<EventData['order.updated']> = {
  code: 'updated',
  pack: (data) => ({ f: data.fields.map((field) => privateFields[field]).join('') }),
  unpack: (stored, path) => {
    const { f } = fields({ y: text, f: text })(stored, path);
    return { fields: [...f].map((letter) => storedField(letter, `${path}.f`)) };
  },
};

const ofHold = (code: string): Codec<{ readonly holdId: string }> => ({
  code,
  pack: ({ holdId }) => ({ h: holdId }),
  unpack: (stored, path) => ({ holdId: fields({ y: text, h: text })(stored, path).h }),
});

/** Every kind of event; the compiler asks for a new one's. Codes stay for good: stored orders hold them. */
const codecs: { readonly [Type in OrderEvent['type']]: Codec<EventData[Type]> } = {
  'order.placed': placement,
  'order.confirmed': withoutData('confirmed'),
  'order.completed': withoutData('completed'),
  'order.canceled': withoutData('canceled'),
  'order.expired': withoutData('expired'),
  'order.lines-canceled': linesCanceled,
  'order.updated': updated,
  'order.held': ofHold('held'),
  'order.hold-released': ofHold('released'),
};

const typesByCode = new Map(Object.entries(codecs).map(([type, { code }]) => [code, type as OrderEvent['type']]));

const packEvent = ({ type, data }: OrderEvent, placedAt: Instant): Packed => {
  // The type picks the codec of its own data, which the compiler cannot follow through a union.
  const { code, pack } = codecs[type] as Codec<unknown>;
  return { y: code, ...pack(data, placedAt) };
};

const storedEvent =
  (placedAt: Instant): Parse<OrderEvent> =>
  (value, path) => {
    const code = (value as { readonly y?: unknown } | null)?.y;
    const type = typesByCode.get(text(code, `${path}.y`)) ?? faulty(`${path}.y`, 'a known event');
    const codec = codecs[type] as Codec<unknown>;
    return { type, data: codec.unpack(value as Packed, path, placedAt) } as OrderEvent;
  };

const packActor = (actor: Actor): string => (actor.role === 'staff' ? `staff ${actor.id}` : actor.role);

const storedActor: Parse<Actor> = (value, path) => {
  const actor = text(value, path);
  if (actor === 'customer' || actor === 'system') return { role: actor };
  return actor.startsWith('staff ') ? { role: 'staff', id: actor.slice('staff '.length) } : faulty(path, 'an actor');
};

export const packChange = ({ at, actor, cause, trace, events }: Change, placedAt: Instant): Packed => ({
  z: changeSchema,
  t: at - placedAt,
  a: packActor(actor),
  k: packHash(cause.key),
  f: packHash(cause.fingerprint),
  ...(trace === null ? {} : { w: packHash(trace) }),
  e: events.map((event) => packEvent(event, placedAt)),
});

/** The changes of an order that was placed then: at least one, each with at least one event. */
export const storedChanges =
  (placedAt: Instant): Parse<readonly [Change, ...Change[]]> =>
  (value, path) => {
    const change = fields({
      z: schemaIs(changeSchema),
      t: whole(Number.MIN_SAFE_INTEGER),
      a: storedActor,
      k: hash,
      f: hash,
      w: usually<string | null>(hash, null),
      e: listOf(storedEvent(placedAt)),
    });
    const changes = listOf(change)(value, path).map(({ t, a, k, f, w, e }, index): Change => {
      const [event, ...more] = e;
      if (event === undefined) return faulty(`${path}[${index}].e`, 'a list of at least one event');
      return { at: placedAt + t, actor: a, cause: { key: k, fingerprint: f }, trace: w, events: [event, ...more] };
    });
    const [first, ...rest] = changes;
    if (first?.events[0].type !== 'order.placed') return faulty(path, 'a list that begins with a placement');
    return [first, ...rest];
  };
