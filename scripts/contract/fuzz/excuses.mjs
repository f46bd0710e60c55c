// The findings of schemathesis that are right as they are: the contract cannot say what the service knows.

/**
 * @typedef {object} Excuse
 * @property {string} check the check of schemathesis
 * @property {readonly string[]} operations by id
 * @property {string} code the problem code of the answer; '' for an answer that is no problem document
 * @property {RegExp} [field] for validation-failed: every error, as its pointer and its detail, matches
 * @property {string} reason
 */

const placing = ['placeOrder', 'quoteOrder'];
const withTexts = [
  'placeOrder',
  'quoteOrder',
  'updateOrder',
  'replaceShippingAddress',
  'cancelOrder',
  'placeHold',
  'fulfillOrder',
  'shipFulfillment',
  'requestReturn',
  'rejectReturn',
  'adjustStock',
  'putProduct',
  'listOrders',
  'payOrder',
  'refundPayment',
  'editOrder',
  'createWebhookEndpoint',
  'updateWebhookEndpoint',
  'putCustomer',
];
const lists = [
  'listOrders',
  'listProducts',
  'listDiscounts',
  'listOrderEvents',
  'listWebhookDeliveries',
  'listCustomers',
  'exportCustomer',
  'listEvents',
];
const reports = ['getSalesReport', 'getTaxReport', 'getRefundReport', 'getProductReport', 'getBalanceReport'];
const withLines = ['cancelOrder', 'fulfillOrder', 'requestReturn', 'receiveReturn'];
const refunds = ['refundPayment', 'quoteRefund'];
const codesOfPayments = {
  payOrder: ['amount-exceeds-due', 'too-many-payments'],
  capturePayment: ['amount-exceeds-due', 'capture-exceeds-authorized', 'capture-must-be-final'],
  refundPayment: ['nothing-to-refund', 'refund-exceeds-captured'],
};
const earlierLineOrExclusive =
  /^\/(?:(?:cancel\/)?lines|cancel)\/\d+\/lineId must not name the line of an earlier entry|^\/(?:lines|shipping|cancel) must not be given together with|^\/add\/\d+\/sku must not|^ ?must have an entry in add or in cancel/;
const refused = 'positive_data_acceptance';
const ofTheCatalog = 'the contract cannot say what the catalog has';

/** @type {readonly Excuse[]} */
export const excuses = [
  { check: refused, operations: [...placing, 'editOrder'], code: 'unknown-product', reason: ofTheCatalog },
  { check: refused, operations: [...placing, 'editOrder'], code: 'currency-mismatch', reason: ofTheCatalog },
  { check: refused, operations: placing, code: 'discount-not-applicable', reason: ofTheCatalog },
  {
    check: refused,
    operations: [...placing, 'editOrder'],
    code: 'unknown-shipping-method',
    reason: 'the shop file has the methods',
  },
  { check: refused, operations: lists, code: 'invalid-cursor', reason: 'a cursor is signed' },
  {
    check: refused,
    operations: ['listOrders'],
    code: 'validation-failed',
    field: /^\/query\/placedTo must not be before/,
    reason: 'JSON Schema cannot compare two fields',
  },
  {
    check: refused,
    operations: [...reports, 'replayEvents'],
    code: 'validation-failed',
    field: /^\/(query\/)?to must (not be before|be less than \d+ days after|be after) from/,
    reason: 'JSON Schema cannot compare two fields',
  },
  {
    check: refused,
    operations: ['listEvents', 'replayEvents'],
    code: 'events-expired',
    reason: 'it depends on the time',
  },
  {
    check: refused,
    operations: ['listEvents'],
    code: 'validation-failed',
    field: /^\/query\/types must be types of events/,
    reason: 'a pattern of a text with commas cannot say which types there are',
  },
  {
    check: refused,
    operations: ['putDiscount'],
    code: 'validation-failed',
    field: /^\/(endsAt must be after|minimumAmount requires a currency)/,
    reason: 'JSON Schema cannot compare two fields',
  },
  {
    check: refused,
    operations: ['payOrder'],
    code: 'validation-failed',
    field: /^\/reference must be left out unless the method is/,
    reason: 'JSON Schema cannot compare two fields',
  },
  {
    check: refused,
    operations: ['putProduct', 'putDiscount', 'putCustomer'],
    code: 'invalid-header',
    reason: 'OpenAPI cannot say that If-Match and If-None-Match exclude each other',
  },
  {
    check: refused,
    operations: [...withLines, 'editOrder', 'refundPayment', 'quoteRefund'],
    code: 'validation-failed',
    field: earlierLineOrExclusive,
    reason: 'uniqueItems compares whole items, and no generator reads a schema of fields that exclude each other',
  },
  {
    check: refused,
    operations: withTexts,
    code: 'validation-failed',
    field: / must not contain the invisible character U\+[0-9A-F]{5}$/,
    reason: 'no pattern for both ECMAScript and Python names characters above U+FFFF',
  },
  {
    check: refused,
    operations: withTexts,
    code: 'validation-failed',
    field: /^\/(internal\/)?metadata\/.* must be in Unicode normal form C$/,
    reason: 'JSON Schema cannot say that a name is normalized',
  },
  {
    check: refused,
    operations: ['placeOrder', 'updateOrder', 'putCustomer', 'searchCustomers'],
    code: 'validation-failed',
    field: /^\/email must be an email address that mail can carry/,
    reason: 'a pattern counts characters and no bytes, and cannot say which domains have an ASCII form',
  },
  {
    check: refused,
    operations: ['createWebhookEndpoint', 'updateWebhookEndpoint'],
    code: 'webhook-url-refused',
    reason: 'the contract cannot say which hosts have public addresses',
  },
  {
    check: refused,
    operations: ['createWebhookEndpoint'],
    code: 'too-many-webhook-endpoints',
    reason: 'it depends on the endpoints that there are',
  },
  {
    check: refused,
    operations: ['adjustStock'],
    code: 'validation-failed',
    field: /^\/delta the maximum is/,
    reason: 'the maximum depends on the stock',
  },
  {
    check: refused,
    operations: ['placeOrder', 'editOrder'],
    code: 'order-denied',
    reason: 'the shop file has the risk rules',
  },
  {
    check: refused,
    operations: ['cancelOrder', 'fulfillOrder', 'editOrder', 'quoteRefund'],
    code: 'quantity-exceeds-open',
    reason: 'it depends on the order',
  },
  {
    check: refused,
    operations: ['requestReturn', 'receiveReturn', ...refunds],
    code: 'quantity-exceeds-fulfilled',
    reason: 'it depends on the parcels and the request',
  },
  ...Object.entries(codesOfPayments).flatMap(([operation, codes]) =>
    codes.map((code) => ({
      check: refused,
      operations: [operation],
      code,
      reason: 'it depends on the payments of the order',
    })),
  ),
  {
    check: refused,
    operations: ['requestReturn'],
    code: 'return-window-closed',
    reason: 'it depends on the delivery',
  },
  {
    check: refused,
    operations: ['replaceShippingAddress'],
    code: 'address-changes-tax',
    reason: 'it depends on the address that the order has',
  },
  {
    check: 'ensure_resource_availability',
    operations: ['quoteRefund'],
    code: 'payment-not-found',
    reason: 'the body names the payment, and the order that was just created has another',
  },
  {
    check: 'negative_data_rejection',
    operations: ['batchPlaceOrders', 'batchAdjustStock', 'batchGetOrders'],
    code: '',
    reason: 'a badly written entry is refused alone, in a reply of 200',
  },
];
