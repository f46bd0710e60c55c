import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { millisecondsLeft } from '#infrastructure/bounded-calls';
import { deadline } from '#infrastructure/deadline';

/** How table calls are retried, with the clock and the randomness of the machine. */
export const systemPace: Pace = {
  tries: 8,
  firstMs: 25,
  longestMs: 1_000,
  budgetMs: 6_000,
  leftMs: millisecondsLeft,
  now: () => performance.now(),
  sleep: (milliseconds) => sleep(milliseconds),
  timeout: deadline,
  random: Math.random,
  newToken: randomUUID,
};
