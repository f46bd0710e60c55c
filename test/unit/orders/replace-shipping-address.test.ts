import { describe, expect, test } from '@jest/globals';
import { createTaxRates } from '#adapters/policies/tax-rates';
import type { OrderEvent } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { ConfirmedOrder, LineQuantity, OrderLine, PendingOrder } from '#domain/orders/order';
import type { Address } from '#domain/orders/private-data';
import { readdressable, replaceShippingAddress, taxDestinationOf } from '#domain/orders/replace-shipping-address';
import { inStatus } from '#domain/orders/status-conflict';
import type { Destination, TaxRules } from '#domain/tax';
import { delivered, packed, shipped, unpacked } from '#test/builders/goods';
import {
  address,
  changed,
  confirmed,
  country,
  line,
  orderRecord,
  rate,
  updated,
  type WantedOrder,
} from '#test/builders/orders';
import { answerOf, refusalOf } from '#test/builders/results';
import { shippedSettings } from '#test/builders/shop';

const pending = (wanted: WantedOrder = {}): PendingOrder =>
  answerOf(inStatus(fold(orderRecord({ private: { shippingAddress: address() }, ...wanted })), 'pending'));

const { rulesFor } = createTaxRates(shippedSettings);

const taxedIn = (code: string, region: string | null, wanted: WantedOrder = {}): PendingOrder =>
  pending({
    taxCountry: country(code),
    taxRegion: region,
    private: { shippingAddress: address({ country: country(code), region }) },
    ...wanted,
  });
const to = (code: string, region: string | null): Address => address({ country: country(code), region });

/** The taxes are those of the shipped settings. */
const replaced = async (order: PendingOrder | ConfirmedOrder, shippingAddress: Address) =>
  replaceShippingAddress(order, shippingAddress, {
    before: await rulesFor(taxDestinationOf(order)),
    after: await rulesFor(shippingAddress),
  });

const at = (taxRate: string) => ({ lines: [line({ taxRate: rate(taxRate) })] });
const inNewYork = () => taxedIn('US', 'NY', at('0.08875'));

const elsewhere: readonly [string, PendingOrder, Address][] = [
  ['in the same city', pending(), address({ line1: 'Nebenstr. 2' })],
  ['in another city', pending(), address({ city: 'Hamburg', postalCode: '20095' })],
  ['to another name', pending(), address({ name: 'Bob' })],
  ['with a second line', pending(), address({ line2: '3rd floor' })],
  ['without a postal code', pending(), address({ postalCode: null })],
  ['in the same region', inNewYork(), { ...to('US', 'NY'), city: 'Buffalo' }],
  ['in the same region in another case', inNewYork(), to('US', ' ny')],
  ['in the same region by its whole code', inNewYork(), to('US', 'US-NY')],
  ['of an order that had none', pending({ private: {} }), address()],
];

const free = answerOf(
  inStatus(fold(orderRecord({ lines: [line({ unitAmount: 0 })], shippingAmount: 0 })), 'confirmed'),
);

const goneWest: readonly [string, PendingOrder | ConfirmedOrder, Address, Destination][] = [
  ['a region where it had none', pending(), to('DE', 'de-be'), { country: country('DE'), region: 'BE' }],
  ['no region where it had one', taxedIn('DE', 'BE'), to('DE', null), { country: country('DE'), region: null }],
  ['another region', taxedIn('US', 'TX', at('0')), to('US', 'FL'), { country: country('US'), region: 'FL' }],
  ['another country', taxedIn('GB', null, at('0.2')), to('FR', null), { country: country('FR'), region: null }],
  [
    'a region, of an order at an old rate',
    taxedIn('DE', null, at('0.16')),
    to('DE', 'BE'),
    { country: country('DE'), region: 'BE' },
  ],
  ['a country, of an order that costs nothing', free, to('FR', null), { country: country('FR'), region: null }],
  ['an untaxed country', taxedIn('AQ', null, at('0')), to('BV', null), { country: country('BV'), region: null }],
];

const wholeCanceled = (each: OrderLine): OrderLine => ({
  ...each,
  quantity: { ...each.quantity, canceled: each.quantity.ordered },
});

describe('F7 another shipping address', () => {
  test.each(elsewhere)('%s is stored as private data', async (_, order, shippingAddress) =>
    expect(await replaced(order, shippingAddress)).toEqual({
      ok: true,
      value: { events: [updated('shippingAddress')], private: { shippingAddress } },
    }),
  );

  test.each(goneWest)(
    'in %s of the same taxes is taxed there from then on',
    async (_, order, shippingAddress, place) => {
      const decision = answerOf(await replaced(order, shippingAddress));
      const data = { fields: ['shippingAddress'], taxDestination: place };
      expect(decision).toEqual({ events: [{ type: 'order.updated', data }], private: { shippingAddress } });
    },
  );

  test('on a confirmed order works in the same way', async () => {
    const order = answerOf(inStatus(fold(changed(orderRecord(), [confirmed])), 'confirmed'));
    expect((await replaced(order, address())).ok).toBe(true);
  });

  test('that is the same, with its fields in any order, changes nothing', async () => {
    const reversed = Object.fromEntries(Object.entries(address()).toReversed()) as Address;
    expect(await replaced(pending(), reversed)).toEqual({ ok: true, value: { events: [] } });
  });

  test('does not change the price or the destination of the tax', async () => {
    const record = orderRecord({ private: { shippingAddress: address() } });
    const decision = answerOf(await replaced(pending(), address({ city: 'Hamburg' })));
    const after = fold(changed(record, decision.events, { private: decision.private ?? {} }));
    const { totals, taxCountry, taxRegion, lines } = fold(record);
    expect(after).toMatchObject({
      totals,
      taxCountry,
      taxRegion,
      lines,
      private: { shippingAddress: { city: 'Hamburg' } },
    });
  });

  test.each<[string, PendingOrder, Address, string, string | null, 'country' | 'region']>([
    ['another country', pending(), to('FR', null), 'DE', null, 'country'],
    ['another region', inNewYork(), to('US', 'CA'), 'US', 'NY', 'region'],
    ['no region where it had one', inNewYork(), to('US', null), 'US', 'NY', 'region'],
    ['the same region of another country', inNewYork(), to('CA', 'NY'), 'US', 'NY', 'country'],
    ['the name of its region', inNewYork(), to('US', 'New York'), 'US', 'NY', 'region'],
    ['a taxed region', taxedIn('US', 'TX', at('0')), to('US', 'NY'), 'US', 'TX', 'region'],
    ['a country with another reduced rate', taxedIn('FR', null, at('0.055')), to('GB', null), 'FR', null, 'country'],
    // The rates have changed since the order was placed.
    ['abroad, of an order at an old rate', taxedIn('DE', null, at('0.16')), to('FR', null), 'DE', null, 'country'],
    [
      'abroad, of free goods whose shipping is taxed',
      pending({ lines: [line({ unitAmount: 0 })] }),
      to('FR', null),
      'DE',
      null,
      'country',
    ],
    // Taxed at home, as nobody said where it goes.
    ['abroad, of an order that had none', pending({ private: {} }), to('FR', null), 'DE', null, 'country'],
  ])('in %s is refused: it could change the tax', async (_, order, shippingAddress, taxCountry, region, field) =>
    expect(refusalOf(await replaced(order, shippingAddress))).toEqual({
      kind: 'address-changes-tax',
      country: taxCountry,
      region,
      field,
    }),
  );

  test.each([
    ['the same rule', '0.19', 'goods', 'goods', true],
    ['another rule that leads to the same tax', '0.19', 'goods', 'standard', true],
    ['another rule that leads to another tax', '0.07', 'goods', 'standard', false],
    ['no tax on shipping', '0.19', 'standard', 'none', false],
    ['no tax on shipping at both', '0.19', 'none', 'none', true],
    ['the standard rate at both', '0.07', 'standard', 'standard', true],
  ] as const)('with %s for the shipping', (_, taxRate, before, after, isAccepted) => {
    const rules = (shipping: TaxRules['shipping'], standard = '0.19'): TaxRules => ({
      rates: { standard: rate(standard), reduced: rate('0.07'), zero: rate('0') },
      shipping,
      isRegionKnown: true,
    });
    const order = pending(at(taxRate));
    const moved = replaceShippingAddress(order, to('DE', 'BE'), { before: rules(before), after: rules(after) });
    expect(moved.ok).toBe(isAccepted);
    const unshipped = { ...order, shipping: null };
    expect(replaceShippingAddress(unshipped, to('DE', 'BE'), { before: rules(before), after: rules(after) }).ok).toBe(
      true,
    );
    const otherStandard = { before: rules('standard'), after: rules('standard', '0.2') };
    expect(replaceShippingAddress(pending(at('0.07')), to('DE', 'BE'), otherStandard).ok).toBe(false);
  });

  test('ignores canceled lines, but for their share of the shipping', async () => {
    const lines = [
      line({ taxRate: rate('0.055'), requiresShipping: false }),
      line({ sku: 'MUG', taxRate: rate('0.2') }),
    ];
    const order = taxedIn('FR', null, { lines });
    const left = { ...order, lines: order.lines.map((each, index) => (index === 0 ? wholeCanceled(each) : each)) };
    expect((await replaced(order, to('GB', null))).ok).toBe(false);
    expect((await replaced(left, to('GB', null))).ok).toBe(true);
    const shipped = { ...left, lines: left.lines.map((each) => ({ ...each, requiresShipping: true })) };
    expect((await replaced(shipped, to('GB', null))).ok).toBe(false);
  });

  const sent = (...quantities: Partial<LineQuantity>[]): PendingOrder => {
    const order = pending({ lines: [line(), line({ sku: 'MUG' })] });
    const lines = order.lines.map((each, index) => ({ ...each, quantity: { ...each.quantity, ...quantities[index] } }));
    return { ...order, lines };
  };

  const orderAfter = (...events: readonly OrderEvent[]): ConfirmedOrder => {
    const record = orderRecord({ lines: [line(), line({ sku: 'MUG' })], private: { shippingAddress: address() } });
    return answerOf(inStatus(fold(changed(record, [confirmed, ...events])), 'confirmed'));
  };
  const parcel = packed('ful_1', ['2', 1]);

  test.each([
    ['on its way', orderAfter(parcel, shipped('ful_1'))],
    ['delivered', orderAfter(parcel, shipped('ful_1'), delivered('ful_1'))],
  ])('is refused with a parcel that is %s', (_, order) =>
    expect(refusalOf(readdressable(order))).toEqual({
      kind: 'order-status-conflict',
      status: 'confirmed',
      allowed: [],
    }),
  );

  test.each([
    ['open', orderAfter(parcel)],
    ['canceled', orderAfter(parcel, unpacked('ful_1'))],
  ])('is accepted with a parcel that is %s', async (_, order) => {
    expect(readdressable(order).ok).toBe(true);
    expect((await replaced(order, address({ city: 'Hamburg' }))).ok).toBe(true);
  });

  test('is accepted when units are canceled and none was shipped', async () =>
    expect((await replaced(sent({ canceled: 3 }), address({ city: 'Hamburg' }))).ok).toBe(true));
});
