import { expect, test } from '@jest/globals';
import { openApiDocument } from '#adapters/http/openapi/document';
import { operations } from '#adapters/http/operations/registry';
import {
  codesIn,
  exampleKey,
  foldRefusals,
  isRefusal,
  openReference,
  withNewKey,
} from '../../src/adapters/http/operations/service/reference.js';

const sent = (key: string) => ({
  url: '/v1/orders',
  method: 'POST',
  headers: { accept: '*/*', 'Idempotency-Key': key },
});

test('each execution of a command has a new key', () => {
  let keys = 0;
  const newKey = () => {
    keys += 1;
    return `new-${keys}`;
  };
  const request = sent(exampleKey);
  expect(withNewKey(request, newKey)).toEqual(sent('new-1'));
  expect(withNewKey(request, newKey)).toEqual(sent('new-2'));
  expect(request).toEqual(sent(exampleKey));
});

test('a key that somebody typed stays, and a request without a key gets none', () => {
  const newKey = () => 'new';
  expect(withNewKey(sent('mine'), newKey)).toEqual(sent('mine'));
  expect(withNewKey({ headers: { accept: '*/*' } }, newKey)).toEqual({ headers: { accept: '*/*' } });
  expect(withNewKey({}, newKey)).toEqual({});
});

test('the contract fills the forms with the key that is replaced', () => {
  const { components } = openApiDocument(operations, '1.0.0') as {
    readonly components: { readonly parameters: Readonly<Record<string, { readonly example: unknown }>> };
  };
  expect(components.parameters.IdempotencyKey?.example).toBe(exampleKey);
});

test.each([
  ['200', false],
  ['304', false],
  ['400', true],
  ['404', true],
  ['503', true],
  ['default', false],
])('a response %s is a refusal: %s', (status, expected) => expect(isRefusal(status)).toBe(expected));

test('the line of a refusal has its codes', () => {
  expect(codesIn('`out-of-stock`: Units are missing. `price-changed`: See `quote` for the new one.')).toEqual([
    'out-of-stock',
    'price-changed',
  ]);
  expect(codesIn('')).toEqual([]);
});

type Made = {
  readonly type: unknown;
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly children: readonly unknown[];
};

/** A React that only notes what it should make. `isOpen`: the state of the row. */
const noting = (isOpen: boolean, open: (value: boolean) => void = () => undefined) => ({
  createElement: (type: unknown, properties: object | null, ...children: unknown[]): Made => ({
    type,
    properties: properties as Made['properties'],
    children,
  }),
  useState: (): [boolean, (value: boolean) => void] => [isOpen, open],
  Fragment: 'fragment',
});

const properties = (code: string) => ({ code, response: { get: () => '`order-not-found`: No order has this id.' } });

/** The element that the plugin makes of a response. */
const madeOf = (code: string, react: ReturnType<typeof noting>): Made => {
  const make = foldRefusals().wrapComponents.response('Response', { React: react });
  const made = make(properties(code)) as Made;
  return typeof made.type === 'function' ? (made.type(made.properties) as Made) : made;
};

test('a success is shown as it is', () => expect(madeOf('200', noting(false)).type).toBe('Response'));

test('a refusal is a line until it is opened', () => {
  const opened: boolean[] = [];
  const closed = madeOf(
    '404',
    noting(false, (value) => opened.push(value)),
  );
  expect(closed.type).toBe('fragment');
  expect(closed.children[1]).toBeNull();
  expect(JSON.stringify(closed)).toContain('order-not-found');
  const [line] = closed.children as readonly Made[];
  const [status] = (line?.children ?? []) as readonly Made[];
  const [button] = (status?.children ?? []) as readonly Made[];
  expect(button?.properties?.['aria-expanded']).toBe(false);
  const { onClick } = button?.properties ?? {};
  (onClick as () => void)();
  expect(opened).toEqual([true]);
  expect((madeOf('404', noting(true)).children as readonly (Made | null)[])[1]?.type).toBe('Response');
});

test('the page opens the contract of its own service, and asks nobody else', () => {
  const options = openReference((given) => given) as Readonly<Record<string, unknown>>;
  expect(options).toMatchObject({ url: '/openapi.json', dom_id: '#reference', validatorUrl: null });
  const intercept = options.requestInterceptor as (request: object) => {
    readonly headers: Readonly<Record<string, string>>;
  };
  expect(intercept(sent(exampleKey)).headers['Idempotency-Key']).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
});
