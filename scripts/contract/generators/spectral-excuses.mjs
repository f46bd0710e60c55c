// The findings of Spectral that are right as they are: each by its rule, its places and the reason.

/**
 * @typedef {object} Excuse
 * @property {string} rule
 * @property {RegExp} at the places in the contract, as /components/schemas/Order/properties/email
 * @property {string} reason
 */

/** Schemas of requests end in Request or Input; all others are of replies. */
const ofReply = String.raw`^/components/schemas/(?!\w*(?:Request|Input)(?:/|$))`;
const ofRequest = /^\/(?:components\/(?:schemas\/\w*(?:Request|Input)(?:\/|$)|parameters\/)|paths\/.*\/parameters\/)/;
const ofPages = /^\/paths\/\/(?:v1\/get|docs|openapi\.json|problems|health|ready)/;
const inReplies = /^\/(?:paths\/.*\/responses\/|components\/(?:responses\/|headers$))/;
const csvReplies = /\/responses\/200\/content\/text\/csv\/schema$/;
const publicReads = /^\/paths\/\/(?:v1\/get|v1\/products|docs|openapi\.json|problems|health|ready)/;
const clientsReadAnything = 'a client reads what the shop has stored; replies may grow';

/** @type {readonly Excuse[]} */
export const excuses = [
  {
    rule: 'oas3-operation-security-defined',
    at: /\/security\/\d+\/bearer\/0$/,
    reason: 'OpenAPI 3.1 allows the names of roles with every type of scheme; Spectral knows the rule of 3.0',
  },
  {
    rule: 'owasp:api4:2023-string-limit',
    at: ofRequest,
    reason: 'its pattern bounds the length, or the bounds of a body, a header and a path do',
  },
  { rule: 'owasp:api4:2023-string-limit', at: new RegExp(ofReply), reason: clientsReadAnything },
  { rule: 'owasp:api4:2023-string-limit', at: ofPages, reason: 'a page has no bound' },
  { rule: 'owasp:api4:2023-string-limit', at: /^\/components\/headers\//, reason: clientsReadAnything },
  { rule: 'owasp:api4:2023-string-limit', at: csvReplies, reason: 'the number of its rows is bounded' },
  { rule: 'owasp:api4:2023-string-restricted', at: new RegExp(ofReply), reason: clientsReadAnything },
  { rule: 'owasp:api4:2023-string-restricted', at: csvReplies, reason: 'text/csv is its format' },
  { rule: 'owasp:api4:2023-string-restricted', at: ofPages, reason: 'an unknown name of a page is answered with 404' },
  { rule: 'owasp:api4:2023-string-restricted', at: /^\/components\/headers\//, reason: clientsReadAnything },
  {
    rule: 'owasp:api4:2023-string-restricted',
    at: /^\/components\/parameters\/IfNoneMatchToRead\//,
    reason: 'HTTP lets a client send any ETags; those of others match nothing',
  },
  { rule: 'owasp:api4:2023-array-limit', at: new RegExp(ofReply), reason: clientsReadAnything },
  {
    rule: 'owasp:api4:2023-integer-limit',
    at: /^\/components\/schemas\/\w+Problem\/allOf\/1\/properties\/status$/,
    reason: 'an enum of one value bounds it',
  },
  {
    rule: 'owasp:api4:2023-rate-limit',
    at: inReplies,
    reason: 'only the local server counts, and tells by RateLimit; a gateway tells by Retry-After with 429 only',
  },
  {
    rule: 'owasp:api8:2023-define-cors-origin',
    at: inReplies,
    reason: 'the header is sent to the configured origins only, whatever the operation is',
  },
  { rule: 'owasp:api8:2023-define-error-responses-401', at: publicReads, reason: 'it is public' },
  {
    rule: 'owasp:api8:2023-define-error-responses-401',
    at: /^\/paths\/\/v1\/quotes\//,
    reason: 'it is public: a quote stores nothing',
  },
  { rule: 'owasp:api2:2023-read-restricted', at: publicReads, reason: 'it is public' },
  {
    rule: 'owasp:api2:2023-write-restricted',
    at: /^\/paths\/\/v1\/quotes\//,
    reason: 'it is public: a quote stores nothing',
  },
  ...['owasp:api2:2023-write-restricted', 'owasp:api8:2023-define-error-responses-401'].map((rule) => ({
    rule,
    at: /^\/paths\/\/v1\/payment-providers\//,
    reason: 'the provider has no token: it signs the body, and a wrong signature is refused',
  })),
];
