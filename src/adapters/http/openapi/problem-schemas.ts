import type * as z from 'zod/mini';
import { type Json, type JsonObject, pointTo } from '#adapters/http/openapi/json';
import type { Schemas } from '#adapters/http/openapi/schemas';
import { type ProblemCode, type ProblemEntry, problemCatalog } from '#adapters/http/problem-catalog';
import { FieldErrorBody, problemMembers } from '#adapters/http/representations/problem';

/** The members of every problem document. */
export const problemSchemaOf = (codes: readonly ProblemCode[], schemas: Schemas): JsonObject => ({
  type: 'object',
  description:
    'An RFC 9457 problem document. Programs decide by `code`; `title` and `detail` are for people and may change. If `retryable` is true, the same request with the same Idempotency-Key may succeed later.',
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'A page about this code, relative to this API.' },
    title: { type: 'string' },
    status: { type: 'integer', format: 'int32', minimum: 400, maximum: 599, description: 'The status of the answer.' },
    code: { type: 'string', enum: codes },
    detail: { type: 'string', description: 'What is wrong in this request.' },
    instance: { type: 'string', format: 'uri-reference', description: 'The path of the request.' },
    requestId: { type: 'string', description: 'Identifies this request in the logs. Also in X-Request-Id.' },
    retryable: { type: 'boolean' },
    errors: {
      type: 'array',
      description: 'The fields that are not valid, if any.',
      items: schemas.jsonSchema(FieldErrorBody(), 'reply'),
    },
  },
  required: ['type', 'title', 'status', 'code', 'detail', 'instance', 'requestId', 'retryable'],
});

type Members = { readonly properties: Readonly<Record<string, JsonObject>>; readonly required: readonly string[] };

/** The members of the problem documents of one code beside those of all. */
export const membersOf = (code: ProblemCode, schemas: Schemas): Members => {
  const own = (problemMembers as Readonly<Partial<Record<ProblemCode, () => z.ZodMiniType>>>)[code];
  return own === undefined
    ? { properties: {}, required: [] }
    : (schemas.jsonSchema(own(), 'reply') as unknown as Members);
};

/** The problem documents of one code. */
export const schemaOfCode = (code: ProblemCode, status: number, { properties, required }: Members): JsonObject => {
  const { meaning }: ProblemEntry = problemCatalog[code];
  return {
    description: meaning,
    allOf: [
      pointTo('schemas', 'Problem'),
      {
        type: 'object',
        properties: {
          status: { type: 'integer', format: 'int32', enum: [status] },
          code: { type: 'string', enum: [code] },
          ...properties,
        },
        required: ['status', 'code', ...required] as Json,
      },
    ],
  };
};
