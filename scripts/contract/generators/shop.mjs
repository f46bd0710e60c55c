// The data of the local service for the programs of generated clients.
import { randomUUID } from 'node:crypto';

/** Units on the shelf; each program orders 2, and then 9. */
const onShelf = 7;

/** @param {string} url @param {string} path @param {RequestInit} request */
const call = async (url, path, request) => {
  const reply = await fetch(`${url}${path}`, {
    ...request,
    headers: { 'content-type': 'application/json', ...request.headers },
  });
  if (!reply.ok) throw new Error(`${request.method} ${path}: ${reply.status} ${await reply.text()}`);
  return /** @type {Promise<any>} */ (reply.json());
};

/** @param {string} url @param {unknown} claims @returns {Promise<string>} */
export const tokenFor = async (url, claims) =>
  (await call(url, '/dev/tokens', { method: 'POST', body: JSON.stringify(claims) })).token;

/** Puts a product on the shelf. @param {string} url @param {string} token @param {string} sku */
export const stockProduct = async (url, token, sku) => {
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() };
  const product = { name: sku, prices: { EUR: 850 }, taxCategory: 'standard', requiresShipping: true };
  await call(url, `/v1/products/${sku}`, { method: 'PUT', headers, body: JSON.stringify(product) });
  const delivery = { delta: onShelf, reason: 'delivery' };
  await call(url, `/v1/products/${sku}/stock/adjustments`, { method: 'POST', headers, body: JSON.stringify(delivery) });
};

/** @typedef {{ placed?: string, read?: object, refused?: object }} Seen what a program prints */

/**
 * Compares what a program saw with what there is.
 * @param {Seen} seen @param {string} sku @param {string} url @param {string} token
 * @returns {Promise<readonly (readonly [what: string, seen: unknown, expected: unknown])[]>}
 */
export const comparisons = async (seen, sku, url, token) => {
  const headers = { authorization: `Bearer ${token}` };
  const { id, version } = await call(url, `/v1/orders/${seen.placed}`, { method: 'GET', headers });
  const available = onShelf - 2;
  return [
    ['placed', seen.placed, id],
    ['read', seen.read, { id, version, quantity: 2 }],
    ['refused', seen.refused, { status: 409, code: 'out-of-stock', sku, requested: 9, available }],
  ];
};
