import { readStreamRecord } from '#adapters/dynamodb/stream-records';
import { createEventBridge } from '#adapters/events/event-bridge';
import { createStreamHandler } from '#adapters/lambda/publish-changes';
import { createShop } from '#adapters/policies/shop';
import { publishChanges } from '#application/reactions/publish-changes';
import { deployedJob } from '#infrastructure/lambda-job';

const { environment, settings, observing } = deployedJob();

export const handler = createStreamHandler(
  readStreamRecord,
  publishChanges.with({
    events: createEventBridge({ bus: environment('EVENT_BUS_NAME') }),
    shop: createShop(settings()),
  }),
  observing,
);
