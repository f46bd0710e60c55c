import { beforeAll, describe, expect, test } from '@jest/globals';
import { sendHttpFile } from '#test/process/clients/http-file';
import { type Collection, foldersOf, sendCollection } from '#test/process/clients/postman';
import { failed, missing, textOf } from '#test/process/clients/request-files';
import { serveForAll } from '#test/process/local-server';

describe('the request collections', () => {
  let url: string;
  beforeAll(async () => {
    ({ url } = await serveForAll('--webhooks-to-localhost'));
  });

  test('orders.http has every operation, and its requests succeed twice', async () => {
    for (const _ of ['first', 'again']) {
      const sent = await sendHttpFile(textOf('orders.http'), { baseUrl: url });
      expect(failed(sent)).toEqual([]);
      expect(missing(sent)).toEqual([]);
      expect(new Set(sent.map(({ name }) => name)).size).toBe(sent.length);
    }
  });

  test('orders.postman_collection.json has every operation, and its requests succeed twice', async () => {
    const collection = JSON.parse(textOf('orders.postman_collection.json')) as Collection;
    expect(collection.info.schema).toBe('https://schema.getpostman.com/json/collection/v2.1.0/collection.json');
    expect(foldersOf(collection).slice(0, 2)).toEqual(['Orders', 'Quotes']);
    for (const _ of ['first', 'again']) {
      const sent = await sendCollection(collection, { baseUrl: url });
      expect(failed(sent)).toEqual([]);
      expect(missing(sent)).toEqual([]);
      expect(new Set(sent.map(({ name }) => name)).size).toBe(sent.length);
    }
  });
});
