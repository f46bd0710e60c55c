import { expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import type { MembersFor } from '#adapters/http/reply-schema';
import { skuParameter } from '#adapters/http/schemas/catalog-parameters';
import { defineUseCase } from '#application/use-case';
import type { Sku } from '#domain/catalog/product';
import { ok, type Result, refuse } from '#domain/result';

/**
 * Declarations that must not compile: each `@ts-expect-error` fails the type check when the line below compiles. The
 * file is a test as well, because an unused file is reported.
 */

type NotFound = { readonly kind: 'product-not-found' };
type Mismatch = { readonly kind: 'version-mismatch' };

const renameProduct = defineUseCase({
  uses: ['products'],
  with:
    ({ products }) =>
    async ({ sku }: { readonly sku: Sku; readonly name: string }): Promise<Result<string, NotFound | Mismatch>> => {
      const product = await products.find(sku);
      return product === undefined ? refuse({ kind: 'product-not-found' }) : ok(product.name);
    },
});

const common = {
  id: 'renameProduct',
  method: 'POST',
  path: '/v1/products/{sku}/name',
  tag: 'Catalog',
  summary: 'Rename a product',
  access: { scope: 'catalog:write', who: 'staff' },
  useCase: renameProduct,
} as const;
const request = { path: { sku: skuParameter }, body: z.strictObject({ name: z.string() }) };
const reply = {
  status: 200,
  description: 'Its name.',
  body: () => z.string(),
  represent: (name: string) => ({ body: name }),
} as const;

const complete = defineOperation({
  ...common,
  request,
  toCommand: ({ path, body }) => ({ sku: path.sku, name: body.name }),
  reply,
  refusals: { 'product-not-found': 404, 'version-mismatch': 412 },
});

defineOperation({
  ...common,
  request,
  toCommand: ({ path, body }) => ({ sku: path.sku, name: body.name }),
  reply,
  // @ts-expect-error a refusal of the use case is missing
  refusals: { 'product-not-found': 404 },
});

defineOperation({
  ...common,
  request,
  toCommand: ({ path, body }) => ({ sku: path.sku, name: body.name }),
  reply,
  // @ts-expect-error the use case has no such refusal
  refusals: { 'product-not-found': 404, 'version-mismatch': 412, 'out-of-stock': 409 },
});

defineOperation({
  ...common,
  request,
  toCommand: ({ path, body }) => ({ sku: path.sku, name: body.name }),
  reply,
  // @ts-expect-error 200 is not the status of a refusal
  refusals: { 'product-not-found': 200, 'version-mismatch': 412 },
});

defineOperation({
  ...common,
  request,
  // @ts-expect-error the command has a name as well
  toCommand: ({ path }) => ({ sku: path.sku }),
  reply,
  refusals: { 'product-not-found': 404, 'version-mismatch': 412 },
});

defineOperation({
  ...common,
  request,
  // @ts-expect-error the body has no such field
  toCommand: ({ path, body }) => ({ sku: path.sku, name: body.title }),
  reply,
  refusals: { 'product-not-found': 404, 'version-mismatch': 412 },
});

const renameForOnce = defineUseCase({
  uses: ['products'],
  with:
    () =>
    async (_: {
      readonly sku: Sku;
      readonly name: string;
    }): Promise<Result<string, { readonly kind: 'product-not-found'; readonly renamedTo: string }>> =>
      refuse({ kind: 'product-not-found', renamedTo: '' }),
});

defineOperation({
  ...common,
  request,
  toCommand: ({ path, body }) => ({ sku: path.sku, name: body.name }),
  reply,
  // @ts-expect-error refusal-problems.ts has no texts for `renamedTo`
  refusals: { 'product-not-found': 404 },
  useCase: renameForOnce,
});

// @ts-expect-error the use case returns a text
defineOperation({
  ...common,
  request,
  toCommand: ({ path, body }) => ({ sku: path.sku, name: body.name }),
  reply: { ...reply, represent: (name: number) => ({ body: name }) },
  refusals: { 'product-not-found': 404, 'version-mismatch': 412 },
});

defineUseCase({
  uses: ['products'],
  // @ts-expect-error the port is not declared
  with: (ports) => async () => ok(ports.orders),
});

defineUseCase({
  // @ts-expect-error there is no such port
  uses: ['printer'],
  with: () => async () => ok(undefined),
});

({
  name: z.string(),
  // @ts-expect-error the member `price` is missing
}) satisfies MembersFor<'name' | 'price'>;

test('a complete operation compiles', () => {
  expect(complete).toMatchObject({ kind: 'use-case', id: 'renameProduct', refusals: { 'version-mismatch': 412 } });
});
