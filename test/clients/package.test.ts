import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
const service = read('package.json');
const client = read('clients/typescript/package.json');

test('the client has the version, the license and the Node.js of the service', () => {
  expect(client).toMatchObject({ version: service.version, license: service.license, engines: service.engines });
});

test('the client depends on the version of openapi-fetch that the tests use', () => {
  expect(client.dependencies).toEqual({ 'openapi-fetch': service.devDependencies['openapi-fetch'] });
});
