import { beforeAll, expect, test } from '@jest/globals';
import type { SettingName } from '#cdk/settings';
import { idsOfNames, refusedChanges } from '#test/cdk/support/refused-changes';
import { buildBundles, everyResource, type Resources, synthesize } from '#test/cdk/support/synthesized';

beforeAll(buildBundles);

type Context = Readonly<Record<string, string>>;

const domain = {
  domain: 'api.shop.example',
  certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d',
};
const restoredTable = 'arn:aws:dynamodb:eu-central-1:111122223333:table/restored/stream/2026-11-21T10:00:00.000';

/** The values of each setting; `{}`: the stage's own. A new setting does not compile without its values. */
const values: { readonly [Name in SettingName]: readonly [Context, ...Context[]] } = {
  webOrigins: [{}, { webOrigins: 'https://shop.example' }, { webOrigins: 'https://a.example,https://b.example' }],
  signInOrigins: [{}, { signInOrigins: 'https://shop.example' }],
  api: [{ api: 'http' }, { api: 'rest' }, { api: 'http', ...domain }, { api: 'rest', ...domain }],
  functions: [{ functions: 'each' }, { functions: 'one' }],
  code: [{ code: 'bundled' }, { code: 'layer' }],
  provisioned: [{}, { provisioned: 'getOrder:2' }, { provisioned: 'getOrder:3,placeOrder:1' }],
  rates: [{}, { rates: 'placeOrder:20' }, { rates: 'placeOrder:30,health:5,read:200' }],
  requestsPerAddress: [{}, { requestsPerAddress: '6000' }],
  requestsPerToken: [{ api: 'rest' }, { api: 'rest', requestsPerToken: '1000' }],
  network: [
    { webhooks: 'no', network: 'none' },
    { webhooks: 'no', network: 'isolated' },
  ],
  webhooks: [{ webhooks: 'yes' }, { webhooks: 'no' }],
  encryption: [{ encryption: 'service-key' }, { encryption: 'own-key' }],
  rollout: [{ rollout: 'none' }, { rollout: 'at-once' }, { rollout: 'canary' }],
  dashboard: [{ dashboard: 'yes' }, { dashboard: 'no' }],
  alarmEmail: [{}, { alarmEmail: 'ops@shop.example' }, { alarmEmail: 'help@shop.example' }],
  quietMinutes: [{}, { quietMinutes: '60' }, { quietMinutes: '1440' }],
  monthlyBudget: [
    { alarmEmail: 'ops@shop.example' },
    { alarmEmail: 'ops@shop.example', monthlyBudget: '200' },
    { alarmEmail: 'ops@shop.example', monthlyBudget: '500' },
  ],
  warmUnits: [{}, { warmUnits: 'write:6000' }, { warmUnits: 'read:12000,write:8000' }],
  vaultLock: [{ vaultLock: 'none' }, { vaultLock: 'governance' }, { vaultLock: 'compliance' }],
  closed: [{}, { closed: 'yes' }],
  owner: [{}, { owner: 'team-shop' }, { owner: 'team-books' }],
  mailSender: [{}, { mailSender: 'orders@shop.example' }, { mailSender: 'books@books.example' }],
  mailIdentity: [
    { mailSender: 'orders@shop.example' },
    { mailSender: 'orders@shop.example', mailIdentity: 'orders@shop.example' },
  ],
  partners: [{}, { partners: 'acme' }, { partners: 'acme,beta' }],
  domain: [{}, domain, { ...domain, domain: 'api.books.example' }],
  certificate: [domain, { ...domain, certificate: domain.certificate.replace('0a1b', '1b2c') }],
  // Not between none and one: docs/deploy.md, which says that replicas are chosen before the first deployment.
  replicas: [{ replicas: 'eu-west-1' }, { replicas: 'eu-west-1,eu-west-2' }],
  restoredTable: [{}, { restoredTable }],
};

const synthesized = new Map<string, Resources>();
const resourcesOf = (context: Context): Resources => {
  const key = JSON.stringify(context);
  const resources = synthesized.get(key) ?? everyResource(synthesize({ context }));
  synthesized.set(key, resources);
  return resources;
};

const changes = Object.entries(values).flatMap(([setting, contexts]) =>
  contexts.flatMap((before, from) =>
    contexts.flatMap((after, to) => (from === to ? [] : [[setting, before, after] as const])),
  ),
);

// The stage with the most resources.
const stage = 'prod';

test.each(changes)('on a deployed stage %s can change from %j to %j', (_, before, after) => {
  expect(refusedChanges(resourcesOf({ stage, ...before }), resourcesOf({ stage, ...after }))).toEqual([]);
});

test('names are found: each function, log, table and alarm has one', () => {
  const named = [...idsOfNames(resourcesOf({ stage: 'prod' })).keys()].map((name) => name.split(' ')[0]);
  for (const type of ['Lambda::Function', 'Logs::LogGroup', 'DynamoDB::Table', 'CloudWatch::Alarm', 'Events::EventBus'])
    expect(named).toContain(`AWS::${type}`);
});
