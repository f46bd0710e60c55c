import { expect, test } from '@jest/globals';
import { tenOClock } from '#test/builders/clock';
import { changedEndpoint, endpoint, endpointId } from '#test/builders/webhooks/webhooks';
import { given, type Suite, tampered } from '#test/contract/world';

export const webhookEndpointsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: there are no endpoints at first`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.webhookEndpoints.find(endpointId())).toBeUndefined();
    expect(await ports.webhookEndpoints.all()).toEqual([]);
  });

  test(`${adapterName}: an endpoint is found and listed right after each commit`, async () => {
    const world = await makeWorld();
    for (const each of [endpoint(), changedEndpoint(), endpoint({ version: 3 })]) {
      await given(world, { kind: 'webhook-endpoint', endpoint: each });
      expect(await world.ports.webhookEndpoints.find(endpointId())).toEqual(each);
      expect(await world.ports.webhookEndpoints.all()).toEqual([each]);
    }
  });

  test(`${adapterName}: endpoints are listed in the order of their creation`, async () => {
    const world = await makeWorld();
    const created = [
      endpoint({ id: endpointId('3'), createdAt: tenOClock - 5 }),
      endpoint({ id: endpointId('2'), createdAt: tenOClock }),
      endpoint({ id: endpointId('4'), createdAt: tenOClock }),
      endpoint({ id: endpointId('1'), createdAt: tenOClock + 1 }),
    ];
    for (const each of created.toReversed()) await given(world, { kind: 'webhook-endpoint', endpoint: each });
    expect(await world.ports.webhookEndpoints.all()).toEqual(created);
  });

  test(`${adapterName}: a deleted endpoint is neither found nor listed`, async () => {
    const world = await makeWorld();
    const other = endpoint({ id: endpointId('2') });
    for (const each of [endpoint(), other]) await given(world, { kind: 'webhook-endpoint', endpoint: each });
    await given(world, { kind: 'delete-webhook-endpoint', id: endpointId(), version: 1, at: tenOClock });
    expect(await world.ports.webhookEndpoints.find(endpointId())).toBeUndefined();
    expect(await world.ports.webhookEndpoints.all()).toEqual([other]);
  });

  test(`${adapterName}: a caller's change of an endpoint does not change the stored endpoint`, async () => {
    const world = await makeWorld();
    const mine = structuredClone(endpoint());
    await given(world, { kind: 'webhook-endpoint', endpoint: mine });
    tampered(mine, { payload: 'thin' });
    tampered(await world.ports.webhookEndpoints.find(endpointId()), { payload: 'thin' });
    tampered((await world.ports.webhookEndpoints.all())[0], { payload: 'thin' });
    expect(await world.ports.webhookEndpoints.all()).toEqual([endpoint()]);
  });
};
