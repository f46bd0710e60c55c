import { expect, test } from '@jest/globals';
import { rateLimitIn } from '#adapters/http/limits/rate-limit';

test.each([
  ['100/60', { requests: 100, seconds: 60 }],
  ['1/1', { requests: 1, seconds: 1 }],
  ['10000/3600', { requests: 10_000, seconds: 3_600 }],
])('%s is a rate limit', (text, limit) => expect(rateLimitIn(text)).toEqual(limit));

test.each([
  '',
  '100',
  '100/',
  '/60',
  '0/60',
  '100/0',
  '10001/60',
  '100/3601',
  '99999999999/60',
  '1.5/60',
  '-1/60',
  '100/60s',
  '100 / 60',
  '100/60/60',
  '1e3/60',
])('"%s" is no rate limit', (text) => expect(rateLimitIn(text)).toBeUndefined());
