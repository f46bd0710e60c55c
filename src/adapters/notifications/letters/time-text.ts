import type { Instant } from '#domain/instant';
import type { Locale } from '#domain/locale';

/** A moment in a time zone, such as `November 21, 2026` and `10:00`. */
export type TimeText = { readonly date: string; readonly time: string; readonly timeZone: string };

export const timeText = (at: Instant, locale: Locale, timeZone: string): TimeText => {
  const text = (format: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...format, timeZone }).format(at);
  return {
    date: text({ dateStyle: 'long' }),
    time: text({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    timeZone,
  };
};
