// The findings of schemathesis that are right as they are: the contract cannot say what the service knows.

/**
 * @typedef {object} Excuse
 * @property {string} check the check of schemathesis
 * @property {readonly string[]} operations by id
 * @property {string} code the problem code of the answer; '' for an answer that is no problem document
 * @property {string} [pointer] only for this one field
 * @property {string} reason
 */

const placing = ['placeOrder', 'quoteOrder'];
const lists = ['listOrders', 'listProducts', 'listOrderEvents'];
const refused = 'positive_data_acceptance';
const ofTheCatalog = 'the contract cannot say what the catalog has';

/** @type {readonly Excuse[]} */
export const excuses = [
  { check: refused, operations: placing, code: 'unknown-product', reason: ofTheCatalog },
  { check: refused, operations: placing, code: 'currency-mismatch', reason: ofTheCatalog },
  { check: refused, operations: placing, code: 'discount-not-applicable', reason: ofTheCatalog },
  { check: refused, operations: placing, code: 'unknown-shipping-method', reason: 'the shop file has the methods' },
  { check: refused, operations: lists, code: 'invalid-cursor', reason: 'a cursor is signed' },
  {
    check: refused,
    operations: ['listOrders'],
    code: 'validation-failed',
    pointer: '/query/placedTo',
    reason: 'JSON Schema cannot compare two fields',
  },
  {
    check: refused,
    operations: ['putDiscount'],
    code: 'validation-failed',
    pointer: '/endsAt',
    reason: 'JSON Schema cannot compare two fields',
  },
  {
    check: refused,
    operations: ['putProduct', 'putDiscount'],
    code: 'invalid-header',
    reason: 'OpenAPI cannot say that If-Match and If-None-Match exclude each other',
  },
  {
    check: refused,
    operations: ['cancelOrder'],
    code: 'validation-failed',
    pointer: '/lines',
    reason: 'uniqueItems compares whole items: it cannot say that a line is named once',
  },
  {
    check: 'negative_data_rejection',
    operations: ['batchPlaceOrders', 'batchAdjustStock'],
    code: '',
    reason: 'a badly written entry is refused alone, in a reply of 200',
  },
];
