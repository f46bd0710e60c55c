import type { JSONWebKeySet } from 'jose';
import type { PlainReply } from '#adapters/http/plain';

/** The local issuer's keys, where deployed functions ask an issuer for its keys. */
export const tellKeys = async (keys: JSONWebKeySet): Promise<PlainReply> => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(keys),
});
