import { describe, expect, test } from '@jest/globals';
import { patched, type WebhookEndpointPatch, webhookStatusOf } from '#domain/webhooks/change';
import {
  isEnabled,
  parseWebhookEndpointId,
  rotated,
  secretsAt,
  type WebhookUrl,
  wants,
  webhookEndpointIdOf,
} from '#domain/webhooks/endpoint';
import { tenOClock } from '#test/builders/clock';
import { endpoint, webhookSecret } from '#test/builders/webhooks/webhooks';

const patch = (wanted: Partial<WebhookEndpointPatch> = {}): WebhookEndpointPatch => ({
  url: undefined,
  types: undefined,
  payload: undefined,
  status: undefined,
  ...wanted,
});

describe('the id of an endpoint', () => {
  test('has a symbol for each number', () => {
    const id = webhookEndpointIdOf([0, 31, 32, 255, ...Array.from({ length: 12 }, () => 10)]);
    expect(id).toBe('we_0Z0ZAAAAAAAAAAAA');
    expect(parseWebhookEndpointId(id)).toBe(id);
  });

  test.each(['', 'we_', 'we_000000000000000', 'we_00000000000000000', 'we_000000000000000I', 'WE_0000000000000000'])(
    '%j is none',
    (text) => expect(parseWebhookEndpointId(text)).toBeUndefined(),
  );
});

describe('an endpoint', () => {
  test('wants the types that it names, or every type', () => {
    expect(wants(endpoint(), 'order.placed')).toBe(true);
    expect(wants(endpoint({ types: ['stock.out'] }), 'stock.out')).toBe(true);
    expect(wants(endpoint({ types: ['stock.out'] }), 'order.placed')).toBe(false);
  });

  test('signs with the secret before a rotation for 24 hours', () => {
    const after = rotated(endpoint(), webhookSecret(2), tenOClock);
    expect(after).toMatchObject({ version: 2, secret: webhookSecret(2) });
    expect(secretsAt(endpoint(), tenOClock)).toEqual([webhookSecret(1)]);
    expect(secretsAt(after, tenOClock + 86_399_999)).toEqual([webhookSecret(2), webhookSecret(1)]);
    expect(secretsAt(after, tenOClock + 86_400_000)).toEqual([webhookSecret(2)]);
    const again = rotated(after, webhookSecret(3), tenOClock + 1);
    expect(secretsAt(again, tenOClock + 1)).toEqual([webhookSecret(3), webhookSecret(2)]);
  });
});

describe('a patch of an endpoint', () => {
  test('changes what it names', () => {
    const url = 'https://other.example.com/' as WebhookUrl;
    expect(patched(endpoint(), patch({ url, types: ['order.placed'], payload: 'thin' }))).toEqual(
      endpoint({ url, types: ['order.placed'], payload: 'thin', version: 2 }),
    );
    expect(patched(endpoint({ types: ['order.placed'] }), patch({ types: null }))).toEqual(endpoint({ version: 2 }));
  });

  test('without a change returns the same endpoint', () => {
    const typed = endpoint({ types: ['order.placed'] });
    expect(patched(typed, patch())).toBe(typed);
    expect(patched(typed, patch({ url: typed.url, types: ['order.placed'], payload: 'full', status: 'enabled' }))).toBe(
      typed,
    );
  });

  test('disables, and enables without failures', () => {
    const disabled = patched(endpoint({ failingSince: tenOClock }), patch({ status: 'disabled' }));
    expect(disabled).toEqual(endpoint({ disabled: 'staff', failingSince: tenOClock, version: 2 }));
    expect([isEnabled(disabled), webhookStatusOf(disabled)]).toEqual([false, 'disabled']);
    const enabled = patched(disabled, patch({ status: 'enabled' }));
    expect(enabled).toEqual(endpoint({ version: 3 }));
    expect([isEnabled(enabled), webhookStatusOf(enabled)]).toEqual([true, 'enabled']);
  });

  test('keeps the reason of an endpoint that is disabled already', () => {
    const failing = endpoint({ disabled: 'failing', failingSince: tenOClock });
    expect(patched(failing, patch({ status: 'disabled' }))).toBe(failing);
    expect(patched(failing, patch({ payload: 'thin' }))).toEqual({ ...failing, payload: 'thin', version: 2 });
  });
});
