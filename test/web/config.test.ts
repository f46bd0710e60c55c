import { expect, test } from '@jest/globals';
import { type PageConfiguration, pageConfiguration } from '#infrastructure/pages/configuration';
import { readShopSettings } from '#infrastructure/shop-settings';
import type { Config } from '../../web/shared/config';

type Same<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : never) : never;
/** Compiles only while the pages read what the service writes. */
const isSame: Same<PageConfiguration, Config> = true;

const settings = readShopSettings(new URL('../../shop.json', import.meta.url));
const customers = { kind: 'local', customers: [] } as const;

test('the configuration is the one that the pages read', () => {
  expect(isSame).toBe(true);
  expect(pageConfiguration(settings, customers)).toMatchObject({
    languages: ['en', 'de'],
    currencies: ['EUR', 'USD', 'GBP', 'JPY', 'KWD'],
    shippingMethod: 'standard',
    withdrawal: { days: 14 },
  });
});

test('a shop without the right to withdraw says so', () => {
  expect(pageConfiguration({ ...settings, withdrawal: { days: 0 } }, customers).withdrawal).toBeNull();
});

test.each([
  [{ provider: 'simulator' }, { provider: 'simulator', methods: expect.arrayContaining(['tok_ok', 'tok_disputed']) }],
  [{ provider: 'stripe' }, { provider: 'none' }],
  [
    { provider: 'stripe', publishableKey: 'pk_test_1' },
    { provider: 'stripe', publishableKey: 'pk_test_1', script: 'https://js.stripe.com/v3/' },
  ],
] as const)('payments of %j are taken by %j', (payments, shown) => {
  expect(pageConfiguration({ ...settings, payments }, customers).payments).toEqual(shown);
});
