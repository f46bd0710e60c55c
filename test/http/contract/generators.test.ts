import { expect, test } from '@jest/globals';
import { openApiDocument } from '#adapters/http/openapi/document';
import type { Operation } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';

/**
 * The shapes that client generators understand; `npm run try:generators` generates and uses their clients. Each test lists
 * the places of a shape that one of them drops or misreads.
 */

type Node = { readonly [name: string]: unknown };
type Place = readonly [pointer: string, schema: Node];

const document = JSON.parse(JSON.stringify(openApiDocument(operations, '1.2.3'))) as Node;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const placesIn = function* (value: unknown, pointer = ''): Generator<Place> {
  if (isNode(value)) yield [pointer, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value))
    if (name !== 'example' && name !== 'examples') yield* placesIn(member, `${pointer}/${name}`);
};
const places = [...placesIn(document)];

const where = (isBad: (schema: Node) => boolean): readonly string[] =>
  places.filter(([, schema]) => isBad(schema)).map(([pointer]) => pointer);

const branches = (schema: Node, keyword: string): readonly Node[] =>
  Array.isArray(schema[keyword]) ? (schema[keyword] as readonly Node[]) : [];

test('a nullable value has null in its type, unless it is a reference', () => {
  expect(
    where((schema) => {
      const [value, other] = branches(schema, 'anyOf');
      return other?.type === 'null' && value?.$ref === undefined;
    }),
  ).toEqual([]);
});

test('a nullable reference is one reference and null', () => {
  const nullable = places
    .map(([, schema]) => branches(schema, 'anyOf'))
    .filter((list) => list.some(({ type }) => type === 'null'));
  expect(nullable.length).toBeGreaterThan(0);
  for (const list of nullable) expect(list).toEqual([{ $ref: expect.any(String) }, { type: 'null' }]);
});

test('a constant stands in a discriminated union only, where all generators read it', () => {
  // A value that is excluded is read by none, and needed by none.
  const excluded = '/properties/delta/not';
  expect(where((schema) => schema.const !== undefined).filter((place) => !place.endsWith(excluded))).toEqual([
    '/components/schemas/FixedDiscountInput/properties/type',
    '/components/schemas/PercentDiscountInput/properties/type',
  ]);
});

test('allOf has a reference and what it adds, and each of them is an object', () => {
  const composed = places.filter(([, schema]) => schema.allOf !== undefined);
  expect(composed.length).toBeGreaterThan(30);
  for (const [pointer, schema] of composed)
    expect([pointer, ...branches(schema, 'allOf')]).toEqual([
      pointer,
      { $ref: '#/components/schemas/Problem' },
      expect.objectContaining({ type: 'object', properties: expect.anything(), required: expect.anything() }),
    ]);
});

test('a list without duplicates has named items, if they are an enum: Java gives others two types', () => {
  const lists = places.map(([, schema]) => schema).filter(({ uniqueItems }) => uniqueItems === true);
  expect(lists.length).toBeGreaterThan(0);
  for (const { items } of lists) expect(items).not.toHaveProperty('enum');
});

test('the refusals of a response are one schema, or a union that the code discriminates', () => {
  const refusals = places.filter(([pointer]) => pointer.endsWith('/application/problem+json/schema'));
  expect(refusals.length).toBeGreaterThanOrEqual(40);
  for (const [pointer, schema] of refusals) {
    const { discriminator } = schema as { readonly discriminator?: Node };
    if (schema.$ref === undefined)
      expect([pointer, Object.values((discriminator?.mapping ?? {}) as Node)]).toEqual([
        pointer,
        branches(schema, 'oneOf').map(({ $ref }) => $ref),
      ]);
  }
});

test('an integer says how many bits it has', () => {
  const isInteger = ({ type }: Node) => [type].flat().includes('integer');
  expect(where((schema) => isInteger(schema) && schema.format === undefined)).toEqual([]);
  const tooSmall = (schema: Node) =>
    isInteger(schema) && schema.format === 'int32' && (typeof schema.maximum !== 'number' || schema.maximum >= 2 ** 31);
  expect(where((schema) => tooSmall(schema) && schema.enum === undefined)).toEqual([]);
});

test('a code with two statuses is no contract', () => {
  const [getOrder] = operations.filter(({ id }) => id === 'getOrder');
  const other = { ...getOrder, id: 'another', path: '/v1/another', refusals: { 'order-not-found': 409 } } as Operation;
  expect(() => openApiDocument([...operations, other], '1.2.3')).toThrow(
    'order-not-found has the statuses 404 and 409',
  );
});
