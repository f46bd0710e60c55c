import { isIP } from 'node:net';
import { AddressRefused, hostOf } from '#adapters/webhooks/addresses';
import { addressesIn, addressesInTime, type WebhookNetwork } from '#adapters/webhooks/network';
import { post } from '#adapters/webhooks/post';
import type { WebhookCall, WebhookCalls } from '#application/ports';
import { bounds } from '#domain/bounds';
import { ok, type Result, refuse } from '#domain/result';
import type { WebhookAnswer } from '#domain/webhooks/attempts';
import type { UrlFault, WebhookUrl } from '#domain/webhooks/endpoint';

/** The time-out of a call in milliseconds. */
export const webhookTimeoutMs = 15_000;

const parse = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

const faultOf = ({ protocol, username, password, href }: URL, { localhostOnly }: WebhookNetwork) => {
  // The normal form may be longer than the text: a character of a path becomes up to twelve.
  if (href.length > bounds.webhookUrlLength) return 'too-long';
  if (protocol !== 'https:' && !(localhostOnly && protocol === 'http:')) return 'not-https';
  if (username !== '' || password !== '') return 'has-credentials';
  return href.includes('#') ? 'has-fragment' : undefined;
};

/** The URL of a text that no look at a network is needed to refuse. */
const readUrl = (text: string, network: WebhookNetwork): Result<URL, { readonly kind: UrlFault }> => {
  if (text.length > bounds.webhookUrlLength) return refuse({ kind: 'too-long' });
  const url = parse(text);
  if (url === undefined) return refuse({ kind: 'not-a-url' });
  const fault = faultOf(url, network);
  return fault === undefined ? ok(url) : refuse({ kind: fault });
};

const answerOf = async (call: WebhookCall, network: WebhookNetwork): Promise<WebhookAnswer> => {
  const url = readUrl(call.url, network);
  if (!url.ok) return { kind: 'failed', reason: 'address-refused' };
  try {
    const host = hostOf(url.value);
    // An address is not looked up when it is connected, so it is checked here.
    if (isIP(host) !== 0) await addressesIn(network, host);
    return await post(call, network);
  } catch (error) {
    return { kind: 'failed', reason: error instanceof AddressRefused ? error.fault : 'connection-failed' };
  }
};

/** Calls endpoints by HTTPS. The address that is checked is the address that is connected, in every attempt. */
export const createWebhookCalls = (network: WebhookNetwork): WebhookCalls => ({
  check: async (text) => {
    const url = readUrl(text, network);
    if (!url.ok) return url;
    try {
      await addressesInTime(network, hostOf(url.value));
      return ok(url.value.href as WebhookUrl);
    } catch (error) {
      if (error instanceof AddressRefused) return refuse({ kind: error.fault });
      throw error;
    }
  },
  call: async (call) => {
    const began = network.now();
    const answer = await answerOf(call, network);
    return { answer, milliseconds: Math.round(network.now() - began) };
  },
});
