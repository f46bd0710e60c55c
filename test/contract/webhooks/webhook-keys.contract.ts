import { expect, test } from '@jest/globals';
import { parseWebhookEndpointId } from '#domain/webhooks/endpoint';
import type { Suite } from '#test/contract/world';

const many = Array.from({ length: 50 });

export const webhookKeysSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: ids of endpoints have their form and are all different`, async () => {
    const { ports } = await makeWorld();
    const ids = many.map(() => ports.webhookKeys.newId());
    expect(ids.map(parseWebhookEndpointId)).toEqual(ids);
    expect(new Set(ids).size).toBe(50);
  });

  test(`${adapterName}: secrets have 32 bytes and are all different`, async () => {
    const { ports } = await makeWorld();
    const secrets = many.map(() => ports.webhookKeys.newSecret());
    for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(new Set(secrets).size).toBe(50);
  });
};
