import { readStreamRecord } from '#adapters/dynamodb/events/stream-records';
import { createEventBridge } from '#adapters/events/event-bridge';
import { createStreamHandler } from '#adapters/lambda/publish-changes';
import { createShop } from '#adapters/policies/shop';
import { publishChanges } from '#application/events/publish-changes';
import { deployedJob } from '#infrastructure/deployed/job';

const { environment, settings, observing } = deployedJob();

export const handler = createStreamHandler(
  readStreamRecord,
  publishChanges.with({
    events: createEventBridge({ bus: environment('EVENT_BUS_NAME') }),
    shop: createShop(settings()),
  }),
  observing,
);
