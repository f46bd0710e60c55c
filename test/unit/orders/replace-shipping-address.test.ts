import { describe, expect, test } from '@jest/globals';
import { fold } from '#domain/orders/evolve';
import type { LineQuantity, PendingOrder } from '#domain/orders/order';
import type { Address } from '#domain/orders/private-data';
import { replaceShippingAddress } from '#domain/orders/replace-shipping-address';
import { inStatus } from '#domain/orders/status-conflict';
import {
  address,
  changed,
  confirmed,
  country,
  line,
  orderRecord,
  updated,
  type WantedOrder,
} from '#test/builders/orders';
import { answerOf, refusalOf } from '#test/builders/results';

const pending = (wanted: WantedOrder = {}): PendingOrder =>
  answerOf(inStatus(fold(orderRecord({ private: { shippingAddress: address() }, ...wanted })), 'pending'));

const toNewYork = { country: country('US'), region: 'NY' };
const inNewYork = (): PendingOrder =>
  pending({
    taxCountry: country('US'),
    taxRegion: 'NY',
    private: { shippingAddress: address({ ...toNewYork, city: 'New York' }) },
  });

const elsewhere: readonly [string, PendingOrder, Address][] = [
  ['in the same city', pending(), address({ line1: 'Nebenstr. 2' })],
  ['in another city', pending(), address({ city: 'Hamburg', postalCode: '20095' })],
  ['to another name', pending(), address({ name: 'Bob' })],
  ['with a second line', pending(), address({ line2: '3rd floor' })],
  ['without a postal code', pending(), address({ postalCode: null })],
  ['in the same region', inNewYork(), address({ ...toNewYork, city: 'Buffalo' })],
  ['in the same region in another case', inNewYork(), address({ country: country('US'), region: ' ny' })],
  ['of an order that had none', pending({ private: {} }), address()],
];

describe('another shipping address', () => {
  test.each(elsewhere)('%s is stored as private data', (_, order, shippingAddress) =>
    expect(replaceShippingAddress(order, shippingAddress)).toEqual({
      ok: true,
      value: { events: [updated('shippingAddress')], private: { shippingAddress } },
    }),
  );

  test('on a confirmed order works in the same way', () => {
    const order = answerOf(inStatus(fold(changed(orderRecord(), [confirmed])), 'confirmed'));
    expect(replaceShippingAddress(order, address()).ok).toBe(true);
  });

  test('that is the same, with its fields in any order, changes nothing', () => {
    const reversed = Object.fromEntries(Object.entries(address()).toReversed()) as Address;
    expect(replaceShippingAddress(pending(), reversed)).toEqual({ ok: true, value: { events: [] } });
  });

  test('does not change the price or the destination of the tax', () => {
    const record = orderRecord({ private: { shippingAddress: address() } });
    const decision = answerOf(replaceShippingAddress(pending(), address({ city: 'Hamburg' })));
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
    ['another country', pending(), address({ country: country('FR') }), 'DE', null, 'country'],
    ['a region where it had none', pending(), address({ region: 'BE' }), 'DE', null, 'region'],
    ['another region', inNewYork(), address({ country: country('US'), region: 'CA' }), 'US', 'NY', 'region'],
    [
      'no region where it had one',
      inNewYork(),
      address({ country: country('US'), region: null }),
      'US',
      'NY',
      'region',
    ],
    [
      'the same region of another country',
      inNewYork(),
      address({ country: country('CA'), region: 'NY' }),
      'US',
      'NY',
      'country',
    ],
    [
      'the name of its region',
      inNewYork(),
      address({ country: country('US'), region: 'New York' }),
      'US',
      'NY',
      'region',
    ],
    // Taxed at home, as nobody said where it goes.
    [
      'abroad, of an order that had none',
      pending({ private: {} }),
      address({ country: country('FR') }),
      'DE',
      null,
      'country',
    ],
  ])('in %s is refused: it could change the tax', (_, order, shippingAddress, taxCountry, region, field) =>
    expect(refusalOf(replaceShippingAddress(order, shippingAddress))).toEqual({
      kind: 'address-changes-tax',
      country: taxCountry,
      region,
      field,
    }),
  );

  const sent = (...quantities: Partial<LineQuantity>[]): PendingOrder => {
    const order = pending({ lines: [line(), line({ sku: 'MUG' })] });
    const lines = order.lines.map((each, index) => ({ ...each, quantity: { ...each.quantity, ...quantities[index] } }));
    return { ...order, lines };
  };

  test.each([
    ['one unit', [{ fulfilled: 1 }]],
    ['a unit of another line', [{}, { fulfilled: 3, delivered: 3 }]],
  ])('is refused with %s in a parcel', (_, quantities) => {
    for (const wanted of [address(), address({ city: 'Hamburg' }), address({ country: country('FR') })])
      expect(refusalOf(replaceShippingAddress(sent(...quantities), wanted))).toEqual({
        kind: 'order-status-conflict',
        status: 'pending',
        allowed: [],
      });
  });

  test('is accepted when units are canceled and none is in a parcel', () =>
    expect(replaceShippingAddress(sent({ canceled: 3 }), address({ city: 'Hamburg' })).ok).toBe(true));
});
