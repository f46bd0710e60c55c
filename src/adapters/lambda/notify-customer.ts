import type { EventBridgeEvent } from 'aws-lambda';
import { traceIdOf } from '#adapters/http/edge/trace';
import { answered, type JobHandler, type Observing, observed } from '#adapters/lambda/job';
import type { Notified, NotifyCustomer } from '#application/notifications/notify-customer';
import type { Refusal, Result } from '#domain/result';

/** An event as a rule of EventBridge hands it over: the CloudEvent is its detail, and nothing of that is trusted. */
export type BusEvent = Pick<EventBridgeEvent<string, unknown>, 'detail'>;

const textIn = (detail: unknown, name: string): string => {
  const value = (detail as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : '';
};

/** What our events look like; whatever else came in is not for a log. */
const shapes = { id: /^[0-9A-Z-]{18,24}:\d{1,4}$/, type: /^[a-z]{1,20}\.[a-z-]{1,40}$/ };
const shown = (text: string, shape: RegExp): string => (shape.test(text) ? text : 'unreadable');

export const createNotifyHandler = (
  notify: (command: NotifyCustomer) => Promise<Result<Notified, Refusal>>,
  tryId: () => string,
  observing: Observing,
): JobHandler<BusEvent, void> =>
  observed(
    'notifyCustomer',
    async ({ detail }, _, tell) => {
      const event = { id: textIn(detail, 'id'), type: textIn(detail, 'type'), time: textIn(detail, 'time') };
      tell({ event: shown(event.id, shapes.id), type: shown(event.type, shapes.type) });
      tell({ outcome: answered(await notify({ event, tryId: tryId() })) });
    },
    observing,
    ({ detail }) => traceIdOf({ traceparent: textIn(detail, 'traceparent') }, undefined),
  );
