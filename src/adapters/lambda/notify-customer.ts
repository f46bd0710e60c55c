import type { EventBridgeEvent } from 'aws-lambda';
import { answered, type JobHandler, type Observing, observed } from '#adapters/lambda/job';
import type { Notified, NotifyCustomer } from '#application/reactions/notify-customer';
import type { Refusal, Result } from '#domain/result';

/** An event as a rule of EventBridge hands it over: the CloudEvent is its detail, and nothing of that is trusted. */
export type BusEvent = Pick<EventBridgeEvent<string, unknown>, 'detail'>;

const textIn = (detail: unknown, name: string): string => {
  const value = (detail as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : '';
};

export const createNotifyHandler = (
  notify: (command: NotifyCustomer) => Promise<Result<Notified, Refusal>>,
  tryId: () => string,
  observing: Observing,
): JobHandler<BusEvent, void> =>
  observed(
    'notifyCustomer',
    async ({ detail }, _, tell) => {
      const event = { id: textIn(detail, 'id'), type: textIn(detail, 'type'), time: textIn(detail, 'time') };
      tell({ event: event.id, type: event.type });
      tell({ outcome: answered(await notify({ event, tryId: tryId() })) });
    },
    observing,
  );
