import type { Operation } from '#adapters/http/operation';
import { adjustStockOperation } from '#adapters/http/operations/adjust-stock';
import { batchAdjustStockOperation } from '#adapters/http/operations/batch-adjust-stock';
import { batchGetOrdersOperation } from '#adapters/http/operations/batch-get-orders';
import { batchPlaceOrdersOperation } from '#adapters/http/operations/batch-place-orders';
import { cancelOrderOperation } from '#adapters/http/operations/cancel-order';
import { completeOrderOperation } from '#adapters/http/operations/complete-order';
import { confirmOrderOperation } from '#adapters/http/operations/confirm-order';
import { contractOperation } from '#adapters/http/operations/contract';
import { deleteDiscountOperation } from '#adapters/http/operations/delete-discount';
import { deleteOrderOperation } from '#adapters/http/operations/delete-order';
import { deleteProductOperation } from '#adapters/http/operations/delete-product';
import { docsOperation } from '#adapters/http/operations/docs';
import { docsAssetOperation } from '#adapters/http/operations/docs-asset';
import { getDiscountOperation } from '#adapters/http/operations/get-discount';
import { getOrderOperation } from '#adapters/http/operations/get-order';
import { getProductOperation } from '#adapters/http/operations/get-product';
import { getStockOperation } from '#adapters/http/operations/get-stock';
import { healthOperation } from '#adapters/http/operations/health';
import { listOrderEventsOperation } from '#adapters/http/operations/list-order-events';
import { listOrdersOperation } from '#adapters/http/operations/list-orders';
import { listProductsOperation } from '#adapters/http/operations/list-products';
import { placeHoldOperation } from '#adapters/http/operations/place-hold';
import { placeOrderOperation } from '#adapters/http/operations/place-order';
import { problemPageOperation } from '#adapters/http/operations/problem-page';
import { putDiscountOperation } from '#adapters/http/operations/put-discount';
import { putProductOperation } from '#adapters/http/operations/put-product';
import { quoteOrderOperation } from '#adapters/http/operations/quote-order';
import { readyOperation } from '#adapters/http/operations/ready';
import { releaseHoldOperation } from '#adapters/http/operations/release-hold';
import { replaceShippingAddressOperation } from '#adapters/http/operations/replace-shipping-address';
import { updateOrderOperation } from '#adapters/http/operations/update-order';

/** Every operation of the service. Routes, functions, grants, the contract and the tests are made of this list. */
export const operations: readonly Operation[] = [
  quoteOrderOperation,
  placeOrderOperation,
  getOrderOperation,
  listOrdersOperation,
  listOrderEventsOperation,
  batchGetOrdersOperation,
  batchPlaceOrdersOperation,
  updateOrderOperation,
  replaceShippingAddressOperation,
  placeHoldOperation,
  releaseHoldOperation,
  confirmOrderOperation,
  completeOrderOperation,
  cancelOrderOperation,
  deleteOrderOperation,
  putProductOperation,
  getProductOperation,
  listProductsOperation,
  getStockOperation,
  adjustStockOperation,
  batchAdjustStockOperation,
  putDiscountOperation,
  getDiscountOperation,
  deleteDiscountOperation,
  deleteProductOperation,
  healthOperation,
  readyOperation,
  contractOperation,
  docsOperation,
  docsAssetOperation,
  problemPageOperation,
];
