import { type JsonObject, pointTo } from '#adapters/http/openapi/json';
import type { Schemas } from '#adapters/http/openapi/schemas';
import type { Operation, UseCaseOperation } from '#adapters/http/operation';

/** The request headers of operations. */
export const headerParameters: Readonly<Record<string, JsonObject>> = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.',
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      pattern: '^(?:[!#-+\\--~][!-+\\--~]*|"(?:(?:[!#-~]|"[!-~])[!-~]*)?)$',
    },
    example: '7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description:
      'The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.',
    schema: { type: 'string', pattern: '^("[1-9][0-9]{0,8}"|\\*)$' },
    example: '"3"',
  },
  IfMatchRequired: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description:
      'The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.',
    schema: { type: 'string', pattern: '^("[1-9][0-9]{0,8}"|\\*)$' },
    example: '"3"',
  },
  IfNoneMatchToCreate: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: '* to create only: the command is refused if the resource exists. Not together with If-Match.',
    // A pattern, because openapi-python-client leaves out an operation with a constant header.
    schema: { type: 'string', pattern: '^\\*$' },
    example: '*',
  },
  IfNoneMatchToRead: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'ETags that the client has. If one is current, the answer is 304 without a body.',
    schema: { type: 'string' },
    example: '"3"',
  },
};

const headersOf = ({ method, commandHeaders, reply }: UseCaseOperation): readonly string[] => {
  const { idempotencyKey = 'none', ifMatch = 'none' } = commandHeaders ?? {};
  return [
    ...(idempotencyKey === 'required' ? ['IdempotencyKey'] : []),
    ...(ifMatch === 'required' ? ['IfMatchRequired'] : ifMatch === 'optional' ? ['IfMatch'] : []),
    ...(ifMatch === 'optional' && method === 'PUT' ? ['IfNoneMatchToCreate'] : []),
    ...(reply.conditional === true ? ['IfNoneMatchToRead'] : []),
  ];
};

const pathOf = (operation: Operation): readonly JsonObject[] => {
  if (operation.kind === 'page') {
    const { parameter } = operation;
    return parameter === undefined
      ? []
      : [{ ...parameter, in: 'path', required: true, schema: { type: 'string', minLength: 1 } }];
  }
  return Object.entries(operation.request.path ?? {}).map(([name, { description, pattern, example }]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string', pattern },
    example,
  }));
};

const queryOf = ({ request }: UseCaseOperation, schemas: Schemas): readonly JsonObject[] => {
  if (request.query === undefined) return [];
  const { properties = {}, required = [] } = schemas.jsonSchema(request.query, 'request') as {
    readonly properties?: Readonly<Record<string, JsonObject>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: { ...schema },
  }));
};

export const parametersOf = (operation: Operation, schemas: Schemas): readonly JsonObject[] =>
  operation.kind === 'page'
    ? pathOf(operation)
    : [
        ...pathOf(operation),
        ...queryOf(operation, schemas),
        ...headersOf(operation).map((name) => pointTo('parameters', name)),
      ];
