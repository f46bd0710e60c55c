import { describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { jobs } from '#adapters/lambda/jobs';
import type { Ports } from '#application/ports';
import { configurationFrom } from '#infrastructure/configuration';
import { createContainer, runnerFrom } from '#infrastructure/container';
import { type Need, needsOf, needsOfPort, needsOfPorts } from '#infrastructure/needs';
import { portFactories } from '#infrastructure/service';
import { functionPorts } from '#infrastructure/table-ports';
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
  mail: { MAIL_SENDER: 'orders@shop.example' },
};
const kinds = Object.keys(variables) as Need[];

const told = (needs: readonly Need[]): Record<string, string> =>
  Object.assign({ AWS_REGION: 'eu-central-1' }, ...needs.map((need) => variables[need]));
const portsToldOf = (needs: readonly Need[]) => {
  const configuration = configurationFrom(told(needs), new Set(needs), () => shippedSettings);
  return portFactories({ configuration, stored: functionPorts(configuration), metrics: { count: () => undefined } });
};

describe('a function is told what its operations need', () => {
  /** Jobs make these themselves. */
  const ofJobs: readonly string[] = ['events', 'mail'];
  const ports = (Object.keys(needsOfPort) as (keyof Ports)[]).filter((port) => !ofJobs.includes(port));

  test.each(ports)('the port %s is made with what it says it needs', (port) => {
    expect(portsToldOf(needsOfPort[port])[port]?.()).toBeDefined();
  });

  test.each(
    ports.flatMap((port) =>
      needsOfPort[port]
        .filter((need) => ['table', 'tags', 'settings'].includes(need))
        .map((need) => [port, need] as const),
    ),
  )('the port %s is not there without %s', (port, need) => {
    expect(portsToldOf(needsOfPort[port].filter((one) => one !== need))[port]).toBeUndefined();
  });

  test.each(operations.flatMap((operation) => (operation.kind === 'page' ? [] : [[operation.id, operation] as const])))(
    '%s is put together with what it is told',
    (_, operation) => {
      const container = createContainer(portsToldOf([...needsOf([operation])]), [operation]);
      expect(runnerFrom(container)(operation)).toBeInstanceOf(Function);
    },
  );

  test('pages need nothing', () => {
    expect([...needsOf(operations.filter(({ kind }) => kind === 'page'))]).toEqual([]);
  });

  test('all operations and jobs together need everything', () => {
    const ofAll = new Set([...needsOf(operations), ...needsOfPorts(jobs.flatMap(({ uses }) => uses))]);
    expect([...ofAll].sort()).toEqual([...kinds].sort());
  });
});

describe('the environment', () => {
  test('is read as far as it is needed, and no further', () => {
    const everything = told(kinds);
    expect(configurationFrom(everything, new Set(['table']), () => shippedSettings)).toEqual({
      table: 'orders',
      endpoint: undefined,
      region: 'eu-central-1',
      tagSecrets: undefined,
      shards: [{ from: 0, shards: 2 }],
      cursorSecret: undefined,
      tokens: undefined,
      corsOrigins: [],
      settings: undefined,
    });
    expect(configurationFrom(everything, new Set(kinds), () => shippedSettings)).toMatchObject({
      settings: shippedSettings,
      tagSecrets: [{ from: 0, secret: 'sixteen symbols!' }],
      cursorSecret: 'sixteen symbols!',
      tokens: { issuer: 'https://issuer.example', clients: ['web', 'partner'], scopePrefix: '', staffGroup: 'staff' },
    });
  });

  describe('tells the issuer’s keys', () => {
    const tokensOf = (TOKEN_KEYS: Readonly<Record<string, string>>) =>
      configurationFrom({ ...told(['tokens']), ...TOKEN_KEYS }, new Set(['tokens']), () => shippedSettings).tokens;
    const key = { kid: 'key-1', kty: 'RSA', n: 'n', e: 'AQAB' };

    test('or leaves it to ask for them', () => {
      expect(tokensOf({ TOKEN_KEYS: JSON.stringify({ asked: 'at ten', keys: [key] }) })?.keys).toEqual({ keys: [key] });
      expect(tokensOf({})?.keys).toBeUndefined();
    });

    test.each(['', 'no JSON', 'null', '[]', '{}', '{"keys":{}}', '{"keys":[]}', '{"keys":["key-1"]}'])(
      'as a set of keys: %j is none',
      (text) => {
        expect(() => tokensOf({ TOKEN_KEYS: text })).toThrow(/^the environment lacks or misstates: TOKEN_KEYS\b[^,]*$/);
      },
    );
  });

  test('that lacks or misstates something says all of it at once', () => {
    const faulty = { TAG_SECRETS: 'no JSON', CURSOR_SECRET: 'short', TOKEN_ISSUER: 'nobody', TOKEN_CLIENTS: '' };
    expect(() => configurationFrom(faulty, new Set(kinds), () => shippedSettings)).toThrow(
      /TABLE_NAME .*TAG_SECRETS .*CURSOR_SECRET .*TOKEN_ISSUER .*TOKEN_CLIENTS /,
    );
  });
});
