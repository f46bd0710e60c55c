import type { Ports } from '#application/ports';
import { createWebhookEndpoint } from '#application/webhooks/create-webhook-endpoint';
import { deleteWebhookEndpoint } from '#application/webhooks/delete-webhook-endpoint';
import { getWebhookEndpoint } from '#application/webhooks/get-webhook-endpoint';
import { listWebhookEndpoints } from '#application/webhooks/list-webhook-endpoints';
import { rotateWebhookSecret } from '#application/webhooks/rotate-webhook-secret';
import { updateWebhookEndpoint } from '#application/webhooks/update-webhook-endpoint';
import { accepted, asStaff, bill, type Row } from '#test/budget/rows';
import { changedEndpoint, endpointId } from '#test/builders/webhooks/webhooks';

/** Endpoints with a value in every field. */
const store = async (ports: Ports, count: number): Promise<void> => {
  for (let index = 0; index < count; index += 1) {
    const endpoint = changedEndpoint({ id: endpointId(String(index)), version: 1 });
    await ports.commit([{ kind: 'webhook-endpoint', endpoint }]);
  }
};
const id = endpointId('0');

export const webhookRows: readonly Row[] = [
  {
    name: 'create the 20th endpoint of webhooks',
    of: 'createWebhookEndpoint',
    floor: bill(2, 4, 2),
    how: '2 + 2 for the receipt, and 2 to read the others, which have less than 8 kB',
    prepare: async (ports) => {
      await store(ports, 19);
      const command = { url: 'https://hooks.example.com/orders', types: null, payload: 'full' } as const;
      return () => accepted(createWebhookEndpoint.with(ports)(command, asStaff()));
    },
  },
  {
    name: 'list 20 endpoints of webhooks',
    of: 'listWebhookEndpoints',
    floor: bill(1, 0, 2),
    how: 'strong: 20 have less than 8 kB',
    prepare: async (ports) => {
      await store(ports, 20);
      return () => accepted(listWebhookEndpoints.with(ports)(undefined, asStaff()));
    },
  },
  {
    name: 'get an endpoint of webhooks',
    of: 'getWebhookEndpoint',
    floor: bill(1, 0, 1),
    how: 'strong',
    prepare: async (ports) => {
      await store(ports, 20);
      return () => accepted(getWebhookEndpoint.with(ports)({ id }, asStaff()));
    },
  },
  {
    name: 'change an endpoint of webhooks',
    of: 'updateWebhookEndpoint',
    floor: bill(2, 1, 1),
    how: '1, and 1 to read',
    prepare: async (ports) => {
      await store(ports, 1);
      const patch = { url: undefined, types: null, payload: 'full', status: 'enabled' } as const;
      return () => accepted(updateWebhookEndpoint.with(ports)({ id, patch }, asStaff()));
    },
  },
  {
    name: 'rotate the secret of an endpoint of webhooks',
    of: 'rotateWebhookSecret',
    floor: bill(2, 4, 1),
    how: '2 + 2 for the receipt, and 1 to read',
    prepare: async (ports) => {
      await store(ports, 1);
      return () => accepted(rotateWebhookSecret.with(ports)({ id }, asStaff()));
    },
  },
  {
    name: 'delete an endpoint of webhooks',
    of: 'deleteWebhookEndpoint',
    floor: bill(2, 1, 1),
    how: '1, and 1 to read',
    prepare: async (ports) => {
      await store(ports, 1);
      return () => accepted(deleteWebhookEndpoint.with(ports)({ id }, asStaff()));
    },
  },
];
