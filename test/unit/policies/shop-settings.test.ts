import { describe, expect, test } from '@jest/globals';
import { parseShopSettings, readShopSettings, ShopSettingsFaulty } from '#infrastructure/shop-settings';
import { shippedSettings } from '#test/builders/shop';

const shipped = (): Record<string, unknown> => structuredClone(shippedSettings) as unknown as Record<string, unknown>;

const faultsOf = (json: unknown): readonly string[] => {
  try {
    parseShopSettings(json);
  } catch (failure) {
    if (failure instanceof ShopSettingsFaulty) return failure.faults;
    throw failure;
  }
  return [];
};

const changed = (change: Record<string, unknown>) => faultsOf({ ...shipped(), ...change });

const notMinutes = 'pendingOrderMinutes: is not a whole number from 1 to 525600';
const notAmount = (path: string) => `${path}: is not a whole number from 0 to 9007199254740991`;
const notStep = (path: string) => `${path}: is not a whole number from 1 to 1000000`;
const notCurrency = (path: string) => `${path}: is not an ISO 4217 currency`;
const notCountry = (path: string) => `${path}: is not an ISO 3166-1 alpha-2 country`;
const notRate = (path: string) => `${path}: is not a rate: "0" to "1" as text, at most 6 places`;
const notLine = (path: string) => `${path}: is not a text in one line of 1 to 120 characters`;
const notPublishable = 'payments.publishableKey: is not a publishable key (pk_…) of Stripe';
const notHttps = 'payments.returnUrl: is not an address that begins with https://';
const needsStep = (code: string, step: number) =>
  `payments.provider: Stripe charges ${code} in steps of ${step}: set amountStep.${code} to ${step}`;
const notHash = (path: string) => `${path}: is not a SHA-256 hash: 64 lower-case hexadecimal digits`;
const rates = { standard: '0.19', reduced: '0.07' };

describe('the shop settings', () => {
  test('that ship have no faults', () => expect(faultsOf(shipped())).toEqual([]));

  test('that ship are the documented ones', () =>
    expect(shippedSettings).toEqual({
      homeCountry: 'DE',
      timeZone: 'UTC',
      locale: 'en',
      taxRates: {
        DE: { standard: '0.19', reduced: '0.07' },
        FR: { standard: '0.20', reduced: '0.055' },
        GB: { standard: '0.20', reduced: '0.05' },
        JP: { standard: '0.10', reduced: '0.08' },
        KW: { standard: '0.05', reduced: '0.05' },
        US: {
          standard: '0',
          reduced: '0',
          regions: {
            CA: { standard: '0.0725', reduced: '0.0725' },
            NY: { standard: '0.08875', reduced: '0.08875' },
          },
        },
      },
      pricesIncludeTax: { EUR: false, USD: false, GBP: false, JPY: false, KWD: false },
      shippingMethods: {
        standard: { amount: { EUR: 490, USD: 500, GBP: 450, JPY: 500, KWD: 1500 } },
        express: { amount: { EUR: 990, USD: 1200, GBP: 990, JPY: 1200, KWD: 3000 } },
        pickup: { amount: { EUR: 0, USD: 0, GBP: 0, JPY: 0, KWD: 0 } },
      },
      defaultShippingMethod: 'standard',
      pendingOrderMinutes: 30,
      returnWindowDays: 30,
      shipOnlyWhenCovered: false,
      refundOnCancel: 'credit',
      refundOnReturn: 'none',
      captureOn: 'request',
      lowStockThreshold: 5,
      maxOrderAmount: { EUR: 100000000, USD: 100000000, GBP: 100000000, JPY: 10000000000, KWD: 1000000000 },
    }));

  const atStripe = (currency: string, payments: Record<string, unknown> = {}) => ({
    pricesIncludeTax: { [currency]: false },
    payments: { provider: 'stripe', ...payments },
  });

  test.each([
    [atStripe('EUR'), []],
    [atStripe('EUR', { returnUrl: 'https://shop.example/paid' }), []],
    [{ payments: { provider: 'simulator' } }, []],
    [atStripe('EUR', { publishableKey: 'pk_test_51Abc' }), []],
    // The secret key belongs into the table, and must never reach a page.
    [atStripe('EUR', { publishableKey: 'sk_test_51Abc' }), [notPublishable]],
    [atStripe('EUR', { returnUrl: 'shop.example' }), [notHttps]],
    [atStripe('EUR', { returnUrl: 'http://shop.example' }), [notHttps]],
    [{ payments: { provider: 'paypal' } }, ['payments.provider: Invalid option: expected one of "simulator"|"stripe"']],
    [atStripe('KWD'), [needsStep('KWD', 10)]],
    [atStripe('MGA'), [needsStep('MGA', 100)]],
  ])('%j name a provider of payments', (change, faults) => expect(changed(change)).toEqual(faults));

  test.each([
    [{ homeCountry: 'EU' }, [notCountry('homeCountry')]],
    [{ homeCountry: 'de' }, [notCountry('homeCountry')]],
    [{ homeCountry: undefined }, [notCountry('homeCountry')]],
    [{ taxRates: { XX: rates } }, [notCountry('taxRates.XX')]],
    [
      { taxRates: { DE: { standard: '1.5', reduced: 0.07 } } },
      [notRate('taxRates.DE.standard'), notRate('taxRates.DE.reduced')],
    ],
    [{ taxRates: { DE: { standard: '0.19' } } }, [notRate('taxRates.DE.reduced')]],
    [{ taxRates: { DE: { ...rates, zero: '0' } } }, ['taxRates.DE.zero: is not a known setting']],
    [
      { taxRates: { US: { ...rates, regions: { 'New York': rates, NY: { ...rates, reduced: '-1' } } } } },
      [
        'taxRates.US.regions.New York: is not a region: the part of ISO 3166-2 after the country',
        notRate('taxRates.US.regions.NY.reduced'),
      ],
    ],
    [{ pricesIncludeTax: { EURO: true } }, [notCurrency('pricesIncludeTax.EURO')]],
    [{ pendingOrderMinutes: 0 }, [notMinutes]],
    [{ pendingOrderMinutes: 1.5 }, [notMinutes]],
    [{ pendingOrderMinutes: '30' }, [notMinutes]],
    [{ pendingOrderMinutes: 525_601 }, [notMinutes]],
    [{ returnWindowDays: -1 }, ['returnWindowDays: is not a whole number from 0 to 3650']],
    [{ privateDataDays: 1 }, []],
    [{ privateDataDays: 0 }, ['privateDataDays: is not a whole number from 1 to 36500']],
    [{ privateDataDays: 36_501 }, ['privateDataDays: is not a whole number from 1 to 36500']],
    [{ lowStockThreshold: -1 }, ['lowStockThreshold: is not a whole number from 0 to 999999999']],
    [{ maxOrderAmount: { EUR: -1 } }, [notAmount('maxOrderAmount.EUR')]],
    [{ maxOrderAmount: { EUR: 1e300, XXX: 5 } }, [notAmount('maxOrderAmount.EUR'), notCurrency('maxOrderAmount.XXX')]],
    [{ risk: { ordersPerHour: {} } }, ['risk.ordersPerHour: has neither hold nor deny']],
    [
      { risk: { declinedPaymentsPerHour: { hold: 3, deny: 3 } } },
      ['risk.declinedPaymentsPerHour: has a hold that is not below its deny'],
    ],
    [
      { risk: { ordersPerHour: { hold: -1, deny: 100 }, addressCountry: 'hold' } },
      [
        'risk.ordersPerHour.hold: is not a whole number from 0 to 99',
        'risk.ordersPerHour.deny: is not a whole number from 0 to 99',
        'risk.addressCountry: is not a known setting',
      ],
    ],
    [
      { risk: { denyList: { emails: ['mallory@example.com', 'A'.repeat(64)], phones: [] } } },
      [
        notHash('risk.denyList.emails.0'),
        notHash('risk.denyList.emails.1'),
        'risk.denyList.phones: is not a known setting',
      ],
    ],
    [
      { risk: { denyList: { customers: Array<string>(1_001).fill('0'.repeat(64)) } } },
      ['risk.denyList.customers: has more than 1000 hashes'],
    ],
    [{ amountStep: { KWD: 0 } }, [notStep('amountStep.KWD')]],
    [{ amountStep: { KWD: 2.5, XXX: 5 } }, [notStep('amountStep.KWD'), notCurrency('amountStep.XXX')]],
    [{ amountStep: 10 }, ['amountStep: Invalid input: expected record, received number']],
    [{ withdrawal: { days: -1 } }, ['withdrawal.days: is not a whole number from 0 to 3650']],
    [
      { withdrawal: { refundShipping: 'express', weeks: 2 } },
      [
        'withdrawal.refundShipping: Invalid option: expected one of "standard"|"none"',
        'withdrawal.weeks: is not a known setting',
      ],
    ],
    [{ currencies: [] }, ['currencies: is not a known setting']],
    [{ defaultShippingMethod: 'drone' }, ['defaultShippingMethod: is not among the shippingMethods']],
    [{ defaultShippingMethod: 'constructor' }, ['defaultShippingMethod: is not among the shippingMethods']],
    [
      { shippingMethods: { standard: { amount: { EUR: 1_000_000_000 }, freeFromAmount: { EUR: 1, USD: 1 } } } },
      [
        'shippingMethods.standard.amount.EUR: is not a whole number from 0 to 999999999',
        'shippingMethods.standard.freeFromAmount.USD: is not among the currencies of its amount',
      ],
    ],
    [
      { shippingMethods: { standard: { amount: {} }, 'By Air': { amount: {} } } },
      ['shippingMethods.By Air: is not a name: lower-case letters, digits, hyphens'],
    ],
    ...['Europe/Berln', 'CEST', '+01:00', 'GMT+1', '', 5, null].map(
      (timeZone) => [{ timeZone }, ['timeZone: is not an IANA time zone, such as Europe/Berlin']] as const,
    ),
    ...['fr', 'de-DE', 'DE', null].map(
      (locale) => [{ locale }, ['locale: Invalid option: expected one of "en"|"de"']] as const,
    ),
    [{ seller: {} }, [notLine('seller.name'), 'seller.address: Invalid input: expected object, received undefined']],
    [
      {
        seller: {
          name: ' ',
          address: { line1: 'Hauptstr. 1\nHof', city: 'x'.repeat(121), country: 'Germany', zip: '10115' },
          email: 'shop',
          vatId: 'DE 123',
          phone: '110',
        },
      },
      [
        notLine('seller.name'),
        notLine('seller.address.line1'),
        notLine('seller.address.city'),
        notCountry('seller.address.country'),
        'seller.address.zip: is not a known setting',
        'seller.email: is not an email address',
        'seller.vatId: is not a VAT number, such as DE123456789',
        'seller.phone: is not a known setting',
      ],
    ],
  ])('name the faults of %j', (change, faults) => expect(changed(change)).toEqual(faults));

  test('name every fault at once', () => {
    const faults = changed({
      homeCountry: 'XX',
      pendingOrderMinutes: -1,
      defaultShippingMethod: 'drone',
      maxOrderAmount: { ABC: 1 },
      extra: true,
    });
    expect(faults).toEqual([
      notCountry('homeCountry'),
      notMinutes,
      notCurrency('maxOrderAmount.ABC'),
      'extra: is not a known setting',
      'defaultShippingMethod: is not among the shippingMethods',
    ]);
  });

  test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])('take the time zone %s', (zone) =>
    expect(changed({ timeZone: zone })).toEqual([]),
  );

  test('take risk rules with every member, and none', () => {
    const hash = '0'.repeat(64);
    const denyList = { customers: [hash], emails: [hash], addresses: [hash] };
    const whole = {
      ordersPerHour: { hold: 0, deny: 99 },
      declinedPaymentsPerHour: { deny: 5 },
      cardCountry: 'hold',
      denyList,
    };
    expect([changed({ risk: whole }), changed({ risk: {} })]).toEqual([[], []]);
  });

  test('take a seller with every member, and with those that it must have', () => {
    const address = {
      line1: 'Hauptstr. 1',
      line2: 'Hof',
      postalCode: '10115',
      city: 'Berlin',
      region: 'BE',
      country: 'DE',
    };
    const whole = { name: 'Tee & Mug GmbH', address, email: 'shop@tee-and-mug.example', vatId: 'DE123456789' };
    const least = { name: 'Tee & Mug GmbH', address: { line1: 'Hauptstr. 1', city: 'Berlin', country: 'DE' } };
    expect([changed({ seller: whole }), changed({ seller: least })]).toEqual([[], []]);
  });

  test('need no time zone, locale or seller', () =>
    expect(changed({ timeZone: undefined, locale: undefined, seller: undefined })).toEqual([]));

  test('take a right to withdraw with each of its members alone', () =>
    expect(
      [{}, { days: 0 }, { days: 30 }, { refundShipping: 'none' }].map((withdrawal) => changed({ withdrawal })),
    ).toEqual([[], [], [], []]));

  test.each([null, [], 'a text', 5, undefined])('are not %j', (json) => expect(faultsOf(json)).toHaveLength(1));

  test('without fields name every missing field', () => expect(faultsOf({})).toHaveLength(9));

  test('have all faults in one message, a line each', () => {
    const parse = () => parseShopSettings({ ...shipped(), homeCountry: 'XX', pendingOrderMinutes: 0 });
    expect(parse).toThrow(
      `The shop settings have faults; correct them and start again:\n  ${notCountry('homeCountry')}\n  ${notMinutes}`,
    );
  });

  test('accept a method that is free from an amount on', () =>
    expect(changed({ shippingMethods: { standard: { amount: { EUR: 1 }, freeFromAmount: { EUR: 100 } } } })).toEqual(
      [],
    ));

  test('of a missing file or of invalid JSON are a fault', () => {
    expect(() => readShopSettings(new URL('../no-such-file.json', import.meta.url))).toThrow(ShopSettingsFaulty);
    expect(() => readShopSettings(new URL('./shop-settings.test.ts', import.meta.url))).toThrow(ShopSettingsFaulty);
  });
});
