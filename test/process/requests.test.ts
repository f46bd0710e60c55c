import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { UseCaseOperation } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';
import { type Sent, sendHttpFile } from '#test/process/http-file';
import { serve } from '#test/process/local-server';
import { faultOfLine } from '#test/process/log-lines';
import { type Collection, foldersOf, sendCollection } from '#test/process/postman';

const textOf = (file: string): string => readFileSync(new URL(`../../clients/${file}`, import.meta.url), 'utf8');
const useCases = operations.filter((operation): operation is UseCaseOperation => operation.kind === 'use-case');

/** The operation of a request: a path with fewer parameters is tried first. */
const operationOf = ({ method, path }: Sent): string | undefined => {
  const matches = useCases.filter(
    (operation) =>
      operation.method === method && new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  const parameters = (operation: UseCaseOperation) => operation.path.split('{').length;
  return matches.sort((left, right) => parameters(left) - parameters(right))[0]?.id;
};

const failed = (sent: readonly Sent[]): readonly string[] =>
  sent
    .filter(({ status }) => status < 200 || status > 299)
    .map(({ name, method, path, status, text }) => `${name}: ${method} ${path} → ${status} ${text}`);

const missing = (sent: readonly Sent[]): readonly string[] => {
  const reached = new Set(sent.map(operationOf));
  return useCases.map(({ id }) => id).filter((id) => !reached.has(id));
};

describe('the request collections', () => {
  test('orders.http has every operation, and its requests succeed twice', async () => {
    const { url } = await serve();
    for (const _ of ['first', 'again']) {
      const sent = await sendHttpFile(textOf('orders.http'), { baseUrl: url });
      expect(failed(sent)).toEqual([]);
      expect(missing(sent)).toEqual([]);
      expect(new Set(sent.map(({ name }) => name)).size).toBe(sent.length);
    }
  });

  test('orders.http succeeds on the deployed functions', async () => {
    const { url, output } = await serve('--functions');
    const sent = await sendHttpFile(textOf('orders.http'), { baseUrl: url });
    expect(failed(sent)).toEqual([]);
    expect(missing(sent)).toEqual([]);
    const pages = ['/health', '/ready', '/docs', '/openapi.json', '/problems/out-of-stock', '/nowhere'];
    const statuses = await Promise.all(pages.map(async (page) => (await fetch(`${url}${page}`)).status));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect((await fetch(`${url}/health`, { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD');
    const lines = output()
      .split('\n')
      .filter((line) => line.startsWith('{"level"'));
    expect(lines.filter((line) => faultOfLine(line) !== undefined)).toEqual([]);
    const called = new Set(lines.map((line) => JSON.parse(line).operation));
    expect(useCases.map(({ id }) => id).filter((id) => !called.has(id))).toEqual([]);
    expect(output()).toContain('"OrdersPlaced":1');
  });

  test('orders.postman_collection.json has every operation, and its requests succeed twice', async () => {
    const { url } = await serve();
    const collection = JSON.parse(textOf('orders.postman_collection.json')) as Collection;
    expect(collection.info.schema).toBe('https://schema.getpostman.com/json/collection/v2.1.0/collection.json');
    expect(foldersOf(collection)).toEqual([...new Set(useCases.map(({ tag }) => tag))]);
    for (const _ of ['first', 'again']) {
      const sent = await sendCollection(collection, { baseUrl: url });
      expect(failed(sent)).toEqual([]);
      expect(missing(sent)).toEqual([]);
    }
  });
});
