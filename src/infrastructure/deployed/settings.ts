import { readFileSync } from 'node:fs';
import type { ShopSettings } from '#adapters/policies/shop-settings';

/**
 * The settings beside a deployed function. The synthesis has checked them with `readShopSettings`, and nobody can
 * change them after that. A second check would take a thirtieth of a cold start.
 */
export const deployedSettings = (): ShopSettings =>
  JSON.parse(readFileSync(`${process.env.LAMBDA_TASK_ROOT ?? '.'}/shop.json`, 'utf8'));
