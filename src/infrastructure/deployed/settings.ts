import { readFileSync } from 'node:fs';
import type { ShopSettings } from '#adapters/policies/shop-settings';

/**
 * The settings beside a deployed function. The synthesis has checked them with `readShopSettings`, and nobody can
 * change them there: a second check would be a thirtieth of a cold start.
 */
export const deployedSettings = (): ShopSettings =>
  JSON.parse(readFileSync(`${process.env.LAMBDA_TASK_ROOT ?? '.'}/shop.json`, 'utf8'));
