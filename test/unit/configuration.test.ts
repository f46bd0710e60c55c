import { describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { jobs } from '#adapters/lambda/jobs/registry';
import type { Ports } from '#application/ports';
import { configurationFrom } from '#infrastructure/configuration';
import { createContainer, runnerOf } from '#infrastructure/container';
import { allPorts } from '#infrastructure/deployed/all-ports';
import { factoriesOf } from '#infrastructure/deployed/factories';
import { deployedParts } from '#infrastructure/deployed/parts';
import { type Need, needsOf, needsOfJob, needsOfPort } from '#infrastructure/needs';
import { shippedSettings } from '#test/builders/shop';

const variables: Readonly<Record<Need, Readonly<Record<string, string>>>> = {
  table: { TABLE_NAME: 'orders' },
  shards: { SHARDS: '[{"from":0,"shards":2}]' },
  tags: { TAG_SECRETS: '[{"from":0,"secret":"sixteen symbols!"}]' },
  cursors: { CURSOR_SECRET: 'sixteen symbols!' },
  tokens: { TOKEN_ISSUER: 'https://issuer.example', TOKEN_CLIENTS: 'web,partner' },
  metrics: { METRICS_NAMESPACE: 'orders' },
  settings: {},
  bus: { EVENT_BUS_NAME: 'orders' },
  mail: { MAIL_SENDER: 'shop@example.com' },
  payments: { PAYMENT_RETURN_URL: 'https://shop.test/paid' },
  'provider-events': { PROVIDER_EVENT_SECRETS: '["sixteen symbols!"]' },
};
const kinds = Object.keys(variables) as Need[];

const environmentOf = (needs: readonly Need[]): Record<string, string> =>
  Object.assign({ AWS_REGION: 'eu-central-1' }, ...needs.map((need) => variables[need]));
const portsWith = (needs: readonly Need[]) =>
  factoriesOf(allPorts, deployedParts(configurationFrom(environmentOf(needs), new Set(needs), () => shippedSettings)));

describe('the configuration of a function', () => {
  const ports = Object.keys(needsOfPort) as (keyof Ports)[];

  test.each(ports)('has the needs of the port %s', (port) => {
    expect(portsWith(needsOfPort[port])[port]?.()).toBeDefined();
  });

  /** Shards and metrics have a default. */
  const required: readonly Need[] = ['table', 'tags', 'settings', 'bus', 'mail'];
  test.each(
    ports.flatMap((port) =>
      needsOfPort[port].filter((need) => required.includes(need)).map((need) => [port, need] as const),
    ),
  )('the port %s is not made without %s', (port, need) => {
    const others = portsWith(needsOfPort[port].filter((each) => each !== need));
    expect(() => (others[port]?.() as { find?: unknown } | undefined)?.find).toThrow(
      /^this function has no .+: add the need to its port in needs.ts$/,
    );
  });

  const runnables = [...operations, ...jobs].filter((each) => 'useCase' in each);
  test.each(runnables.map((each) => [each.id, each] as const))('has the needs of %s', (_, runnable) => {
    const needs = 'trigger' in runnable ? needsOfJob(runnable) : needsOf([runnable]);
    const container = createContainer(portsWith([...needs]), [runnable]);
    expect(runnerOf(container, runnable)).toBeInstanceOf(Function);
  });

  test('has no needs for pages', () => {
    expect([...needsOf(operations.filter(({ kind }) => kind === 'page'))]).toEqual([]);
  });

  test('has every need for all operations and jobs together', () => {
    const needs = [...needsOf(operations), ...jobs.flatMap((job) => [...needsOfJob(job)])];
    expect([...new Set(needs)].sort()).toEqual([...kinds].sort());
  });
});

describe('the environment', () => {
  test('is read only as far as it is needed', () => {
    const everything = environmentOf(kinds);
    expect(configurationFrom(everything, new Set(['table']), () => shippedSettings)).toEqual({
      table: 'orders',
      endpoint: undefined,
      region: 'eu-central-1',
      tagSecrets: undefined,
      shards: [{ from: 0, shards: 2 }],
      cursorSecret: undefined,
      tokens: undefined,
      corsOrigins: [],
      isClosed: false,
      settings: undefined,
      metricsNamespace: undefined,
      bus: undefined,
      mailSender: undefined,
      providerEventSecrets: undefined,
    });
    expect(configurationFrom(everything, new Set(kinds), () => shippedSettings)).toMatchObject({
      settings: shippedSettings,
      tagSecrets: [{ from: 0, secret: 'sixteen symbols!' }],
      cursorSecret: 'sixteen symbols!',
      tokens: { issuer: 'https://issuer.example', clients: ['web', 'partner'], scopePrefix: '', staffGroup: 'staff' },
    });
  });

  test.each([
    ['yes', true],
    ['no', false],
  ])('closes the shop with %s: %p', (SHOP_CLOSED, isClosed) =>
    expect(configurationFrom({ SHOP_CLOSED }, new Set(), () => shippedSettings)).toMatchObject({ isClosed }),
  );

  test.each(['', 'true', 'toString'])('refuses %j, which is neither', (SHOP_CLOSED) =>
    expect(() => configurationFrom({ SHOP_CLOSED }, new Set(), () => shippedSettings)).toThrow('SHOP_CLOSED (wrong)'),
  );

  describe('has the issuer’s keys', () => {
    const tokensOf = (TOKEN_KEYS: Readonly<Record<string, string>>) =>
      configurationFrom({ ...environmentOf(['tokens']), ...TOKEN_KEYS }, new Set(['tokens']), () => shippedSettings)
        .tokens;
    const key = { kid: 'key-1', kty: 'RSA', n: 'n', e: 'AQAB' };

    test('or has no keys', () => {
      expect(tokensOf({ TOKEN_KEYS: JSON.stringify({ asked: 'at ten', keys: [key] }) })?.keys).toEqual({ keys: [key] });
      expect(tokensOf({})?.keys).toBeUndefined();
    });

    test.each(['', 'no JSON', 'null', '[]', '{}', '{"keys":{}}', '{"keys":[]}', '{"keys":["key-1"]}'])(
      'as a set of keys: %j is none',
      (text) => {
        expect(() => tokensOf({ TOKEN_KEYS: text })).toThrow(
          /^these environment variables are missing or wrong: TOKEN_KEYS\b[^,]*$/,
        );
      },
    );
  });

  test.each([
    [undefined, []],
    ['["sixteen symbols!"]', ['sixteen symbols!']],
    ['["a new secret of events","sixteen symbols!"]', ['a new secret of events', 'sixteen symbols!']],
  ])('has no secret of provider events, one or two: %j', (text, secrets) => {
    const environment = text === undefined ? {} : { PROVIDER_EVENT_SECRETS: text };
    const needs = new Set<Need>(['provider-events']);
    expect(configurationFrom(environment, needs, () => shippedSettings).providerEventSecrets).toEqual(secrets);
  });

  test.each(['', '[]', '["short"]', '[1]', '"sixteen symbols!"', JSON.stringify(Array(3).fill('sixteen symbols!'))])(
    'refuses %j as secrets of provider events',
    (text) => {
      const environment = { PROVIDER_EVENT_SECRETS: text };
      expect(() => configurationFrom(environment, new Set(['provider-events']), () => shippedSettings)).toThrow(
        /PROVIDER_EVENT_SECRETS \(wrong\)$/,
      );
    },
  );

  test('with faults is refused with all faults at once', () => {
    const faulty = { TAG_SECRETS: 'no JSON', CURSOR_SECRET: 'short', TOKEN_ISSUER: 'nobody', TOKEN_CLIENTS: '' };
    expect(() => configurationFrom(faulty, new Set(kinds), () => shippedSettings)).toThrow(
      /TABLE_NAME .*TAG_SECRETS .*CURSOR_SECRET .*TOKEN_ISSUER .*TOKEN_CLIENTS /,
    );
  });
});
