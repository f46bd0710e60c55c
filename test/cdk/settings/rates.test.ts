import { describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { operationRates } from '#cdk/api/rates';
import { stageFrom } from '#cdk/stage';

type Context = Readonly<Record<string, string>>;

const stageWith = (context: Context) => stageFrom((name) => context[name]);
const ratesWith = (context: Context) => {
  const rates = operationRates(stageWith(context), operations);
  return (id: string) => [...rates].find(([operation]) => operation.id === id)?.[1];
};

describe('rates', () => {
  test('are those of the class without the setting, and pages have none of their own', () => {
    const rateOf = ratesWith({});
    expect(['getOrder', 'placeOrder', 'batchPlaceOrders', 'health'].map(rateOf)).toEqual([
      { requestsPerSecond: 100, burst: 200 },
      { requestsPerSecond: 50, burst: 100 },
      { requestsPerSecond: 5, burst: 10 },
      undefined,
    ]);
  });

  test('replace the rate of an operation, a page or a class', () => {
    const rateOf = ratesWith({ rates: 'placeOrder:7,health:3,read:30' });
    expect(['getOrder', 'placeOrder', 'cancelOrder', 'health', 'docs'].map(rateOf)).toEqual([
      { requestsPerSecond: 30, burst: 60 },
      { requestsPerSecond: 7, burst: 14 },
      { requestsPerSecond: 50, burst: 100 },
      { requestsPerSecond: 3, burst: 6 },
      undefined,
    ]);
  });

  test.each(['placeOrder', 'placeOrder:', 'placeOrder:0', 'placeOrder:1.5', 'placeOrder:100000', 'placeOrder=5', ''])(
    'refuse "%s"',
    (rates) => expect(() => stageWith({ rates })).toThrow('is not an operation or a class, and requests a second'),
  );

  test('refuse two numbers for one name', () =>
    expect(() => stageWith({ rates: 'placeOrder:20,read:5,placeOrder:200' })).toThrow(
      'rates: placeOrder has two numbers.',
    ));

  test('refuse a name that is no operation, before a deployment would ignore it', () => {
    expect(() => ratesWith({ rates: 'placeOrders:5' })).toThrow(
      'rates: placeOrders is neither a class nor an operation. Use read, write, call, batch, page or one of ',
    );
  });
});

describe('the limits of web ACLs', () => {
  test.each([
    [{ stage: 'prod' }, 3_000, 3_000],
    [{ stage: 'prod', requestsPerToken: '1000' }, 3_000, 1_000],
    [{ stage: 'prod', requestsPerAddress: '10' }, 10, 3_000],
    [{ stage: 'dev' }, undefined, undefined],
    [{ stage: 'dev', api: 'rest' }, undefined, undefined],
    [{ stage: 'dev', api: 'rest', requestsPerToken: '1000' }, undefined, 1_000],
  ])('of %j are %s for an address and %s for a token', (context, address, token) => {
    const { web, requestsPerToken } = stageWith(context);
    expect([web?.requestsPerAddress, requestsPerToken]).toEqual([address, token]);
  });

  test.each([
    [{ requestsPerAddress: '1000' }, 'requestsPerAddress: stage dev has no pages, and so no web ACL.'],
    [{ requestsPerAddress: '1000', api: 'rest' }, 'requestsPerAddress: stage dev has no pages, and so no web ACL.'],
    [{ requestsPerToken: '1000' }, 'requestsPerToken: stage dev has neither pages nor a REST API, and so no web ACL.'],
  ])('%j is refused, because nobody would count', (context, words) => {
    expect(() => stageWith(context)).toThrow(words);
  });

  test.each(['9', '0', '-10', '1e3', '10,20', 'many', ''])('"%s" is no number of requests', (requests) => {
    expect(() => stageWith({ stage: 'prod', requestsPerToken: requests })).toThrow(
      'is not a number of requests in five minutes, at least 10.',
    );
  });
});
