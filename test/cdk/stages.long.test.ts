import { beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { settingNames } from '#cdk/settings';
import { stageFrom, stageNames } from '#cdk/stage';
import { differencesTo } from '#test/cdk/support/differences';
import { buildBundles, ofType, synthesize, type Template } from '#test/cdk/support/synthesized';

beforeAll(buildBundles);

/** One operation of each class, so that a new operation leaves the snapshots unchanged. */
const oneOfEachClass = operations.filter(({ id }) =>
  ['getOrder', 'placeOrder', 'batchPlaceOrders', 'contract'].includes(id),
);

/** The resources without the hashes of code, which are in the names of assets and versions. */
const withoutHashes = (template: Template): unknown => {
  const text = JSON.stringify(template.Resources)
    .replaceAll(/[0-9a-f]{64}\.zip/g, 'asset.zip')
    .replaceAll(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}/g, '$1');
  return JSON.parse(text);
};

const stageWith = (context: Readonly<Record<string, string>>) => stageFrom((name) => context[name]);
const stageNamed = (name: string) => stageWith({ stage: name });

describe('a setting', () => {
  const restoredTable =
    'arn:aws:dynamodb:eu-central-1:111122223333:table/order-service-prod-2/stream/2026-11-21T10:00:00.000';
  const certificate = 'arn:aws:acm:us-east-1:111122223333:certificate/abc';

  const samples: readonly Readonly<Record<string, string>>[] = [
    { webOrigins: 'https://shop.example' },
    { signInOrigins: 'http://localhost:5173' },
    { api: 'rest' },
    { functions: 'one' },
    { code: 'layer' },
    { encryption: 'own-key' },
    { provisioned: 'getOrder:2' },
    { rates: 'placeOrder:20' },
    { requestsPerAddress: '6000' },
    { requestsPerToken: '1000' },
    { network: 'isolated', webhooks: 'no' },
    { replicas: 'eu-west-1' },
    { restoredTable },
    { rollout: 'at-once' },
    { dashboard: 'no' },
    { alarmEmail: 'oncall@shop.example' },
    { quietMinutes: '60' },
    { alarmEmail: 'oncall@shop.example', monthlyBudget: '200' },
    { warmUnits: 'write:8000' },
    { vaultLock: 'governance' },
    { owner: 'team-shop' },
    { closed: 'yes' },
    { mailSender: 'orders@shop.example' },
    { mailSender: 'orders@shop.example', mailIdentity: 'orders@shop.example' },
    { partners: 'acme-books,lulu' },
    { domain: 'api.shop.example', certificate },
  ];

  test('of every name is in the samples', () => {
    expect(new Set(samples.flatMap((sample) => Object.keys(sample)))).toEqual(new Set(settingNames));
  });

  test.each(samples)('%j in cdk.json holds for every deployment of its stage, and for no other', (settings) => {
    const inCdkJson = Object.fromEntries(Object.entries(settings).map(([name, value]) => [`prod:${name}`, value]));
    expect(stageWith({ stage: 'prod', ...inCdkJson })).toEqual(stageWith({ stage: 'prod', ...settings }));
    expect(stageWith({ stage: 'prod', ...inCdkJson })).not.toEqual(stageNamed('prod'));
    expect(stageWith({ stage: 'staging', ...inCdkJson })).toEqual(stageNamed('staging'));
  });

  test('on the command line wins over cdk.json', () => {
    const inCdkJson = { stage: 'prod', 'prod:mailSender': 'orders@shop.example', 'prod:rollout': 'canary' };
    expect(stageWith({ ...inCdkJson, mailSender: 'books@shop.example', rollout: 'at-once' })).toMatchObject({
      mail: { sender: 'books@shop.example', identity: 'shop.example' },
      rollout: 'at-once',
    });
  });

  test('in cdk.json is deployed', () => {
    const { template } = synthesize({
      operations: oneOfEachClass,
      context: { 'dev:mailSender': 'orders@shop.example' },
    });
    const names = ofType(template, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties.FunctionName);
    expect(names).toContain('order-service-dev-notify-customer');
  });
});

describe('a stage', () => {
  const others = stageNames.filter((name) => name !== 'prod');

  test('prod has these settings', () => {
    expect(stageNamed('prod')).toMatchSnapshot();
  });

  test.each(others)('%s has the settings of prod, except for these', (name) => {
    expect(differencesTo(stageNamed('prod'), stageNamed(name)).join('\n')).toMatchSnapshot();
  });

  /** With a sender of mail, so that the job that sends mail is deployed. */
  const templateOf = (stage: string): Template =>
    synthesize({ operations: oneOfEachClass, context: { stage, mailSender: 'orders@shop.example' } }).template;

  test('prod has these resources', () => {
    expect(withoutHashes(templateOf('prod'))).toMatchSnapshot();
  });

  test.each(others)('%s has the resources of prod, except for these', (name) => {
    const template = JSON.stringify(withoutHashes(templateOf(name)));
    expect(template).not.toContain('order-service-prod');
    const renamed = JSON.parse(template.replaceAll(`order-service-${name}`, 'order-service-prod'));
    expect(differencesTo(withoutHashes(templateOf('prod')), renamed).join('\n')).toMatchSnapshot();
  });

  test('of another name has the settings of dev', () => {
    const { name, ...mine } = stageNamed('branch-7');
    expect({ ...mine, name: 'dev' }).toEqual(stageNamed('dev'));
    expect(name).toBe('branch-7');
  });
});
