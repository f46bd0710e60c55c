import type { DecimalMark } from '#adapters/notifications/letters/amount-text';
import type { TimeText } from '#adapters/notifications/letters/time-text';
import type { LetterType, OrderInLetter } from '#domain/notifications/letter';

/** The words of letters in one language. A letter without words in each language does not compile. */
export type Language = {
  readonly letters: {
    readonly [Type in LetterType]: {
      readonly title: (orderId: string) => string;
      readonly sentence: (order: OrderInLetter) => string;
    };
  };
  readonly orderedAt: (at: TimeText) => string;
  readonly shipping: (method: string) => string;
  readonly total: string;
  readonly vatId: (vatId: string) => string;
  readonly decimalMark: DecimalMark;
};
