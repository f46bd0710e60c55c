/** At most this many requests of one caller in any period of this many seconds. */
export type RateLimit = { readonly requests: number; readonly seconds: number };

export const rateLimitBounds = { requests: 10_000, seconds: 3_600 } as const;

/** The rate limit in a text like `100/60`; undefined: the text is none, or it exceeds the bounds. */
export const rateLimitIn = (text: string): RateLimit | undefined => {
  const [, requests = '', seconds = ''] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text) ?? [];
  const limit = { requests: Number(requests), seconds: Number(seconds) };
  const isWithin =
    requests !== '' && limit.requests <= rateLimitBounds.requests && limit.seconds <= rateLimitBounds.seconds;
  return isWithin ? limit : undefined;
};
