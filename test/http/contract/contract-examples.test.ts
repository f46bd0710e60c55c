import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { openApiDocument } from '#adapters/http/openapi/document';
import type { Operation, UseCaseOperation } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';
import { named, sampleOf, useCaseOperations } from '#test/http/support/samples';
import { startService } from '#test/http/support/service';

type Link = { readonly operationId: string; readonly parameters: Readonly<Record<string, string>> };
type Reply = {
  readonly content?: Readonly<
    Record<string, { readonly examples: Readonly<Record<string, { readonly $ref: string }>> }>
  >;
  readonly links?: Readonly<Record<string, Link>>;
};
type Document = {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Reply>> }>>>
  >;
  readonly components: { readonly examples: Readonly<Record<string, { readonly value: unknown }>> };
};

const documentOf = (some: readonly Operation[]) => openApiDocument(some, '1.2.3') as unknown as Document;
const document = documentOf(operations);

const replyOf = ({ path, method, reply }: UseCaseOperation, of = document, status: number = reply.status): Reply =>
  of.paths[path]?.[method.toLowerCase()]?.responses[status] ?? {};
const find = (id: string): UseCaseOperation => {
  const found = useCaseOperations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
};
const exampleOf = (operation: UseCaseOperation, of = document): unknown => {
  const [reference] = Object.values(replyOf(operation, of).content?.['application/json']?.examples ?? {});
  return of.components.examples[reference?.$ref.split('/').at(-1) ?? '']?.value;
};
const linksOf = (id: string, status?: number) => replyOf(find(id), document, status).links ?? {};

describe('the example of a reply', () => {
  test.each(named(useCaseOperations.filter(({ reply }) => reply.body !== undefined)))('of %s fits', (_, operation) => {
    expect(operation.reply.body?.().safeParse(exampleOf(operation))).toMatchObject({ success: true });
  });

  test.each([
    ['quoteOrder', 200, []],
    ['placeOrder', 201, ['id', 'placedAt', 'updatedAt', 'expiresAt']],
  ])('of %s is the reply to the example of its request', async (id, status, random) => {
    const service = await startService();
    const answer = await service.call({ ...sampleOf(find(id)), token: service.tokens.ada });
    expect(answer.status).toBe(status);
    const shown = exampleOf(find(id)) as Record<string, unknown>;
    for (const name of random) expect(typeof answer.json[name]).toBe(typeof shown[name]);
    expect({ ...answer.json, ...Object.fromEntries(random.map((name) => [name, shown[name]])) }).toEqual(shown);
  });
});

describe('links', () => {
  test('of a placed order lead to every operation on an order, with its id and its ETag', () => {
    const onOrders = useCaseOperations.filter(({ path }) => path.includes('{orderId}')).map(({ id }) => id);
    expect(Object.keys(linksOf('placeOrder')).sort()).toEqual([...onOrders].sort());
    expect(linksOf('placeOrder').cancelOrder?.parameters).toEqual({
      orderId: '$response.body#/id',
      'header.If-Match': '$response.header.ETag',
    });
    expect(linksOf('placeOrder').getOrder?.parameters).toEqual({ orderId: '$response.body#/id' });
  });

  test('of a created product lead to its stock', () => {
    expect(linksOf('putProduct', 201).getStock?.parameters).toEqual({ sku: '$response.body#/sku' });
  });

  test('of a page lead to the next page with the same filters', () => {
    expect(linksOf('listProducts')).toEqual({
      nextPage: {
        operationId: 'listProducts',
        description: expect.any(String),
        parameters: {
          'query.maximumAvailable': '$request.query.maximumAvailable',
          'query.limit': '$request.query.limit',
          'query.cursor': '$response.body#/nextCursor',
        },
      },
    });
    expect(linksOf('listOrders').nextPage?.parameters).toHaveProperty(['query.status'], '$request.query.status');
    expect(linksOf('listOrderEvents').nextPage?.parameters).toHaveProperty(['path.orderId'], '$request.path.orderId');
  });

  test.each(['quoteOrder', 'ready', 'batchGetOrders', 'getOrder', 'updateOrder', 'putProduct', 'getStock'])(
    '%s has no links',
    (id) => {
      expect(linksOf(id)).toEqual({});
    },
  );

  test('set only parameters of their operation', () => {
    for (const { id } of useCaseOperations)
      for (const { operationId, parameters } of [...Object.values(linksOf(id)), ...Object.values(linksOf(id, 201))])
        for (const name of Object.keys(parameters).filter((each) => !each.includes('.')))
          expect(Object.keys(find(operationId).request.path ?? {})).toContain(name);
  });
});

describe('a new operation', () => {
  const Tag = z
    .object({
      code: z.string(),
      color: z.nullable(z.string()),
      kind: z.enum(['plain', 'bold']),
      rank: z.int().check(z.gte(3)),
      seen: z.boolean(),
      uses: z.array(z.object({ by: z.string() })),
    })
    .check(z.meta({ id: 'Tag' }));
  const readTag: UseCaseOperation = {
    ...find('getProduct'),
    id: 'readTag',
    path: '/v1/tags/{code}',
    request: {
      path: {
        code: { read: (text) => text, problem: 'product-not-found', description: '', pattern: '', example: 'A' },
      },
    },
    reply: { ...find('getProduct').reply, body: () => Tag },
  };
  const writeTag: UseCaseOperation = {
    ...readTag,
    id: 'writeTag',
    method: 'PUT',
    commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
    request: { ...readTag.request, body: z.unknown(), example: { color: 'red', kind: 'bold', rank: 'high' } },
    reply: { ...readTag.reply, otherStatus: { status: 201, description: 'It is new.' } },
  };
  const renewed = documentOf([...operations, readTag, writeTag]);

  test('has links without further code', () => {
    expect(replyOf(writeTag, renewed, 201).links).toMatchObject({
      readTag: { parameters: { code: '$response.body#/code' } },
    });
  });

  test('adds no more to the contract than a reviewer reads', () => {
    const linesOf = (some: readonly Operation[]) => JSON.stringify(documentOf(some), null, 2).split('\n').length;
    const cancelOrder = find('cancelOrder');
    const another = { ...cancelOrder, id: 'anotherCommand', path: '/v1/orders/{orderId}/another' } as const;
    expect(linesOf([...operations, another]) - linesOf(operations)).toBeLessThan(300);
  });

  test('has an example without further code: values of the request come back where they fit', () => {
    expect(exampleOf(readTag, renewed)).toEqual({
      code: 'A',
      color: 'red',
      kind: 'bold',
      rank: 3,
      seen: false,
      uses: [{ by: 'text' }],
    });
  });
});
