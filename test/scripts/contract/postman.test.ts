import { describe, expect, test } from '@jest/globals';
import { openApiDocument } from '#adapters/http/openapi/document';
import { operations } from '#adapters/http/operations/registry';
import { useCaseOperations } from '#test/http/support/samples';
import { postmanCollection } from '../../../scripts/contract/postman';
import { testsOf } from '../../../scripts/contract/postman-tests';
import { walkOf } from '../../../scripts/contract/walk';

const document = openApiDocument(operations, '1.2.3');
const walk = walkOf(useCaseOperations);
const testsIn = (name: string): readonly string[] => {
  const step = walk.steps.find((each) => each.name === name);
  if (step === undefined) throw new Error(`the walk has no ${name}`);
  return testsOf(step, document);
};

type Item = {
  readonly name: string;
  readonly item?: readonly Item[];
  readonly event?: readonly { readonly listen: string; readonly script: { readonly exec: readonly string[] } }[];
};
const { item: items } = JSON.parse(postmanCollection(walk, document)) as { readonly item: readonly Item[] };
const requests = items.flatMap(({ item, ...request }) => item ?? [request]);

describe('a request of the collection', () => {
  test.each(requests)('$name has tests', ({ event = [] }) => {
    const [{ listen, script } = { listen: '', script: { exec: [] } }] = event;
    expect(listen).toBe('test');
    const names = script.exec.flatMap((line) => /^pm\.test\("([^"]+)"/.exec(line)?.[1] ?? []);
    expect(names[0]).toMatch(/^answers 20[0124]( or 201)?$/);
    expect(names.slice(1)).toEqual(
      names.includes('has no body') ? ['has no body'] : ['is application/json', 'has the members of the contract'],
    );
  });

  test('is in the folder of its resource; the token comes first', () => {
    const folders = items.map(({ name, item }) => [name, item?.length ?? 0] as const);
    expect(folders[0]).toEqual(['Get a staff token', 0]);
    expect(folders.slice(1).map(([name]) => name)).toEqual([...new Set(walk.steps.map(({ resource }) => resource))]);
    expect(folders.slice(1).every(([, count]) => count > 0)).toBe(true);
  });
});

describe('the tests of a reply', () => {
  test('say its status, its media type and its members', () => {
    expect(testsIn('getStock')).toEqual([
      'pm.test("answers 200", () => pm.expect(pm.response.code).to.be.oneOf([200]));',
      `pm.test("is application/json", () => pm.expect(pm.response.headers.get('Content-Type').split(';')[0]).to.equal('application/json'));`,
      'pm.test("has the members of the contract", () => pm.response.to.have.jsonSchema({"type":"object","required":["sku","available","owed"],"properties":{"sku":{"type":"string"},"available":{"type":"integer"},"owed":{"type":"integer"}}}));',
    ]);
  });

  test('accept both statuses of a PUT, and no body after a DELETE', () => {
    expect(testsIn('putProduct')[0]).toContain('oneOf([200, 201])');
    expect(testsIn('deleteProduct').slice(1)).toEqual([
      `pm.test("has no body", () => pm.expect(pm.response.text()).to.equal(''));`,
    ]);
  });

  test('know the members of the entries of a list, and of an object in the reply', () => {
    expect(testsIn('listProducts').join('')).toContain(
      '"products":{"type":"array","items":{"type":"object","required":["sku","name","prices",',
    );
    expect(testsIn('placeOrder').join('')).toContain('"totals":{"type":"object","required":["subtotalAmount",');
  });
});
