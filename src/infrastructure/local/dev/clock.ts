import * as z from 'zod/mini';
import { validateBody } from '#adapters/http/edge/validate';
import type { PlainReply } from '#adapters/http/plain';
import { problemReply } from '#adapters/http/problem';
import type { Clock } from '#application/ports';
import { days, hours, minutes, seconds } from '#domain/instant';
import { lastInstantOfIds } from '#domain/orders/order-id';

/** The machine's clock, moved forward. It never goes back. */
export type TestClock = Clock & {
  /** How far it is ahead of the machine's clock, in milliseconds. */
  readonly ahead: () => number;
  readonly advance: (milliseconds: number) => void;
};

export const createTestClock = ({ now }: Clock): TestClock => {
  let ahead = 0;
  return {
    now: () => now() + ahead,
    ahead: () => ahead,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
};

/** Months and years have no fixed length, so they are refused. */
const durationPattern = /^P(?=.)(?:(\d{1,4})D)?(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/;

/** The milliseconds of an ISO 8601 duration of days, hours, minutes and seconds; undefined: it is none, or it is 0. */
export const millisecondsIn = (duration: string): number | undefined => {
  const parts = durationPattern.exec(duration);
  if (parts === null) return undefined;
  const [inDays, inHours, inMinutes, inSeconds] = parts.slice(1).map((part) => Number(part ?? 0));
  const sum = days(inDays ?? 0) + hours(inHours ?? 0) + minutes(inMinutes ?? 0) + seconds(inSeconds ?? 0);
  return sum > 0 ? sum : undefined;
};

const Advance = z.strictObject({
  advance: z.pipe(
    z.string().check(
      z.refine((text) => millisecondsIn(text) !== undefined, {
        error: 'must be an ISO 8601 duration of days, hours, minutes and seconds, such as P3D or PT31M',
        abort: true,
      }),
    ),
    z.transform((text) => millisecondsIn(text) ?? 0),
  ),
});

const replyOf = (clock: TestClock): PlainReply => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify({ now: new Date(clock.now()).toISOString(), aheadSeconds: clock.ahead() / seconds(1) }),
});

/** The answer where orders of the future would remain, or other processes have another time. */
export const refuseClock = async (requestId: string): Promise<PlainReply> =>
  problemReply(
    'route-not-found',
    404,
    {
      detail:
        'The time can be moved only while the data is in memory: start without --data, --functions and DYNAMODB_ENDPOINT.',
    },
    { instance: '/dev/clock', requestId },
  );

/** The time of the service, and how far it is ahead of the machine's. */
export const replyWithTime = async (clock: TestClock): Promise<PlainReply> => replyOf(clock);

/** Moves the time of the service forward, and runs every sweep before it replies. Tokens keep the machine's time. */
export const advanceTime = async (
  clock: TestClock,
  sweep: () => Promise<void>,
  body: Uint8Array,
  requestId: string,
): Promise<PlainReply> => {
  const at = { instance: '/dev/clock', requestId };
  const request = validateBody(Advance, body, undefined);
  if (!request.ok) return problemReply(request.refusal.kind, request.refusal.status, request.refusal, at);
  const { advance } = request.value.body;
  // An order id has its time.
  if (clock.now() + advance > lastInstantOfIds) {
    const detail = `must not move the time past ${new Date(lastInstantOfIds).toISOString()}, the last time of an order id`;
    const errors = [{ pointer: '/advance', code: 'too-large', detail }];
    return problemReply('validation-failed', 422, { detail: `/advance: ${detail}.`, errors }, at);
  }
  clock.advance(advance);
  await sweep();
  return replyOf(clock);
};
