import { type Json, type JsonObject, uncapitalized } from '#adapters/http/openapi/json';
import type { Operation, UseCaseOperation } from '#adapters/http/operation';

type Reply = {
  /** The name of the reply's schema. */
  readonly name: string;
  readonly schema: JsonObject;
};

/**
 * The member of a reply that has the value of a path parameter: the `id` of a schema that the parameter is named after
 * (`orderId` of an Order), or in a reply without an `id` the member of that name (`sku`). Beside an `id`, a member with the
 * name of a parameter names another resource (`customerId` of an Order).
 */
const memberFor = (parameter: string, { name, schema }: Reply): string | undefined => {
  const members = Object.keys((schema.properties ?? {}) as JsonObject);
  if (members.includes('id')) return parameter === `${uncapitalized(name)}Id` ? 'id' : undefined;
  return members.includes(parameter) ? parameter : undefined;
};

const parametersFrom = (reply: Reply, from: UseCaseOperation, to: UseCaseOperation): JsonObject => {
  const known = Object.keys(to.request.path ?? {}).flatMap((parameter): readonly (readonly [string, string])[] => {
    const member = memberFor(parameter, reply);
    return member === undefined ? [] : [[parameter, `$response.body#/${member}`]];
  });
  const guards = (to.commandHeaders?.ifMatch ?? 'none') !== 'none' && from.reply.headers?.includes('ETag') === true;
  return known.length === 0
    ? {}
    : Object.fromEntries([...known, ...(guards ? [['header.If-Match', '$response.header.ETag'] as const] : [])]);
};

const onward = (reply: Reply, from: UseCaseOperation, operations: readonly Operation[]): JsonObject =>
  Object.fromEntries(
    operations.flatMap((to): readonly (readonly [string, Json])[] => {
      if (to.kind === 'page' || to.id === from.id) return [];
      const parameters = parametersFrom(reply, from, to);
      const link = { operationId: to.id, description: to.summary, parameters };
      return Object.keys(parameters).length === 0 ? [] : [[to.id, link]];
    }),
  );

/** The link to the next page of the same list with the same filters. */
const nextPage = ({ id, request, path }: UseCaseOperation, filters: readonly string[]): JsonObject => {
  if (request.cursor === undefined) return {};
  const again = (kind: 'path' | 'query', names: readonly string[]) =>
    names.map((name) => [`${kind}.${name}`, `$request.${kind}.${name}`] as const);
  const parameters = Object.fromEntries([
    ...again(
      'path',
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    ),
    ...again(
      'query',
      filters.filter((name) => name !== 'cursor' && name !== request.cursor?.begins),
    ),
    ['query.cursor', '$response.body#/nextCursor'],
  ]);
  return { nextPage: { operationId: id, description: 'The next page, unless `nextCursor` is null.', parameters } };
};

/**
 * The links from the reply that tells of a new resource to the operations on it, and from a page to the next page. Other
 * replies have none: who reads or changes a resource knows its id, and each operation would add a link to every other.
 */
export const linksFrom = (
  status: number,
  reply: Reply,
  from: UseCaseOperation,
  filters: readonly string[],
  operations: readonly Operation[],
): JsonObject => {
  const links = status === 201 ? onward(reply, from, operations) : nextPage(from, filters);
  return Object.keys(links).length === 0 ? {} : { links };
};
