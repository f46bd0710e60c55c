import { days, hours, type Instant, seconds } from '#domain/instant';

/**
 * The place of an event in the feed, as text: a later place is greater. It is the time of writing in milliseconds, the
 * sequence of the event in its order, and its id; or a time alone, which is before every event of that time.
 */
export type FeedPosition = string & { readonly brand: 'FeedPosition' };

/** An event is in the feed for this time after it was written. */
export const feedKeptFor = days(30);

/** A write that is not confirmed within this time of its stamp is repeated with a new stamp. */
export const confirmedWithin = seconds(2);
/** No clock of a writer or a reader differs by more than this from the true time. */
export const clockError = seconds(1.5);
/**
 * A reader stays this far behind its clock. An event is visible at the latest when its stamp is this old by any clock, so a
 * reader never passes one that can still appear.
 */
export const feedLag = confirmedWithin + 2 * clockError;

const digitsOfTime = 13;
const digitsOfSequence = 4;

/** The position before every event that was written at this moment or later. */
export const feedStart = (at: Instant): FeedPosition =>
  String(Math.max(at, 0)).padStart(digitsOfTime, '0') as FeedPosition;

/** The sequence comes before the id: events of one order that are written in one millisecond stay in their order. */
export const feedPositionOf = (
  at: Instant,
  { id, sequence = 0 }: { readonly id: string; readonly sequence?: number },
): FeedPosition => `${feedStart(at)}#${String(sequence).padStart(digitsOfSequence, '0')}#${id}` as FeedPosition;

const positionPattern = /^\d{13}(?:#\d{4}#[A-Za-z0-9._-]{1,80}:[A-Za-z0-9_-]{1,40})?$/;
export const parseFeedPosition = (text: string): FeedPosition | undefined =>
  positionPattern.test(text) ? (text as FeedPosition) : undefined;

export const timeInFeed = (position: FeedPosition): Instant => Number(position.slice(0, digitsOfTime));

const hour = hours(1);
export const startOfHour = (at: Instant): Instant => Math.floor(at / hour) * hour;
export const startOfNextHour = (at: Instant): Instant => startOfHour(at) + hour;
