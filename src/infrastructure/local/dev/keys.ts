import type { JSONWebKeySet } from 'jose';
import type { PlainReply } from '#adapters/http/plain';

/** The key set of the local issuer, for functions that fetch it as they do when deployed. */
export const replyWithKeys = async (keys: JSONWebKeySet): Promise<PlainReply> => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(keys),
});
