import { expect, test } from '@jest/globals';
import { createRouter } from '#adapters/http/edge/router';
import { defineStaticPage } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';

const page = (id: string, path: `/${string}`) =>
  defineStaticPage({ id, path, tag: 'Service', summary: id, mediaTypes: ['text/html'], content: () => undefined });

const pages = [
  page('one', '/things/{thing}'),
  page('all', '/things/all'),
  page('part', '/things/{thing}/parts/{part}'),
];

test.each([
  ['as they are', pages],
  ['the other way round', pages.toReversed()],
])('a literal segment wins over a parameter, with the operations %s', (_, operations) => {
  const route = createRouter(operations);
  expect(route('GET', '/things/all')).toMatchObject({ ok: true, value: { operation: { id: 'all' }, parameters: {} } });
  expect(route('GET', '/things/7')).toMatchObject({ value: { operation: { id: 'one' }, parameters: { thing: '7' } } });
  expect(route('GET', '/things/7/parts/8')).toMatchObject({
    value: { operation: { id: 'part' }, parameters: { thing: '7', part: '8' } },
  });
  expect(route('HEAD', '/things/all')).toMatchObject({ ok: true, value: { operation: { id: 'all' } } });
  expect(route('GET', '/things//parts/8')).toMatchObject({ ok: false, refusal: { kind: 'route-not-found' } });
});

test('a path of literals has its own methods only, beside a path with a parameter', () => {
  const route = createRouter(operations);
  for (const path of ['/v1/orders/batch', '/v1/orders/batch-get'])
    for (const method of ['GET', 'HEAD', 'PATCH', 'DELETE', 'PUT'])
      expect([method, path, route(method, path)]).toMatchObject([
        method,
        path,
        { ok: false, refusal: { kind: 'method-not-allowed', status: 405, headers: { allow: 'POST' } } },
      ]);
});
