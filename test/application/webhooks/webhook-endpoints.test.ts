import { describe, expect, test } from '@jest/globals';
import type { Expectation } from '#application/expectation';
import { type Ports, Unavailable } from '#application/ports';
import { createWebhookEndpoint } from '#application/webhooks/create-webhook-endpoint';
import { deleteWebhookEndpoint } from '#application/webhooks/delete-webhook-endpoint';
import { getWebhookEndpoint } from '#application/webhooks/get-webhook-endpoint';
import { listWebhookEndpoints } from '#application/webhooks/list-webhook-endpoints';
import { rotateWebhookSecret } from '#application/webhooks/rotate-webhook-secret';
import { type UpdateWebhookEndpoint, updateWebhookEndpoint } from '#application/webhooks/update-webhook-endpoint';
import { hours } from '#domain/instant';
import type { WebhookEndpoint, WebhookEndpointId } from '#domain/webhooks/endpoint';
import { staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { counted, outpaced } from '#test/builders/ports';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { endpoint, endpointId, insideHost, unknownHost } from '#test/builders/webhooks/webhooks';
import { memoryWorld } from '#test/builders/world';

const byStaff = (expects: Expectation = { kind: 'none' }) => request({ caller: staff(), expects });
const version = (number: number): Expectation => ({ kind: 'version', version: number });

const create = (ports: Ports, wanted: { readonly url?: string } = {}, aRequest = byStaff()) =>
  createWebhookEndpoint.with(ports)(
    { url: 'https://hooks.example.com/orders', types: null, payload: 'full', ...wanted },
    aRequest,
  );
const get = (ports: Ports, id: WebhookEndpointId) => getWebhookEndpoint.with(ports)({ id }, byStaff());
const list = async (ports: Ports) => answerOf(await listWebhookEndpoints.with(ports)(undefined, byStaff()));
const rotate = (ports: Ports, id: WebhookEndpointId, aRequest = byStaff()) =>
  rotateWebhookSecret.with(ports)({ id }, aRequest);
const remove = (ports: Ports, id: WebhookEndpointId, expects?: Expectation) =>
  deleteWebhookEndpoint.with(ports)({ id }, byStaff(expects));
const noPatch: UpdateWebhookEndpoint['patch'] = {
  url: undefined,
  types: undefined,
  payload: undefined,
  status: undefined,
};
const update = (
  ports: Ports,
  id: WebhookEndpointId,
  patch: Partial<UpdateWebhookEndpoint['patch']>,
  expects?: Expectation,
) => updateWebhookEndpoint.with(ports)({ id, patch: { ...noPatch, ...patch } }, byStaff(expects));

const created = async (ports: Ports): Promise<WebhookEndpoint> => answerOf(await create(ports)).value;
const store = (ports: Ports, each: WebhookEndpoint) => ports.commit([{ kind: 'webhook-endpoint', endpoint: each }]);
const notFound = { kind: 'webhook-endpoint-not-found', id: endpointId() };

describe('creating an endpoint', () => {
  test('stores it, enabled and with a secret', async () => {
    const { ports } = memoryWorld();
    const { value, replayed } = answerOf(await create(ports));
    expect(replayed).toBe(false);
    expect(value).toEqual(endpoint({ id: value.id, secret: value.secret }));
    expect(answerOf(await get(ports, value.id))).toEqual(value);
    expect(await list(ports)).toEqual([value]);
  });

  test('takes three calls of the table and none for the receipt', async () => {
    const { ports, calls } = counted(memoryWorld().ports);
    await created(ports);
    expect(calls).toMatchObject({ 'webhookCalls.check': 1, 'webhookEndpoints.all': 1, commit: 1 });
    expect(calls['receipts.find']).toBeUndefined();
  });

  test('happens once for each key', async () => {
    const { ports } = memoryWorld();
    const aRequest = byStaff();
    const { value } = answerOf(await create(ports, {}, aRequest));
    expect(answerOf(await create(ports, {}, aRequest))).toEqual({ value, replayed: true });
    expect(await list(ports)).toEqual([value]);
    const other = { ...aRequest, cause: { ...aRequest.cause, fingerprint: cause('another', 'body').fingerprint } };
    expect(refusalOf(await create(ports, {}, other))).toEqual({ kind: 'idempotency-key-reused' });
  });

  test('is replayed although its host has no address any more, with the present secret', async () => {
    const { ports } = memoryWorld();
    const aRequest = byStaff();
    const { value } = answerOf(await create(ports, {}, aRequest));
    const after = answerOf(await rotate(ports, value.id)).value;
    expect(answerOf(await create(ports, { url: `https://${unknownHost}` }, aRequest))).toEqual({
      value: after,
      replayed: true,
    });
  });

  test('is not found when the endpoint was deleted since', async () => {
    const { ports } = memoryWorld();
    const aRequest = byStaff();
    const { id } = answerOf(await create(ports, {}, aRequest)).value;
    answerOf(await remove(ports, id));
    expect(refusalOf(await create(ports, {}, aRequest))).toEqual({ kind: 'webhook-endpoint-not-found', id });
  });

  test.each([
    ['http://10.0.0.7', 'address-refused'],
    [`https://${insideHost}`, 'address-refused'],
    [`https://${unknownHost}`, 'host-unknown'],
    ['hooks', 'not-a-url'],
  ])('at %s is refused: %s', async (url, because) => {
    const { ports } = memoryWorld();
    expect(refusalOf(await create(ports, { url }))).toEqual({ kind: 'webhook-url-refused', because });
    expect(await list(ports)).toEqual([]);
  });

  test('is refused when there are 20, but not for a retry', async () => {
    const { ports } = memoryWorld();
    const requests = Array.from({ length: 20 }, () => byStaff());
    for (const each of requests) answerOf(await create(ports, {}, each));
    const excess = byStaff();
    expect(refusalOf(await create(ports, {}, excess))).toEqual({ kind: 'too-many-webhook-endpoints', maximum: 20 });
    expect(await ports.receipts.find(excess.cause.key)).toBeUndefined();
    expect(answerOf(await create(ports, {}, requests[7])).replayed).toBe(true);
    const [first] = await list(ports);
    answerOf(await remove(ports, first?.id ?? endpointId()));
    expect(answerOf(await create(ports, {}, excess)).replayed).toBe(false);
  });
});

describe('changing an endpoint', () => {
  test('stores the next version', async () => {
    const { ports } = memoryWorld();
    const before = await created(ports);
    const after = answerOf(await update(ports, before.id, { url: 'https://other.example.com', types: ['stock.out'] }));
    expect(after).toEqual({ ...before, url: 'https://other.example.com/', types: ['stock.out'], version: 2 });
    expect(answerOf(await get(ports, before.id))).toEqual(after);
  });

  test('without a change writes nothing', async () => {
    const { ports, calls } = counted(memoryWorld().ports);
    const before = await created(ports);
    expect(answerOf(await update(ports, before.id, { status: 'enabled' }, version(1)))).toEqual(before);
    expect(calls.commit).toBe(1);
  });

  test('checks a new address', async () => {
    const { ports } = memoryWorld();
    const { id } = await created(ports);
    expect(refusalOf(await update(ports, id, { url: `https://${insideHost}` }))).toEqual({
      kind: 'webhook-url-refused',
      because: 'address-refused',
    });
  });

  test('is refused for another version', async () => {
    const { ports } = memoryWorld();
    const { id } = await created(ports);
    expect(refusalOf(await update(ports, id, { payload: 'thin' }, version(2)))).toEqual({
      kind: 'version-mismatch',
      currentVersion: 1,
    });
  });

  test('of an unknown or deleted one is refused', async () => {
    const { ports } = memoryWorld();
    expect(refusalOf(await update(ports, endpointId(), { payload: 'thin' }))).toEqual(notFound);
    await store(ports, endpoint());
    const raced = outpaced(ports, () => remove(ports, endpointId()));
    expect(refusalOf(await update(raced, endpointId(), { payload: 'thin' }))).toEqual(notFound);
  });

  test('keeps the change that won a race', async () => {
    const { ports } = memoryWorld();
    await store(ports, endpoint());
    const raced = outpaced(ports, () => store(ports, endpoint({ failingSince: tenOClock, version: 2 })));
    const after = endpoint({ failingSince: tenOClock, payload: 'thin', version: 3 });
    expect(answerOf(await update(raced, endpointId(), { payload: 'thin' }))).toEqual(after);
    expect(await list(ports)).toEqual([after]);
  });

  test('gives up after ten lost races', async () => {
    const { ports } = memoryWorld();
    await store(ports, endpoint());
    const raced = outpaced(ports, (round) => store(ports, endpoint({ failingSince: round, version: round + 1 })), 10);
    await expect(update(raced, endpointId(), { payload: 'thin' })).rejects.toThrow(Unavailable);
  });
});

describe('rotating a secret', () => {
  test('makes a new one; the old one is valid for 24 hours', async () => {
    const { ports } = memoryWorld();
    const before = await created(ports);
    const { value, replayed } = answerOf(await rotate(ports, before.id));
    expect(replayed).toBe(false);
    expect(value).toEqual({
      ...before,
      secret: value.secret,
      previous: { secret: before.secret, until: tenOClock + hours(24) },
      version: 2,
    });
    expect(value.secret).not.toBe(before.secret);
    expect(answerOf(await get(ports, before.id))).toEqual(value);
  });

  test('happens once for each key', async () => {
    const { ports } = memoryWorld();
    const { id } = await created(ports);
    const aRequest = byStaff();
    const { value } = answerOf(await rotate(ports, id, aRequest));
    expect(answerOf(await rotate(ports, id, aRequest))).toEqual({ value, replayed: true });
    expect(answerOf(await rotate(ports, id)).value.version).toBe(3);
  });

  test('of an unknown one is refused', async () =>
    expect(refusalOf(await rotate(memoryWorld().ports, endpointId()))).toEqual(notFound));

  test('goes on with the endpoint that won a race', async () => {
    const { ports } = memoryWorld();
    await store(ports, endpoint());
    const raced = outpaced(ports, () => update(ports, endpointId(), { payload: 'thin' }));
    expect(answerOf(await rotate(raced, endpointId())).value).toMatchObject({ payload: 'thin', version: 3 });
  });

  test('is refused when the endpoint is deleted at the same time', async () => {
    const { ports } = memoryWorld();
    await store(ports, endpoint());
    const raced = outpaced(ports, () => remove(ports, endpointId()));
    expect(refusalOf(await rotate(raced, endpointId()))).toEqual(notFound);
  });

  test('gives up after ten lost races', async () => {
    const { ports } = memoryWorld();
    await store(ports, endpoint());
    const raced = outpaced(ports, (round) => store(ports, endpoint({ failingSince: round, version: round + 1 })), 10);
    await expect(rotate(raced, endpointId())).rejects.toThrow(Unavailable);
  });
});

describe('deleting an endpoint', () => {
  test('removes it', async () => {
    const { ports } = memoryWorld();
    const { id } = await created(ports);
    expect(answerOf(await remove(ports, id, version(1)))).toBe(true);
    expect(refusalOf(await get(ports, id))).toEqual({ kind: 'webhook-endpoint-not-found', id });
    expect(refusalOf(await remove(ports, id))).toEqual({ kind: 'webhook-endpoint-not-found', id });
  });

  test('is refused for another version', async () => {
    const { ports } = memoryWorld();
    const { id } = await created(ports);
    expect(refusalOf(await remove(ports, id, version(2)))).toEqual({ kind: 'version-mismatch', currentVersion: 1 });
    expect(await list(ports)).toHaveLength(1);
  });

  test('removes the version that won a race', async () => {
    const { ports } = memoryWorld();
    const { id } = await created(ports);
    const raced = outpaced(ports, () => rotate(ports, id));
    expect(answerOf(await remove(raced, id))).toBe(true);
    expect(await list(ports)).toEqual([]);
  });
});
