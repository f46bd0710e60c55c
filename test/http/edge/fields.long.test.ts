import { beforeAll, describe, expect, test } from '@jest/globals';
import type * as z from 'zod/mini';
import { currencyCodes } from '#domain/currency';
import { isRemote } from '#test/http/remote/inside';
import { asOneEntry } from '#test/http/support/alone';
import { boundsOf } from '#test/http/support/bounds';
import { expectProblem, expectRefusedAtTheEdge } from '#test/http/support/problems';
import { cart, named, newKey, sampleOf, withBody } from '#test/http/support/samples';
import { kindOf, type Path, pointer, replaced, type Schema, schemaOf } from '#test/http/support/schemas';
import { type Call, startService, type TestService } from '#test/http/support/service';

let service: TestService;
beforeAll(async () => {
  service = asOneEntry(await startService());
});

type Field = { readonly path: Path; readonly types: readonly string[]; readonly required: boolean };

/** Every field that a body may have, with the first entry of each list. It comes from the schema, so it is complete. */
const fieldsOf = (schema: Schema, path: Path = []): readonly Field[] => {
  const variants = schema.anyOf ?? [schema];
  return variants.flatMap((variant) => [
    ...Object.entries(variant.properties ?? {}).flatMap(([name, member]): readonly Field[] => [
      {
        path: [...path, name],
        types: (member.anyOf ?? [member]).map(({ type }) => type ?? 'string'),
        required: variant.required?.includes(name) ?? false,
      },
      ...fieldsOf(member, [...path, name]),
    ]),
    ...(variant.items === undefined
      ? []
      : [
          { path: [...path, 0], types: [variant.items.type ?? 'string'], required: false },
          ...fieldsOf(variant.items, [...path, 0]),
        ]),
  ]);
};

const objectsOf = (schema: Schema, path: Path = []): readonly Path[] =>
  (schema.anyOf ?? [schema]).flatMap((variant) => [
    ...(variant.properties === undefined ? [] : [path]),
    ...Object.entries(variant.properties ?? {}).flatMap(([name, member]) => objectsOf(member, [...path, name])),
    ...(variant.items === undefined ? [] : objectsOf(variant.items, [...path, 0])),
  ]);

const ofType: Readonly<Record<string, unknown>> = {
  string: 'text',
  integer: 7,
  number: 1.5,
  boolean: true,
  array: ['x'],
  object: { color: 'red' },
  null: null,
};

type Error = { readonly pointer: string; readonly code: string };

/** Refused at the edge, with one error of this code at this place among them. */
const expectBlamed = async (call: Call, at: string, fault: string): Promise<void> => {
  const before = service.portCalls.length;
  const answer = await service.call(call);
  const errors = (answer.json.errors ?? []) as readonly Error[];
  expectProblem(answer, { status: 422, code: 'validation-failed', pointers: errors.map((each) => each.pointer) });
  expect(errors).toContainEqual(expect.objectContaining({ pointer: at, code: fault }));
  expect(service.portCalls.slice(before)).toEqual([]);
};

/** The errors of the edge at this place. A use case reports errors only after it has read something. */
const faultsAtTheEdge = async (call: Call, at: string): Promise<readonly Error[]> => {
  const before = service.portCalls.length;
  const { json } = await service.call(call);
  // A test from outside cannot tell which of the two refused it.
  if (json.code !== 'validation-failed' || isRemote || service.portCalls.length > before) return [];
  return ((json.errors ?? []) as readonly Error[]).filter((each) => each.pointer === at);
};

describe.each(named(withBody))('%s', (_, operation) => {
  const sample = sampleOf(operation);
  const schema = kindOf(schemaOf(operation.request.body as z.ZodMiniType), sample.body);
  const wrongTypes = fieldsOf(schema).flatMap(({ path, types }) =>
    Object.keys(ofType)
      .filter((type) => !types.includes(type))
      .map((type) => [pointer(path), type, path] as const),
  );

  test('fields of another type are refused', async () => {
    for (const [at, type, path] of wrongTypes) {
      const answer = await service.call({ ...sample, body: replaced(sample.body, path, ofType[type]) });
      const errors = (answer.json.errors ?? []) as readonly Error[];
      expectProblem(answer, { status: 422, code: 'validation-failed', pointers: errors.map((each) => each.pointer) });
      expect(errors.filter((each) => each.pointer === at)).toEqual([
        expect.objectContaining({ code: expect.stringMatching(/^(wrong-type|not-allowed)$/) }),
      ]);
    }
  });

  test('a number that is no integer hears the same, however many decimals it has', async () => {
    const places = [...fieldsOf(schema).map(({ path }) => path), ['color'], ['color', 0]];
    for (const path of places) {
      const raw = JSON.stringify(replaced(sample.body, path, '@number'));
      const errorsFor = async (number: string) => {
        const { body: _body, ...rest } = sample;
        const headers = { ...rest.headers, 'content-type': 'application/json' };
        return (await service.call({ ...rest, headers, raw: raw.replace('"@number"', number) })).json.errors;
      };
      const expected = await errorsFor('1.5');
      for (const number of ['1.0000000000000000001', '1e-400']) {
        expect([pointer(path), number, await errorsFor(number)]).toEqual([pointer(path), number, expected]);
      }
    }
  });

  const required = fieldsOf(schema).filter((field) => field.required);
  test('required fields cannot be left out', async () => {
    for (const { path } of required)
      await expectBlamed({ ...sample, body: replaced(sample.body, path, undefined) }, pointer(path), 'required');
  });

  test.each(objectsOf(schema).map((path) => [pointer(path) || 'the body', path] as const))(
    '%s takes no other field',
    async (__, path) => {
      const at = [...path, 'color'];
      await expectBlamed({ ...sample, body: replaced(sample.body, at, 'red') }, pointer(at), 'unknown-field');
    },
  );
});

const long = (length: number): string => 'x'.repeat(length);
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'x']));
const tags = (count: number) => Array.from({ length: count }, (_, index) => `tag${index}`);
const lines = (count: number) => Array.from({ length: count }, () => ({ sku: 'MUG', quantity: 1 }));
const address = { name: 'A', line1: '1', city: 'B', country: 'DE' };

type Row = readonly [field: string, value: unknown, fault: string | undefined, at?: string];

/** Bounds that the schema does not document, or that deserve a line. Undefined: accepted. */
const orderFields: readonly Row[] = [
  ['currency', 'EUR', undefined],
  ['currency', 'eur', 'wrong-format'],
  ['currency', 'EU', 'wrong-format'],
  ['currency', 'EURO', 'wrong-format'],
  ['currency', 'XXX', 'not-allowed'],
  ['currency', 'DEM', 'not-allowed'],
  ['currency', '', 'wrong-format'],
  ['lines', [], 'too-short'],
  ['lines', lines(50), undefined],
  ['lines', lines(51), 'too-long'],
  ['lines', [{ sku: 'MUG', quantity: 0 }], 'too-small', '/lines/0/quantity'],
  ['lines', [{ sku: 'MUG', quantity: -1 }], 'too-small', '/lines/0/quantity'],
  ['lines', [{ sku: 'MUG', quantity: 1.5 }], 'wrong-type', '/lines/0/quantity'],
  ['lines', [{ sku: 'MUG', quantity: 9_999 }], undefined],
  ['lines', [{ sku: 'MUG', quantity: 10_000 }], 'too-large', '/lines/0/quantity'],
  ['lines', [{ sku: 'MUG', quantity: '3' }], 'wrong-type', '/lines/0/quantity'],
  ['lines', [{ sku: 'MUG', quantity: 2 ** 53 }], 'too-large', '/lines/0/quantity'],
  ['lines', [{ sku: '', quantity: 1 }], 'wrong-format', '/lines/0/sku'],
  ['lines', [{ sku: long(65), quantity: 1 }], 'wrong-format', '/lines/0/sku'],
  ['lines', [{ sku: '-MUG', quantity: 1 }], 'wrong-format', '/lines/0/sku'],
  ['lines', [{ sku: 'MUG/1', quantity: 1 }], 'wrong-format', '/lines/0/sku'],
  ['lines', [{ sku: 'MÜG', quantity: 1 }], 'wrong-format', '/lines/0/sku'],
  ['discountCode', null, undefined],
  ['discountCode', '', 'wrong-format'],
  ['discountCode', long(64), undefined],
  ['discountCode', long(65), 'wrong-format'],
  ['discountCode', '10 %', 'wrong-format'],
  ['shippingMethod', null, undefined],
  ['shippingMethod', '', 'too-short'],
  ['shippingMethod', long(41), 'too-long'],
  ['shippingAddress', null, undefined],
  ['shippingAddress', { ...address, name: long(120) }, undefined],
  ['shippingAddress', { ...address, name: long(121) }, 'too-long', '/shippingAddress/name'],
  ['shippingAddress', { ...address, name: '' }, 'too-short', '/shippingAddress/name'],
  ['shippingAddress', { ...address, name: ' \u3000' }, 'wrong-format', '/shippingAddress/name'],
  ['shippingAddress', { ...address, country: 'de' }, 'wrong-format', '/shippingAddress/country'],
  ['shippingAddress', { ...address, country: 'XX' }, 'not-allowed', '/shippingAddress/country'],
  ['shippingAddress', { ...address, country: 'UK' }, 'not-allowed', '/shippingAddress/country'],
  ['shippingAddress', { ...address, country: 'DEU' }, 'wrong-format', '/shippingAddress/country'],
  ['shippingAddress', { ...address, region: '' }, 'too-short', '/shippingAddress/region'],
];

const placementFields: readonly Row[] = [
  ...orderFields,
  ['customerId', '', 'wrong-format'],
  ['customerId', long(128), undefined],
  ['customerId', long(129), 'wrong-format'],
  ['customerId', 'cus ada', 'wrong-format'],
  ['customerId', 'ada@example.com', 'wrong-format'],
  ['customerId', 'cus_ädä', 'wrong-format'],
  ['email', null, undefined],
  ['email', 'ada@example.com', undefined],
  ['email', 'ada', 'wrong-format'],
  ['email', '@example.com', 'wrong-format'],
  ['email', 'ada@example', 'wrong-format'],
  ['email', 'ada@exa mple.com', 'wrong-format'],
  ['email', 'Ada <ada@example.com>', 'wrong-format'],
  ['email', 'a@b.de, c@d.de', 'wrong-format'],
  ['email', 'a@b', 'wrong-format'],
  ['email', 'ada@example..com', 'wrong-format'],
  ['email', 'ada@.example.com', 'wrong-format'],
  ['email', 'ada@example.com.', 'wrong-format'],
  ['email', 'ada@-example.com', 'wrong-format'],
  ['email', 'ada@example-.com', 'wrong-format'],
  ['email', 'ada@exam。ple.com', 'wrong-format'],
  ['email', 'ada@exam_ple.com', 'wrong-format'],
  ['email', 'ada@exam!ple.com', 'wrong-format'],
  ['email', 'ada@127.0.0.1', 'wrong-format'],
  ['email', 'ada\ufe0f@example.com', 'wrong-format'],
  ['email', 'ada@4you.example', undefined],
  ['email', `${'🦉'.repeat(16)}@example.com`, undefined],
  ['email', `${'🦉'.repeat(16)}x@example.com`, 'wrong-format'],
  ['email', `${'🦉'.repeat(64)}@example.com`, 'wrong-format'],
  ['email', `ada@${'ü'.repeat(57)}.de`, undefined],
  ['email', `ada@${'ü'.repeat(58)}.de`, 'wrong-format'],
  ['email', `ada@mail.${'日本語'.repeat(21)}.jp`, 'wrong-format'],
  ['email', `ada@${'ü'.repeat(50)}.${'ü'.repeat(50)}.${'ü'.repeat(50)}.${'ü'.repeat(50)}.de`, undefined],
  [
    'email',
    `${'é'.repeat(20)}@${'ü'.repeat(50)}.${'ü'.repeat(50)}.${'ü'.repeat(50)}.${'ü'.repeat(50)}.de`,
    'wrong-format',
  ],
  ['email', 'ada@xn--mller-kva.de', undefined],
  ['email', 'ada@xn--a.de', 'wrong-format'],
  ['email', 'ada@℀.de', 'wrong-format'],
  ['email', 'ada@example.0x1', 'wrong-format'],
  ['email', 'ada@example.-com', 'wrong-format'],
  ['email', 'ada@exam--ple.co-op.de', undefined],
  ['email', 'jürgen@müller.de', undefined],
  ['email', '.ada@example.com', 'wrong-format'],
  ['email', 'a..b@example.com', 'wrong-format'],
  ['email', 'ada.@example.com', 'wrong-format'],
  ['email', "a.d-a+tag_o'x@example.com", undefined],
  ['email', `${long(64)}@example.com`, undefined],
  ['email', `${long(65)}@example.com`, 'wrong-format'],
  ['email', `a@${long(63)}.com`, undefined],
  ['email', `a@${long(64)}.com`, 'wrong-format'],
  ['email', `${long(64)}@${`${long(62)}.`.repeat(2)}${long(60)}.de`, undefined],
  ['email', `${long(64)}@${`${long(62)}.`.repeat(2)}${long(61)}.de`, 'too-long'],
  ['email', 'ada@example.com\n', 'wrong-format'],
  ['expectedTotalAmount', -1, 'too-small'],
  ['expectedTotalAmount', 1.5, 'wrong-type'],
  ['expectedTotalAmount', '8731', 'wrong-type'],
  ['expectedTotalAmount', 2 ** 53, 'too-large'],
  ['externalReference', '', 'too-short'],
  ['externalReference', long(101), 'too-long'],
  ['note', long(1_000), undefined],
  ['note', long(1_001), 'too-long'],
  ['note', '', 'too-short'],
  ['note', '   ', 'wrong-format'],
  ['note', '\ufe0f', 'wrong-format'],
  ['note', ' \u{e0100}', 'wrong-format'],
  ['note', '\u2800', 'wrong-format'],
  ['note', '❤\ufe0f', undefined],
  ['note', '❤\ufe0f\r\n\ufe0f', undefined],
  ['note', '葛\u{e0100}城', undefined],
  ['note', '\n\r\n', 'wrong-format'],
  ['note', 'left\nright', undefined],
  ['note', '🎁'.repeat(1_000), undefined],
  ['note', '🎁'.repeat(1_001), 'too-long'],
  ['tags', tags(20), undefined],
  ['tags', tags(21), 'too-long'],
  ['tags', ['a', 'b', 'a'], 'not-allowed', '/tags/2'],
  ['tags', ['é', 'e\u0301'], 'not-allowed', '/tags/1'],
  ['tags', [long(40)], undefined],
  ['tags', [long(41)], 'too-long', '/tags/0'],
  ['tags', [''], 'too-short', '/tags/0'],
  ['tags', null, 'wrong-type'],
  ['metadata', keys(20), undefined],
  ['metadata', keys(21), 'too-long'],
  ['metadata', { [long(40)]: 'x' }, undefined],
  ['metadata', { [long(41)]: 'x' }, 'too-long', `/metadata/${long(41)}`],
  ['metadata', { '': 'x' }, 'too-short', '/metadata/'],
  ['metadata', { key: '' }, undefined],
  ['metadata', { key: long(200) }, undefined],
  ['metadata', { key: long(201) }, 'too-long', '/metadata/key'],
  ['metadata', { key: 1 }, 'wrong-type', '/metadata/key'],
  ['metadata', { key: null }, 'wrong-type', '/metadata/key'],
  ['metadata', { key: {} }, 'wrong-type', '/metadata/key'],
  ['metadata', { 'e\u0301': 'x' }, 'not-allowed', '/metadata/e\u0301'],
  ['metadata', { toString: 'x', hasOwnProperty: 'y' }, undefined],
  ['metadata', { constructor: 'x' }, 'forbidden-name', '/metadata/constructor'],
  ['metadata', ['x'], 'wrong-type'],
  ['metadata', null, 'wrong-type'],
];

const pricesIn = (count: number) => Object.fromEntries(currencyCodes.slice(0, count).map((code) => [code, 1]));
const productFields: readonly Row[] = [
  ['name', long(120), undefined],
  ['name', long(121), 'too-long'],
  ['name', '', 'too-short'],
  ['prices', { EUR: 0 }, undefined],
  ['prices', { EUR: -1 }, 'too-small', '/prices/EUR'],
  ['prices', { EUR: 19.99 }, 'wrong-type', '/prices/EUR'],
  ['prices', { EUR: 1999, JPY: 999_999_999 }, undefined],
  ['prices', { EUR: 1999, JPY: 1_000_000_000 }, 'too-large', '/prices/JPY'],
  ['prices', { EUR: 2 ** 53 }, 'too-large', '/prices/EUR'],
  ['prices', { EUR: null }, 'wrong-type', '/prices/EUR'],
  ['prices', { usd: 1 }, 'wrong-format', '/prices/usd'],
  ['prices', { XXX: 1 }, 'not-allowed', '/prices/XXX'],
  ['prices', {}, 'too-short'],
  ['prices', pricesIn(20), undefined],
  ['prices', pricesIn(21), 'too-long'],
  ['prices', [1999], 'wrong-type'],
  ['unitAmount', 1999, 'unknown-field'],
  ['currency', 'EUR', 'unknown-field'],
  ['taxCategory', 'luxury', 'not-allowed'],
  ['taxCategory', 'Standard', 'not-allowed'],
  ['requiresShipping', 'true', 'wrong-type'],
  ['requiresShipping', 1, 'wrong-type'],
];

const manySkus = (count: number) => Array.from({ length: count }, (_, index) => `SKU-${index}`);
const discountFields: readonly Row[] = [
  ['type', 'free', 'not-allowed'],
  ['amount', 0, 'too-small'],
  ['amount', 1, undefined],
  ['amount', -1, 'too-small'],
  ['amount', 9.99, 'wrong-type'],
  ['amount', 2 ** 53, 'too-large'],
  ['rate', '0.1', 'unknown-field'],
  ['currency', null, 'wrong-type'],
  ['currency', 'eur', 'wrong-format'],
  ['startsAt', '2026-02-30T00:00:00Z', 'not-allowed'],
  ['startsAt', '2026-11-21', 'wrong-format'],
  ['startsAt', '2025-11-21t10:00:00.1234567z', undefined],
  ['endsAt', '1969-01-01T00:00:00Z', 'not-allowed'],
  ['endsAt', '2026-01-01T00:00:00.001Z', undefined],
  ['endsAt', '2026-01-01T00:00:00.000Z', 'not-allowed'],
  ['endsAt', '2025-12-31T23:59:59.999Z', 'not-allowed'],
  ['maxRedemptions', null, undefined],
  ['maxRedemptions', 0, 'too-small'],
  ['maxRedemptions', 1, undefined],
  ['maxRedemptions', 999_999_999, undefined],
  ['maxRedemptions', 1_000_000_000, 'too-large'],
  ['maxRedemptions', '3', 'wrong-type'],
  ['minimumAmount', null, undefined],
  ['minimumAmount', 0, 'too-small'],
  ['minimumAmount', 1, undefined],
  ['minimumAmount', 0.5, 'wrong-type'],
  ['appliesTo', null, undefined],
  ['appliesTo', {}, 'too-short'],
  ['appliesTo', { skus: [] }, 'too-short', '/appliesTo/skus'],
  ['appliesTo', { skus: ['TEE-M'], taxCategories: [] }, 'too-short', '/appliesTo/taxCategories'],
  ['appliesTo', { skus: ['TEE-M'] }, undefined],
  ['appliesTo', { taxCategories: ['reduced'] }, undefined],
  ['appliesTo', { taxCategories: ['luxury'] }, 'not-allowed', '/appliesTo/taxCategories/0'],
  ['appliesTo', { skus: ['TEE M'] }, 'wrong-format', '/appliesTo/skus/0'],
  ['appliesTo', { skus: ['TEE-M', 'MUG', 'TEE-M'] }, 'not-allowed', '/appliesTo/skus/2'],
  ['appliesTo', { skus: manySkus(100) }, undefined],
  ['appliesTo', { skus: manySkus(101) }, 'too-long', '/appliesTo/skus'],
  ['appliesTo', { skus: manySkus(100), taxCategories: ['zero'] }, undefined],
  ['appliesTo', { skus: ['TEE-M'], tags: [] }, 'unknown-field', '/appliesTo/tags'],
];

const adjustmentFields: readonly Row[] = [
  ['delta', 0, 'not-allowed'],
  ['delta', 1.5, 'wrong-type'],
  ['delta', '1', 'wrong-type'],
  ['delta', 1_000_000_000, 'too-large'],
  ['delta', -1_000_000_000, 'too-small'],
  ['reason', '', 'too-short'],
  ['reason', long(280), undefined],
  ['reason', long(281), 'too-long'],
  ['reason', '\u00a0', 'wrong-format'],
];

const reasonFields: readonly Row[] = [
  ['reason', '', 'too-short'],
  ['reason', long(281), 'too-long'],
  ['reason', ' ', 'wrong-format'],
];

const notedFields: readonly Row[] = [
  ...placementFields.filter(([field]) => field === 'note'),
  ['tags', null, undefined],
  ['tags', tags(21), 'too-long'],
  ['tags', ['a', 'b', 'a'], 'not-allowed', '/tags/2'],
  ['metadata', null, undefined],
  ['metadata', { gone: null, kept: 'x' }, undefined],
  ['metadata', { [long(41)]: 'x' }, 'too-long', `/metadata/${long(41)}`],
  ['metadata', { key: long(201) }, 'too-long', '/metadata/key'],
  ['metadata', { key: 1 }, 'wrong-type', '/metadata/key'],
  ['metadata', { 'e\u0301': 'x' }, 'not-allowed', '/metadata/e\u0301'],
  ['metadata', { prototype: 'x' }, 'forbidden-name', '/metadata/prototype'],
];

const patchFields: readonly Row[] = [
  ...placementFields.filter(([field]) => field === 'email'),
  ...notedFields,
  ['internal', null, undefined],
  ...notedFields.map(
    ([field, value, fault, at = `/${field}`]): Row => ['internal', { [field]: value }, fault, `/internal${at}`],
  ),
];

const addressFields: readonly Row[] = [
  ['name', long(121), 'too-long'],
  ['line1', '', 'too-short'],
  ['city', ' ', 'wrong-format'],
  ['country', 'de', 'wrong-format'],
  ['country', 'XX', 'not-allowed'],
  ['line2', null, undefined],
];

const count = { sku: 'MUG', delta: 1, reason: 'count', deviceId: 'scanner-1', sequence: 1 };
const batchCountFields: readonly Row[] = [
  ['adjustments', [], 'too-short'],
  ['adjustments', Array.from({ length: 100 }, (_, sequence) => ({ ...count, sequence })), undefined],
  ['adjustments', Array.from({ length: 101 }, (_, sequence) => ({ ...count, sequence })), 'too-long'],
  ['adjustments', [{ ...count, delta: 0 }], 'not-allowed', '/adjustments/0/delta'],
  ['adjustments', [{ ...count, deviceId: 'two words' }], 'wrong-format', '/adjustments/0/deviceId'],
  ['adjustments', [{ ...count, sequence: -1 }], 'too-small', '/adjustments/0/sequence'],
  ['adjustments', {}, 'wrong-type'],
];

const item = { idempotencyKey: 'item-1', currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };
const batchPlacementFields: readonly Row[] = [
  ['orders', [], 'too-short'],
  ['orders', Array.from({ length: 25 }, (_, index) => ({ ...item, idempotencyKey: `many-${index}` })), undefined],
  ['orders', Array.from({ length: 26 }, (_, index) => ({ ...item, idempotencyKey: `more-${index}` })), 'too-long'],
  ['orders', [{ ...item, idempotencyKey: '' }], 'wrong-format', '/orders/0/idempotencyKey'],
  ['orders', [{ ...item, idempotencyKey: 'two words' }], 'wrong-format', '/orders/0/idempotencyKey'],
  ['orders', [{ ...item, currency: 'eur' }], 'wrong-format', '/orders/0/currency'],
];

const batchReadFields: readonly Row[] = [
  ['ids', [], 'too-short'],
  ['ids', Array.from({ length: 100 }, () => 'no id'), undefined],
  ['ids', Array.from({ length: 101 }, () => 'no id'), 'too-long'],
  ['ids', [long(41)], undefined],
  ['ids', [''], undefined],
  ['ids', [7], 'wrong-type', '/ids/0'],
];

const takenLines: readonly Row[] = [
  ['lines', [], 'too-short'],
  ['lines', [{ lineId: '0', quantity: 1 }], 'wrong-format', '/lines/0/lineId'],
  ['lines', [{ lineId: '1', quantity: 0 }], 'too-small', '/lines/0/quantity'],
  ['lines', [1, 1].map((quantity) => ({ lineId: '1', quantity })), 'not-allowed', '/lines/1/lineId'],
];

const tables: Readonly<Record<string, readonly Row[]>> = {
  quoteOrder: orderFields,
  placeOrder: placementFields,
  cancelOrder: [
    ...reasonFields,
    ['lines', [], 'too-short'],
    ['lines', [{ lineId: '1', quantity: 1 }], undefined],
    ['lines', [{ lineId: '0', quantity: 1 }], 'wrong-format', '/lines/0/lineId'],
    ['lines', [{ lineId: '1', quantity: 0 }], 'too-small', '/lines/0/quantity'],
    ['lines', [1, 1].map((quantity) => ({ lineId: '1', quantity })), 'not-allowed', '/lines/1/lineId'],
  ],
  refundPayment: [...takenLines, ['amount', 1.5, 'wrong-type'], ['shipping', 'yes', 'wrong-type']],
  quoteRefund: [
    ...takenLines,
    ['cancel', {}, undefined],
    ['cancel', 'all', 'wrong-type'],
    ['cancel', { lines: [] }, 'too-short', '/cancel/lines'],
    ['cancel', { lines: [{ lineId: '1', quantity: 1 }] }, undefined],
    ['cancel', { lines: [{ lineId: '0', quantity: 1 }] }, 'wrong-format', '/cancel/lines/0/lineId'],
    [
      'cancel',
      { lines: [1, 1].map((quantity) => ({ lineId: '1', quantity })) },
      'not-allowed',
      '/cancel/lines/1/lineId',
    ],
  ],
  updateOrder: patchFields,
  replaceShippingAddress: addressFields,
  batchGetOrders: batchReadFields,
  batchPlaceOrders: batchPlacementFields,
  batchAdjustStock: batchCountFields,
  putProduct: productFields,
  putDiscount: discountFields,
  adjustStock: adjustmentFields,
};

/** What else a body must have for any value of a field. */
const besides: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  payOrder: { reference: { method: 'manual' } },
};

test('every table belongs to an operation with a body', () => {
  expect(withBody.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(tables)));
});

describe.each(named(withBody))('the bounds of %s', (id, operation) => {
  const { bounds, untold } = boundsOf(
    kindOf(schemaOf(operation.request.body as z.ZodMiniType), operation.request.example),
    operation.request.example,
  );
  const rows = tables[id] ?? [];

  test('have rows of fields of its body only', () => {
    const schema = schemaOf(operation.request.body as z.ZodMiniType);
    const names = (schema.oneOf ?? [schema]).flatMap((kind) => fieldsOf(kind).map(({ path }) => path[0]));
    const others = rows.filter(([field, , fault]) => fault !== 'unknown-field' && !names.includes(field));
    expect(
      [...new Set(others.map(([field]) => field))].map(
        (field) =>
          `${field} is no field of ${id}: remove its rows from \`tables\` in test/http/edge/fields.long.test.ts`,
      ),
    ).toEqual([]);
  });

  test('hold on both sides', async () => {
    for (const [field, value, fault, at] of rows) {
      const sample = sampleOf(operation);
      const call = { ...sample, body: { ...(sample.body as object), [field]: value } };
      if (fault !== undefined) await expectBlamed(call, at ?? `/${field}`, fault);
      else
        expect([field, value, (await service.call(call)).json.code]).not.toEqual([field, value, 'validation-failed']);
    }
  });

  test('in its schema hold on both sides', async () => {
    for (const [path, value, fault] of bounds) {
      const sample = sampleOf(operation);
      const body = { ...(replaced(sample.body, path, value) as object), ...besides[id]?.[String(path[0])] };
      const call = { ...sample, body };
      if (fault !== undefined) await expectBlamed(call, pointer(path), fault);
      else expect([pointer(path), await faultsAtTheEdge(call, pointer(path))]).toEqual([pointer(path), []]);
    }
  });

  test('are in its schema or in its table', () => {
    const fields = rows.map(([field]) => field);
    const missing = untold.filter((at) => !fields.includes(at.split('/')[1] ?? ''));
    expect({ 'add rows to the tables of fields.test.ts': { [id]: missing } }).toEqual({
      'add rows to the tables of fields.test.ts': { [id]: [] },
    });
  });
});

describe('numbers as JSON can write them', () => {
  const quote = (quantity: string): Call => ({
    method: 'POST',
    path: '/v1/quotes',
    headers: { 'content-type': 'application/json' },
    raw: `{"currency":"EUR","lines":[{"sku":"MUG","quantity":${quantity}}]}`,
  });

  test.each([
    ['1e400', 'wrong-type'],
    ['-1e400', 'wrong-type'],
    ['-0', 'too-small'],
    ['1e-7', 'wrong-type'],
    ['1e-400', 'wrong-type'],
    ['1.0000000000000000001', 'wrong-type'],
    ['10000000000000000001e-19', 'wrong-type'],
    ['0.99999999999999999999', 'wrong-type'],
    ['2.00000000000000000000001E0', 'wrong-type'],
    [`1.${'0'.repeat(60_000)}1`, 'wrong-type'],
    ['0.9999999999999999', 'wrong-type'],
    ['9007199254740993', 'too-large'],
    [`1${'0'.repeat(400)}`, 'wrong-type'],
  ])('%s', async (text, fault) => {
    await expectBlamed(quote(text), '/lines/0/quantity', fault);
  });

  test.each(['1', '1.0', '1e0', '10E-1', '0.1e1', '1000e-3', '0.0010e+3', `1.${'0'.repeat(60_000)}`])(
    '%s is the number 1',
    async (text) => {
      expect((await service.call(quote(text))).json).toMatchObject({ lines: [{ quantity: { ordered: 1 } }] });
    },
  );

  test('minus zero is read as zero', async () => {
    const put = await service.call({
      method: 'PUT',
      path: '/v1/products/GIFT',
      headers: { 'content-type': 'application/json' },
      raw: '{"name":"Gift","prices":{"EUR":-0},"taxCategory":"zero","requiresShipping":false}',
    });
    expect([put.status, put.json.prices]).toEqual([201, { EUR: 0 }]);
  });
});

test('all faults are reported at once', async () => {
  await expectRefusedAtTheEdge(
    service,
    {
      method: 'POST',
      path: '/v1/orders',
      headers: { 'idempotency-key': newKey() },
      body: {
        ...cart,
        currency: 'eur',
        lines: [
          { sku: 'MUG', quantity: 0 },
          { sku: '', quantity: '1' },
        ],
        email: 'ada',
        color: 1,
      },
    },
    {
      status: 422,
      code: 'validation-failed',
      pointers: ['/color', '/currency', '/email', '/lines/0/quantity', '/lines/1/quantity', '/lines/1/sku'],
    },
  );
});

test.each([
  [
    ['', ''],
    ['/tags/0 too-short', '/tags/1 too-short'],
  ],
  [
    ['a', '', 'a', 'a'],
    ['/tags/1 too-short', '/tags/2 not-allowed', '/tags/3 not-allowed'],
  ],
  [['a', 7, 'a'], ['/tags/1 wrong-type']],
])('the tags %j have one error for each faulty tag', async (wrong, expected) => {
  const { json } = await service.call({
    method: 'POST',
    path: '/v1/orders',
    headers: { 'idempotency-key': newKey() },
    body: { ...cart, tags: wrong },
  });
  expect((json.errors as readonly Error[]).map((each) => `${each.pointer} ${each.code}`)).toEqual(expected);
});
