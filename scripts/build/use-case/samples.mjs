import { UsageError } from '../../command.mjs';

/** @typedef {'command' | 'set' | 'query' | 'list'} Kind @typedef {{ area: string, name: string, kind: Kind }} UseCase */
/**
 * The use case that is copied: compiled, tested code of the service.
 * @typedef {object} Sample
 * @property {string} name the name of its files
 * @property {string} [room] the room of its area in which it is
 * @property {string} test its test below test/application/<area>/<room>: one small test
 * @property {'POST' | 'PUT' | 'GET'} method
 * @property {string} path the path of the copy: `<verb>` and `<noun>` are those of its name
 * @property {(text: string) => string} [example] the example of the copy's request, around a placeholder
 * @property {Readonly<Record<string, string>>} [names] other names in its files, and their copies: `<Noun>` as above
 * @property {boolean} [onOrder] whether it changes an order
 * @property {boolean} [fields] whether the bounds of its body are in the table of a test
 */

export const kinds = /** @type {const} */ (['command', 'set', 'query', 'list']);

const order = '/v1/orders/{orderId}';
const product = '/v1/products/{sku}';

/** @type {Readonly<Record<string, Partial<Record<Kind, Sample>>>>} */
export const samples = {
  orders: {
    command: {
      name: 'place-hold',
      room: 'holds',
      test: 'place-hold',
      method: 'POST',
      path: `${order}/<verb>`,
      example: (text) => `{ reason: '${text}' }`,
      onOrder: true,
    },
    set: {
      name: 'replace-shipping-address',
      test: 'replace-shipping-address',
      method: 'PUT',
      path: `${order}/<noun>`,
      example: (text) =>
        `{ name: '${text}', line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' }`,
      onOrder: true,
    },
    query: { name: 'get-order', room: 'reading', test: 'get-order', method: 'GET', path: `${order}/<noun>` },
    list: {
      name: 'list-order-events',
      room: 'reading',
      test: 'list-order-events',
      method: 'GET',
      path: `${order}/<noun>`,
    },
  },
  catalog: {
    command: {
      name: 'adjust-stock',
      test: 'adjusted-stock',
      method: 'POST',
      path: `${product}/<verb>`,
      example: (text) => `{ delta: 12, reason: '${text}' }`,
    },
    set: {
      name: 'put-product',
      test: 'replaced-facts',
      method: 'PUT',
      path: `${product}/<noun>`,
      example: (text) => `{ name: '${text}', prices: { EUR: 1999 }, taxCategory: 'standard', requiresShipping: true }`,
      fields: true,
    },
    query: { name: 'get-stock', test: 'get-stock', method: 'GET', path: `${product}/<noun>` },
    list: {
      name: 'list-products',
      test: 'list-products',
      method: 'GET',
      path: '/v1/<noun>',
      names: { ProductPage: '<Noun>Page' },
    },
  },
  fulfillment: {
    command: {
      name: 'cancel-fulfillment',
      test: 'cancel-fulfillment',
      method: 'POST',
      path: `${order}/fulfillments/{fulfillmentId}/<verb>`,
      onOrder: true,
    },
  },
  returns: {
    command: {
      name: 'reject-return',
      test: 'reject-return',
      method: 'POST',
      path: `${order}/returns/{returnId}/<verb>`,
      example: (text) => `{ reason: '${text}' }`,
      onOrder: true,
    },
  },
  payments: {
    command: {
      name: 'void-payment',
      test: 'void-payment',
      method: 'POST',
      path: `${order}/payments/{paymentId}/<verb>`,
      onOrder: true,
    },
  },
};

/** @param {UseCase} useCase */
export const sampleOf = ({ area, kind }) => {
  const sample = samples[area]?.[kind];
  if (sample !== undefined) return sample;
  const places = Object.keys(samples).filter((each) => samples[each]?.[kind] !== undefined);
  throw new UsageError(
    `${area}: no ${kind} is generated there, but in ${places.join(', ')}. Copy the use case that is nearest to yours.`,
  );
};
