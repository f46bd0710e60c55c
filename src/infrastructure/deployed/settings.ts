import { readFileSync } from 'node:fs';
import type { ShopSettings } from '#adapters/policies/shop-settings';

/**
 * The settings beside a deployed function. Nobody can change them there, and what is synthesized has been read by
 * `readShopSettings` (cdk/functions/bundles.ts): checking them again would be a thirtieth of a cold start.
 */
export const deployedSettings = (): ShopSettings =>
  JSON.parse(readFileSync(`${process.env.LAMBDA_TASK_ROOT ?? '.'}/shop.json`, 'utf8'));
