import type { EdgeRefusal } from '#adapters/http/problem';
import type { Expectation } from '#application/expectation';
import { ok, type Result, refuse } from '#domain/result';

const invalidHeader = (detail: string): EdgeRefusal => ({ kind: 'invalid-header', status: 400, detail });

/**
 * The Idempotency-Key: 1 to 255 visible ASCII characters, quoted or bare. A gateway joins two headers by a comma, so a key
 * with a comma is accepted in quotes only.
 */
export const readIdempotencyKey = (header: string | undefined): Result<string, EdgeRefusal> => {
  const text = header?.trim() ?? '';
  if (text === '' || text === '""') return refuse({ kind: 'idempotency-key-missing', status: 400 });
  const quoted = /^"([^"]*)"$/.exec(text)?.[1];
  if (quoted === undefined && text.includes(','))
    return refuse(invalidHeader('Send one Idempotency-Key. A key with a comma must be in double quotes.'));
  const key = quoted ?? text;
  return /^[\x21-\x7e]{1,255}$/.test(key)
    ? ok(key)
    : refuse(invalidHeader('Idempotency-Key must be 1 to 255 visible ASCII characters.'));
};

const withoutPrecondition = (
  headers: Readonly<Record<string, string | undefined>>,
): Result<Expectation, EdgeRefusal> => {
  const sent = ['If-Match', 'If-None-Match'].find((name) => headers[name.toLowerCase()] !== undefined);
  return sent === undefined
    ? ok({ kind: 'none' })
    : refuse(invalidHeader(`${sent}: this operation compares no versions. Leave the header out.`));
};

const versionOf = (text: string): number | undefined => {
  const digits = /^"([1-9]\d{0,8})"$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/**
 * The key of a command that requires none. It is read all the same: two keys, or one that is no key, show a mistake of the
 * client. Undefined: there is no key.
 */
export const readUnusedKey = (header: string | undefined): Result<undefined, EdgeRefusal> => {
  const key = readIdempotencyKey(header);
  return key.ok || key.refusal.kind === 'idempotency-key-missing' ? ok(undefined) : key;
};

/**
 * The expected version: `If-Match: "3"`, `If-Match: *`, or `If-None-Match: *` to create only. A command that compares no
 * versions refuses both: without its precondition it would do what the caller wanted to prevent.
 */
export const readExpectation = (
  headers: Readonly<Record<string, string | undefined>>,
  ifMatch: 'required' | 'optional' | 'none',
): Result<Expectation, EdgeRefusal> => {
  const match = headers['if-match']?.trim();
  const noneMatch = headers['if-none-match']?.trim();
  if (ifMatch === 'none') return withoutPrecondition(headers);
  if (match !== undefined && noneMatch !== undefined)
    return refuse(invalidHeader('Send either If-Match or If-None-Match, not both.'));
  // A command that requires If-Match never creates, so it ignores If-None-Match.
  if (noneMatch !== undefined && ifMatch !== 'required')
    return noneMatch === '*'
      ? ok({ kind: 'absent' })
      : refuse(invalidHeader('If-None-Match must be * for this operation.'));
  if (match === undefined)
    return ifMatch === 'required' ? refuse({ kind: 'precondition-required', status: 428 }) : ok({ kind: 'none' });
  if (match === '*') return ok({ kind: 'exists' });
  const version = versionOf(match);
  return version === undefined
    ? refuse(invalidHeader('If-Match must be one ETag of this service, such as "3", or *.'))
    : ok({ kind: 'version', version });
};

/** Whether If-None-Match names the ETag of the reply. Weak and strong ETags compare alike (RFC 9110, 13.1.2). */
export const matchesETag = (header: string | undefined, eTag: string | undefined): boolean =>
  header !== undefined &&
  eTag !== undefined &&
  (header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === eTag));

/** A media type or range in lower case, and its parameters. Blanks around `=` and quotes are no part of a value. */
const mediaOf = (
  text: string,
): { readonly type: string; readonly parameters: readonly (readonly [string, string])[] } => {
  const [type = '', ...parameters] = text.toLowerCase().split(';');
  return {
    type: type.trim(),
    parameters: parameters.map((parameter) => {
      const [name = '', ...value] = parameter.split('=');
      return [
        name.trim(),
        value
          .join('=')
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      ];
    }),
  };
};

/** The weight of a media range. RFC 9110 does not know `q=.0`, which is 0 all the same; what is no number weighs 1. */
const weightOf = (parameters: readonly (readonly [string, string])[]): number => {
  const value = parameters.find(([name]) => name === 'q')?.[1] ?? '';
  return value !== '' && Number(value) >= 0 ? Number(value) : 1;
};

/**
 * The precision with which a media range matches a media type: 0 for no match, up to 4 for an exact one. Any operation may answer with
 * a problem, so the range of problems accepts all media types.
 */
const precision = (range: string, mediaType: string): number =>
  ['*/*', `${mediaType.split('/')[0]}/*`, 'application/problem+json', mediaType].indexOf(range) + 1;

/**
 * The media type for an Accept header: the one with the greatest weight, of equals the first. The most exact range decides.
 * No header allows all. Undefined: it allows none of them.
 */
export const acceptedOf = (header: string | undefined, mediaTypes: readonly string[]): string | undefined => {
  if (header === undefined || header.trim() === '') return mediaTypes[0];
  const ranges = header.split(',').map((range) => {
    const { type, parameters } = mediaOf(range);
    return { type, weight: weightOf(parameters) };
  });
  const weigh = (mediaType: string): number => {
    const [mostExact] = ranges
      .filter(({ type }) => precision(type, mediaType) > 0)
      .sort((left, right) => precision(right.type, mediaType) - precision(left.type, mediaType));
    return mostExact?.weight ?? 0;
  };
  const [best] = mediaTypes
    .map((mediaType) => ({ mediaType, weight: weigh(mediaType) }))
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight);
  return best?.mediaType;
};

/** True for a body that is sent as it is. Several codings are a list. */
export const isIdentity = (contentEncoding: string | undefined): boolean =>
  (contentEncoding ?? '').split(',').every((coding) => ['', 'identity'].includes(coding.trim().toLowerCase()));

/** True for a Content-Type that is the media type, in UTF-8. A comma joins two headers: then it is none. */
export const isMediaType = (header: string | undefined, mediaType: string): boolean => {
  if (header === undefined || header.includes(',')) return false;
  const { type, parameters } = mediaOf(header);
  return type === mediaType && parameters.every(([name, value]) => name !== 'charset' || value === 'utf-8');
};
