import { examplesFrom } from '#adapters/http/openapi/examples';
import { type Json, type JsonObject, sorted } from '#adapters/http/openapi/json';
import { headerParameters, parametersOf } from '#adapters/http/openapi/parameters';
import { problemNameOf } from '#adapters/http/openapi/problem-references';
import { membersOf, problemSchemaOf, schemaOfCode } from '#adapters/http/openapi/problem-schemas';
import {
  declaredCodes,
  problemExample,
  problemResponses,
  type SharedProblems,
  statusesOf,
} from '#adapters/http/openapi/problems';
import { headerComponents, pageReplies, useCaseReplies } from '#adapters/http/openapi/replies';
import { createSchemas, type Schemas } from '#adapters/http/openapi/schemas';
import { webhookResponses, webhooksIn } from '#adapters/http/openapi/webhooks';
import { acceptedScopes, type Operation, tags, type UseCaseOperation } from '#adapters/http/operation';
import { capitalized } from '#domain/names';

const description = `Orders, their payments, parcels and returns, and the catalog. JSON in camelCase.

**Money** is an integer in the minor unit of the one \`currency\` beside it; such fields end in \`Amount\`. Rates are decimal strings. There are no floats.

**Times** are RFC 3339 in UTC with milliseconds; such fields end in \`At\`. Requests may have an offset, lower-case t and z and any number of decimals, which are cut off after milliseconds.

**Ids** of orders can be typed by people: lower case and missing hyphens are accepted, and a wrong check symbol is answered with 404.

**Versions**: an order's \`version\` counts its committed changes and is its \`ETag\`. \`If-Match\` makes a command depend on a version (a command that compares none refuses it), \`If-None-Match\` avoids a repeated read, \`?version=n\` reads an earlier version.

**Idempotency**: every POST that changes data requires an \`Idempotency-Key\`, or for each item of a batch its own key (for stock, a device and its sequence). The same key with the same body by the same caller on the same path gets the same reply, byte for byte, with \`Idempotency-Replayed: true\`. Refused commands change nothing and are not recorded, with two exceptions: 402 \`payment-declined\` is recorded in the order, and after 503 \`provider-unavailable\` the outcome is settled later. In both cases a retry with the same key gets the reply of the same attempt.

**Pages** have a \`limit\` and an opaque \`nextCursor\`, bound to the caller, the route and the filters. A page may be short while \`nextCursor\` is set. Lists may lag behind single reads by moments.

**Strictness**: unknown fields and query parameters are refused, also in the body of a command that reads none. A body has at most 65,536 bytes and 6 levels. Text is normalized to Unicode normal form C; its length counts characters. Control characters, lone surrogates and characters that nobody sees (zero-width, bidirectional, tags, noncharacters) are refused; notes and reasons may have line breaks, and CR LF becomes LF. Also refused are \`__proto__\`, \`constructor\` and \`prototype\` as names.

**Errors** are problem documents (RFC 9457). Programs decide by \`code\`; each \`type\` is a page that says what to do. Every GET answers HEAD. A path that exists answers other methods with 405 \`method-not-allowed\` and \`Allow\`; any other path with 404 \`route-not-found\`.

**Limits**: too many requests get 429 \`rate-limited\`, which did nothing; wait for the seconds in \`Retry-After\`. A batch is one request. Where the service counts the requests of each caller, every reply but those of \`/health\` and \`/ready\` has \`RateLimit-Policy\` and \`RateLimit\`. A gateway that refuses a request before it reaches the service sends neither, and may send no \`Retry-After\`.

**Callers**: customers read and change only their own orders; the order of another customer is answered like a missing one. Staff need the scopes of their token. An operation that names two scopes takes either.`;

const tagDescriptions: Readonly<Record<Operation['tag'], string>> = {
  Orders: 'Quote, place, read, list and cancel orders.',
  Payments: 'Pay orders, capture, void, refund.',
  Catalog: 'Products, their prices and their stock; discounts.',
  Customers: 'The records of customers.',
  Reports: 'Sales, taxes, refunds and products, as JSON or CSV.',
  Webhooks: 'Addresses to which the events of the shop are sent.',
  Events: 'The events of the shop, to be polled.',
  Service: 'The service itself.',
};

const accessOf = (operation: Operation): string | undefined => {
  if (operation.kind === 'page' || operation.access === 'public') return undefined;
  const { who, scope } = operation.access;
  return who === 'staff' ? `For staff with \`${scope}\`.` : `For customers, and for staff with \`${scope}\`.`;
};

const securityOf = (operation: Operation): Json =>
  operation.kind === 'page' || operation.access === 'public'
    ? []
    : acceptedScopes(operation.access).map((scope) => ({ bearer: [scope] }));

const bodyOf = (operation: Operation, schemas: Schemas): JsonObject => {
  if (operation.kind === 'page' || operation.request.body === undefined) return {};
  const { body, example, mediaTypes = ['application/json'], bodyMayBeMissing, unread } = operation.request;
  const schema =
    unread === undefined
      ? schemas.jsonSchema(body, 'request', `${capitalized(operation.id)}Request`)
      : { type: 'object', description: `As the sender defines it, at most ${unread.maximumBytes} bytes.` };
  const shown = { schema, ...(example === undefined ? {} : { example: example as Json }) };
  const content = Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, shown]));
  return { requestBody: { required: bodyMayBeMissing !== true, content } };
};

const usedIn = (paths: JsonObject, components: Readonly<Record<string, JsonObject>>): JsonObject => {
  const text = JSON.stringify(paths);
  return Object.fromEntries(Object.entries(components).filter(([name]) => text.includes(`/${name}"`)));
};

type Named<Value> = readonly (readonly [name: string, value: Value])[];

/** The schemas and the examples of all problems. `composed` is an example of a schema. */
const problemComponents = (operations: readonly Operation[], schemas: Schemas) => {
  const problems = [...statusesOf(operations)].map(([code, status]) => {
    const members = membersOf(code, schemas);
    return { code, status, members, name: problemNameOf(code) };
  });
  const ofAll = problemSchemaOf([...declaredCodes(operations)].sort(), schemas);
  return {
    schemas: [
      ['Problem', ofAll],
      ...problems.map(({ name, code, status, members }) => [name, schemaOfCode(code, status, members)] as const),
    ] satisfies Named<JsonObject>,
    examples: (composed: (schema: JsonObject) => Json): Named<JsonObject> =>
      problems.map(({ name, code, status, members: { properties } }) => {
        const shown = Object.entries(properties).map(([member, schema]) => [member, composed(schema)]);
        return [name, problemExample(code, status, Object.fromEntries(shown))];
      }),
  };
};

/** The contract of these operations as an OpenAPI 3.1 document. The same operations give the same document. */
export const openApiDocument = (operations: readonly Operation[], version: string): JsonObject => {
  const schemas = createSchemas();
  const shared: SharedProblems = { responses: new Map(), schemas: new Map() };
  const answering = new Map<string, readonly UseCaseOperation[]>();

  const operationObject = (operation: Operation): JsonObject => {
    const text = [operation.description, accessOf(operation)].filter((part) => part !== undefined).join(' ');
    const parameters = parametersOf(operation, schemas);
    const replies =
      operation.kind === 'page' ? pageReplies(operation) : useCaseReplies(operation, schemas, operations, answering);
    return {
      operationId: operation.id,
      tags: [operation.tag],
      summary: operation.summary,
      ...(text === '' ? {} : { description: text }),
      security: securityOf(operation),
      ...(parameters.length === 0 ? {} : { parameters }),
      ...bodyOf(operation, schemas),
      responses: { ...replies, ...problemResponses(operation, shared) },
    };
  };

  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: operationObject(operation) };

  const problems = problemComponents(operations, schemas);
  const webhooks = webhooksIn(schemas);
  const examples = examplesFrom(schemas.components(), answering);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Order service',
      version,
      description,
      contact: { name: 'The shop that runs this service' },
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    servers: [
      { url: '/', description: 'The server of this document: production, staging or local.', 'x-internal': false },
    ],
    tags: tags
      .filter((name) => operations.some(({ tag }) => tag === name))
      .map((name) => ({ name, description: tagDescriptions[name] })),
    paths,
    webhooks: webhooks(examples.composed),
    components: {
      schemas: sorted([...Object.entries(schemas.components()), ...problems.schemas, ...shared.schemas]),
      responses: sorted([...shared.responses, ...Object.entries(webhookResponses)]),
      parameters: usedIn(paths, headerParameters),
      headers: headerComponents,
      examples: sorted([
        ...[...answering.keys()].map((name) => [name, { value: examples.exampleOf(name) }] as const),
        ...problems.examples(examples.composed),
      ]),
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'An access token of the shop’s issuer. As RFC8725 advises, the service accepts only RS256 and ES256, and verifies issuer, audience, purpose and times.',
        },
      },
    },
  };
};
