import type { Operation } from '#adapters/http/operation';
import { adjustStockOperation } from '#adapters/http/operations/adjust-stock';
import { cancelOrderOperation } from '#adapters/http/operations/cancel-order';
import { contractOperation } from '#adapters/http/operations/contract';
import { docsOperation } from '#adapters/http/operations/docs';
import { docsAssetOperation } from '#adapters/http/operations/docs-asset';
import { getOrderOperation } from '#adapters/http/operations/get-order';
import { getProductOperation } from '#adapters/http/operations/get-product';
import { getStockOperation } from '#adapters/http/operations/get-stock';
import { healthOperation } from '#adapters/http/operations/health';
import { listOrdersOperation } from '#adapters/http/operations/list-orders';
import { listProductsOperation } from '#adapters/http/operations/list-products';
import { placeOrderOperation } from '#adapters/http/operations/place-order';
import { problemPageOperation } from '#adapters/http/operations/problem-page';
import { putProductOperation } from '#adapters/http/operations/put-product';
import { quoteOrderOperation } from '#adapters/http/operations/quote-order';
import { readyOperation } from '#adapters/http/operations/ready';

/** Every operation of the service. Routes, functions, grants, the contract and the tests are made of this list. */
export const operations: readonly Operation[] = [
  quoteOrderOperation,
  placeOrderOperation,
  getOrderOperation,
  listOrdersOperation,
  cancelOrderOperation,
  putProductOperation,
  getProductOperation,
  listProductsOperation,
  getStockOperation,
  adjustStockOperation,
  healthOperation,
  readyOperation,
  contractOperation,
  docsOperation,
  docsAssetOperation,
  problemPageOperation,
];
