import { parsedBy } from '#adapters/dynamodb/engine/stored';
import { parseWebhookDeliveryId } from '#domain/webhooks/delivery';
import { parseWebhookEndpointId } from '#domain/webhooks/endpoint';

export const endpointId = parsedBy(parseWebhookEndpointId, 'the id of an endpoint');
export const deliveryId = parsedBy(parseWebhookDeliveryId, 'the id of a delivery');
