import type { DecimalMark } from '#adapters/notifications/letters/amount-text';
import type { TimeText } from '#adapters/notifications/letters/time-text';
import type { Tracking } from '#domain/fulfillment/tracking';
import type { LetterType, OrderInLetter } from '#domain/notifications/letter';
import type { EventData } from '#domain/orders/events';

/** The facts of an event for its sentences. Amounts are texts with their currency. */
export type LetterFacts = {
  readonly order: OrderInLetter;
  readonly amount: (minorUnits: number) => string;
  /** Of a parcel; null: none is known. */
  readonly tracking: Tracking | null;
  /** The amount that is left to pay, without what is authorized or under way. */
  readonly due: string;
  /** The time at which an unpaid order expires; null: it does not. */
  readonly expiresAt: TimeText | null;
  /** The sum of the refunds that are under way; null: none is. */
  readonly comingBack: string | null;
};

/** The words of letters in one language. A letter without words in each language does not compile. */
export type Language = {
  readonly letters: {
    readonly [Type in LetterType]: {
      readonly title: (orderId: string) => string;
      readonly sentence: (facts: LetterFacts, data: EventData[Type]) => string;
    };
  };
  readonly orderedAt: (at: TimeText) => string;
  readonly shipping: (method: string) => string;
  readonly goodwill: string;
  readonly rounding: string;
  readonly total: string;
  /** What the discount of a code has taken off the rows above. */
  readonly discount: (code: string) => string;
  readonly vatId: (vatId: string) => string;
  readonly decimalMark: DecimalMark;
};
