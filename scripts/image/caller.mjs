// A caller of a service in a container, over its published port.
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const timeoutMs = 15_000;

/** @param {string} url @param {string} host @returns {Promise<number | undefined>} the status */
const getStatus = (url, host) =>
  new Promise((resolve, reject) => {
    get(url, { headers: { host }, agent: false, signal: AbortSignal.timeout(timeoutMs) }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    }).once('error', reject);
  });

/** The status of a reply to a request for another host. @param {string} url @param {string} host */
export const statusForHost = (url, host) => getStatus(`${url}/health`, host);

/**
 * Waits until the service is ready. Not by `fetch`: it may never settle after Docker's proxy, which accepts connections
 * before the service does, has closed one.
 * @param {string} url @param {number} seconds
 */
export const untilReady = async (url, seconds) => {
  const deadline = Date.now() + seconds * 1_000;
  while ((await getStatus(`${url}/ready`, 'localhost').catch(() => undefined)) !== 200) {
    if (Date.now() > deadline) throw new Error(`${url}/ready does not answer 200 after ${seconds} s`);
    await sleep(50);
  }
};

/** @param {string} url @param {string} path @param {{ headers?: Record<string, string>, body?: unknown }} [call] */
const callAt = async (url, path, { headers = {}, body } = {}) => {
  const reply = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${path} answers ${reply.status}: ${text}`);
  return JSON.parse(text);
};

/** @param {string} url */
const asAda = async (url) => {
  const { token } = await callAt(url, '/dev/tokens', { body: { sub: 'cus_ada', role: 'customer' } });
  return { authorization: `Bearer ${token}` };
};

/** Places an order, and returns its id. @param {string} url @returns {Promise<string>} */
export const placeOrder = async (url) => {
  const headers = { ...(await asAda(url)), 'idempotency-key': `try-image-${process.hrtime.bigint()}` };
  const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };
  return (await callAt(url, '/v1/orders', { headers, body })).id;
};

/** The status of a stored order. @param {string} url @param {string} id @returns {Promise<string>} */
export const statusOfOrder = async (url, id) =>
  (await callAt(url, `/v1/orders/${id}`, { headers: await asAda(url) })).status;
