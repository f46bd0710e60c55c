import { beforeEach, describe, expect, test } from '@jest/globals';
import { insideHost, unknownHost } from '#test/builders/webhooks/webhooks';
import { inside } from '#test/http/remote/inside';
import { expectRefused } from '#test/http/support/problems';
import { newKey } from '#test/http/support/samples';
import { type Call, startService, type TestService } from '#test/http/support/service';

let service: TestService;
beforeEach(async () => {
  inside('an endpoint whose host is known');
  service = await startService();
});

const path = '/v1/webhook-endpoints';
const creating = (body: Readonly<Record<string, unknown>> = {}, key = newKey()): Call => ({
  method: 'POST',
  path,
  headers: { 'idempotency-key': key },
  body: { url: 'https://hooks.example.com/orders', ...body },
});
const rotating = (id: string): Call => ({
  method: 'POST',
  path: `${path}/${id}/rotate-secret`,
  headers: { 'idempotency-key': newKey() },
});
const patching = (id: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Call => ({
  method: 'PATCH',
  path: `${path}/${id}`,
  headers,
  body,
});

const given = async (body: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  String((await service.call(creating(body))).json.id);

const fresh = {
  url: 'https://hooks.example.com/orders',
  types: null,
  payload: 'full',
  status: 'enabled',
  disabledReason: null,
  failingSince: null,
  previousSecretUntil: null,
  version: 1,
};

describe('an endpoint of webhooks', () => {
  test('is created with a secret, which no reading shows', async () => {
    const created = await service.call(creating());
    const { id, secret, createdAt, ...rest } = created.json;
    expect([created.status, created.headers.etag, created.headers.location]).toEqual([201, '"1"', `${path}/${id}`]);
    expect(id).toMatch(/^we_[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(rest).toEqual(fresh);
    const read = await service.call({ path: `${path}/${id}` });
    expect([read.status, read.headers.etag, read.json]).toEqual([200, '"1"', { id, ...fresh, createdAt }]);
    const unchanged = await service.call({ path: `${path}/${id}`, headers: { 'if-none-match': '"1"' } });
    expect(unchanged.status).toBe(304);
    expect((await service.call({ path })).json).toEqual({ endpoints: [read.json] });
  });

  test('is for staff with the scope', async () => {
    const refused = { status: 403, code: 'insufficient-scope' } as const;
    await expectRefused(service, { ...creating(), token: service.tokens.ada }, refused);
    await expectRefused(service, { path, token: service.tokens.ada }, refused);
    await expectRefused(service, { path, token: await service.issuer.staff('op_1', ['orders:write']) }, refused);
    const token = await service.issuer.staff('op_1', ['webhooks:write']);
    expect((await service.call({ path, token })).status).toBe(200);
  });

  test.each([
    [`https://${unknownHost}`, 'host-unknown', 'has a host without an address'],
    [`https://${insideHost}/`, 'address-refused', 'has a host with an address that gets no webhooks'],
    ['https://169.254.169.254/latest', 'address-refused', 'has a host with an address that gets no webhooks'],
    ['hooks.example.com', 'not-a-url', 'must be an absolute URL'],
    ['https://ada@hooks.example.com/', 'has-credentials', 'must have neither a user nor a password'],
    ['https://hooks.example.com/#orders', 'has-fragment', 'must have no fragment'],
    ['ftp://hooks.example.com/', 'not-https', 'must begin with https://'],
  ])('at %s is refused: %s', async (url, code, detail) => {
    const expected = { status: 422, code: 'webhook-url-refused', pointers: ['/url'] } as const;
    const created = await expectRefused(service, creating({ url }), expected);
    expect(created.json.errors).toEqual([{ pointer: '/url', code, detail }]);
    const id = await given();
    await expectRefused(service, patching(id, { url }), expected);
  });

  test.each([
    [{ types: ['order.lost'] }, ['/types/0']],
    [{ types: [] }, ['/types']],
    [{ types: ['order.placed', 'order.placed'] }, ['/types']],
    [{ payload: 'half' }, ['/payload']],
    [{ secret: 'whsec_' }, ['/secret']],
  ])('with %j is refused', async (body, pointers) => {
    await expectRefused(service, creating(body), { status: 422, code: 'validation-failed', pointers });
  });

  test('is not created beyond the maximum', async () => {
    for (let count = 0; count < 20; count += 1) expect((await service.call(creating())).status).toBe(201);
    const excess = await expectRefused(service, creating(), { status: 422, code: 'too-many-webhook-endpoints' });
    expect(excess.json.detail).toBe('A shop has at most 20 endpoints.');
  });

  test('is changed, disabled and enabled', async () => {
    const id = await given();
    const changed = await service.call(patching(id, { types: ['stock.out'], payload: 'thin', status: 'disabled' }));
    expect([changed.status, changed.headers.etag]).toEqual([200, '"2"']);
    expect(changed.json).toMatchObject({
      types: ['stock.out'],
      payload: 'thin',
      status: 'disabled',
      disabledReason: 'staff',
      version: 2,
    });
    const merge = { 'content-type': 'application/merge-patch+json', 'if-match': '"2"' };
    const enabled = await service.call(patching(id, { types: null, status: 'enabled' }, merge));
    expect(enabled.json).toMatchObject({ types: null, status: 'enabled', disabledReason: null, version: 3 });
    const stale = await expectRefused(service, patching(id, { payload: 'full' }, { 'if-match': '"2"' }), {
      status: 412,
      code: 'version-mismatch',
    });
    expect(stale.json.currentVersion).toBe(3);
  });

  test('gets a new secret; a replay shows it again', async () => {
    const { json } = await service.call(creating());
    const call = rotating(String(json.id));
    const rotated = await service.call(call);
    expect([rotated.status, rotated.headers.etag]).toEqual([200, '"2"']);
    expect(rotated.json).toEqual({
      secret: expect.stringMatching(/^whsec_/),
      previousSecretUntil: expect.stringMatching(/Z$/),
    });
    expect(rotated.json.secret).not.toBe(json.secret);
    expect((await service.call(call)).body).toBe(rotated.body);
  });

  test('that is deleted is not found, also not by a replay', async () => {
    const key = newKey();
    const { json } = await service.call(creating({}, key));
    const id = String(json.id);
    const deleted = await service.call({ method: 'DELETE', path: `${path}/${id}` });
    expect([deleted.status, deleted.body]).toEqual([204, '']);
    const missing = { status: 404, code: 'webhook-endpoint-not-found' } as const;
    for (const call of [
      { path: `${path}/${id}` },
      { method: 'DELETE', path: `${path}/${id}` },
      patching(id, { payload: 'thin' }),
      rotating(id),
      creating({}, key),
    ])
      await expectRefused(service, call, missing);
    expect((await service.call({ path })).json).toEqual({ endpoints: [] });
  });
});
