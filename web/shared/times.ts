import type { Language } from './config';

export type TimeFormat = {
  /** The day and time in the zone of the shop. */
  readonly short: (at: string) => string;
  /** The day and time with its seconds in the zone of the shop. */
  readonly exact: (at: string) => string;
  /** The day in the zone of the shop. */
  readonly day: (at: string) => string;
  /** The time of day in the zone of the shop. */
  readonly clock: (at: string) => string;
  /** The same instant in UTC, for the hint of a time. */
  readonly utc: (at: string) => string;
};

/** Formats RFC 3339 instants in the shop's time zone. */
export const timeFormat = (language: Language, timeZone: string): TimeFormat => {
  const by = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, options);
    return (at: string) => format.format(new Date(at));
  };
  return {
    short: by({ dateStyle: 'medium', timeStyle: 'short', timeZone }),
    exact: by({ dateStyle: 'medium', timeStyle: 'medium', timeZone }),
    day: by({ dateStyle: 'medium', timeZone }),
    clock: by({ timeStyle: 'short', timeZone }),
    utc: (at) => `${at.slice(0, 19).replace('T', ' ')} UTC`,
  };
};
