import type { EventBridgeEvent } from 'aws-lambda';
import { traceIdOf } from '#adapters/http/edge/trace';
import type { EventsJob } from '#adapters/lambda/job';
import { acceptedValue, type JobDependencies, type JobHandler, observed } from '#adapters/lambda/job-run';
import { expecting, isFields } from '#adapters/lambda/triggers/expected-event';
import type { NotifyCustomer } from '#application/notifications/notify-customer';
import type { Run } from '#application/use-case';
import type { Refusal } from '#domain/result';

/** An event from a rule of EventBridge. Its detail is the CloudEvent, unchecked. */
export type BusEvent = Pick<EventBridgeEvent<string, unknown>, 'detail'>;

const textIn = (detail: unknown, name: string): string => {
  const value = (detail as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : '';
};

const isBusEvent = (event: unknown): event is BusEvent => isFields(event) && 'detail' in event;

/** The shapes of our ids, of an order or a sku with a number, and types. A text of another shape is not logged. */
const shapes = { id: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}:\d{1,16}$/, type: /^[a-z]{1,20}\.[a-z-]{1,40}$/ };
const loggable = (text: string, shape: RegExp): string => (shape.test(text) ? text : 'unreadable');

/** Runs a use case with each event that the bus delivers. */
export const createEventsHandler = (
  { id: job }: EventsJob,
  run: Run<NotifyCustomer, string, Refusal>,
  dependencies: JobDependencies,
): JobHandler<BusEvent, void> =>
  observed(
    job,
    expecting(isBusEvent, async ({ detail }, { request, log }) => {
      const event = { id: textIn(detail, 'id'), type: textIn(detail, 'type'), time: textIn(detail, 'time') };
      log({ event: loggable(event.id, shapes.id), type: loggable(event.type, shapes.type) });
      log({ outcome: acceptedValue(await run({ event }, request)) });
    }),
    dependencies,
    (event: unknown) =>
      isBusEvent(event) ? traceIdOf({ traceparent: textIn(event.detail, 'traceparent') }, undefined) : undefined,
  );
