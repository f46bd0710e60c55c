import type { ShopSettings } from '#adapters/policies/shop-settings';
import { readShopSettings } from '#infrastructure/shop-settings';

/** The shop.json that ships. */
export const shippedSettings: ShopSettings = readShopSettings(new URL('../../shop.json', import.meta.url));
