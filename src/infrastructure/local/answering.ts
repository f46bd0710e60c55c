import { get as getPlainly } from 'node:http';
import { get as getEncrypted } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';

/** The time for a DynamoDB that starts together with this server: DynamoDB Local needs up to ten seconds. */
const usualMs = 20_000;
const tryMs = 2_000;
const pauseMs = 100;

const isHttp = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** Whether any HTTP response arrives. The proxy of a published port accepts connections before its container does. */
const answersOnce = (address: URL): Promise<boolean> =>
  new Promise((resolve) => {
    const get = address.protocol === 'https:' ? getEncrypted : getPlainly;
    const request = get(address, { agent: false, signal: AbortSignal.timeout(tryMs) }, (response) => {
      resolve(true);
      response.destroy();
    });
    request.once('error', () => resolve(false));
  });

/**
 * Waits until a server answers at the endpoint, at most `longestMs`, and says so when it has to wait. It resolves in
 * any case: the first call of the table reports what is wrong. Nothing can answer at a text that is no HTTP address.
 */
export const untilAnswering = async (
  endpoint: string,
  warn: (message: string) => void,
  longestMs = usualMs,
): Promise<void> => {
  if (!isHttp(endpoint)) return;
  const address = new URL(endpoint);
  const deadline = performance.now() + longestMs;
  if (await answersOnce(address)) return;
  warn(`Waiting for DynamoDB at ${endpoint}, at most ${longestMs / 1_000} s.`);
  while (performance.now() < deadline) {
    await wait(pauseMs);
    if (await answersOnce(address)) return;
  }
};
