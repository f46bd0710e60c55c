import type { PathParameter } from '#adapters/http/operation';
import { codePattern } from '#adapters/http/schemas/code-pattern';
import { bounds } from '#domain/bounds';
import { type DiscountCode, parseDiscountCode } from '#domain/catalog/discount';
import { parseSku, type Sku } from '#domain/catalog/product';

const skuParameterOr = (problem: PathParameter<Sku>['problem']): PathParameter<Sku> => ({
  read: parseSku,
  problem,
  description: 'The product’s stock keeping unit. Case matters.',
  pattern: codePattern(bounds.skuLength),
  example: 'TEE-M',
});

const discountCodeParameterOr = (problem: PathParameter<DiscountCode>['problem']): PathParameter<DiscountCode> => ({
  read: parseDiscountCode,
  problem,
  description: 'The discount’s code. Case does not matter.',
  pattern: codePattern(bounds.discountCodeLength),
  example: 'WELCOME10',
});

export const skuParameter = skuParameterOr('product-not-found');
export const discountCodeParameter = discountCodeParameterOr('discount-not-found');
/** A path to create with: a text that cannot be read is not valid, instead of not found. */
export const newSkuParameter = skuParameterOr('validation-failed');
export const newDiscountCodeParameter = discountCodeParameterOr('validation-failed');
