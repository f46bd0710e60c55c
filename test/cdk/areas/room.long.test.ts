import { beforeAll, describe, expect, test } from '@jest/globals';
import { everyArea, manyOperations } from '#test/cdk/areas/many-operations';
import { buildBundles, ofType, type Resource, type Synthesized, synthesize } from '#test/cdk/support/synthesized';
import { templatesOf } from '../../../scripts/whole-template.mjs';

/** The settings that add resources, statements and variables. */
const widest = {
  ...{
    stage: 'prod',
    code: 'layer',
    encryption: 'own-key',
    network: 'isolated',
    webhooks: 'no',
    rollout: 'canary',
    dashboard: 'yes',
  },
  ...{
    mailSender: 'orders@shop.example',
    alarmEmail: 'oncall@shop.example',
    quietMinutes: '60',
    monthlyBudget: '200',
    provisioned: 'getOrder:2,placeOrder:2',
  },
  domain: 'api.shop.example',
  certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d',
  signInOrigins: 'https://desk.shop.example,http://localhost:5173',
  partners: Array.from({ length: 49 }, (_, index) => `partner-number-${index}`).join(','),
};

/** CloudFormation's quotas for a template. */
const quotas = { resources: 500, parameters: 200, outputs: 200, bytes: 1_000_000 };

const sizesOf = ({ folder, stackName }: Synthesized) => {
  const { own, nested } = templatesOf(folder, stackName);
  const named = [{ name: 'parent', template: own }, ...nested.map(({ id, template }) => ({ name: id, template }))];
  return new Map(
    named.map(({ name, template }) => [
      name,
      {
        resources: Object.keys(template.Resources).length,
        parameters: Object.keys(template.Parameters ?? {}).length,
        outputs: Object.keys(template.Outputs ?? {}).length,
        bytes: JSON.stringify(template).length,
      },
    ]),
  );
};

beforeAll(buildBundles);

// A REST API takes three resources of the parent for each operation, an HTTP API two.
describe.each([
  ['http', 30],
  ['rest', 5],
] as const)('the operations behind an API of kind %s, with every setting that adds to a stage', (api, more) => {
  const made = new Map<string, Synthesized>();
  const madeWith = (area: string): Synthesized => {
    const operations = manyOperations({ more, area });
    const one = made.get(area) ?? synthesize({ operations, context: { ...widest, api } });
    made.set(area, one);
    return one;
  };

  test.each([everyArea, 'orders'])(`leave room for ${more} more in every template, in %s`, (area) => {
    const sizes = sizesOf(madeWith(area));
    expect(sizes.size).toBe(15);
    for (const [name, sizesOfOne] of sizes)
      for (const quota of Object.keys(quotas) as (keyof typeof quotas)[])
        expect([name, quota, sizesOfOne[quota] <= quotas[quota], sizesOfOne]).toEqual([name, quota, true, sizesOfOne]);
  });

  test('have policies below 9,000 characters, of which IAM takes 10,240', () => {
    const lengths = ofType(madeWith(everyArea).template, 'AWS::IAM::Role').map(([id, { Properties }]) => ({
      id,
      length: JSON.stringify(Properties.Policies ?? []).length,
    }));
    expect(lengths.length).toBeGreaterThan(70);
    expect(lengths.filter(({ length }) => length >= 9_000)).toEqual([]);
  });

  test('have environments below 4 KB, which Lambda takes', () => {
    const { template } = madeWith(everyArea);
    const lengths = ofType(template, 'AWS::Lambda::Function').map(([id, { Properties }]) => ({
      id,
      length: resolvedLength(Properties.Environment?.Variables ?? {}, template.Resources),
    }));
    expect(Math.max(...lengths.map(({ length }) => length))).toBeGreaterThan(2_000);
    expect(lengths.filter(({ length }) => length >= 4_096)).toEqual([]);
  });
});

/** Lengths of values that CloudFormation inserts: Cognito's ids of clients, and its two public keys. */
const lengthsByType: Readonly<Record<string, number>> = {
  'AWS::Cognito::UserPoolClient': 26,
  'Custom::IssuerKeys': 1_100,
};
/** No other value is longer: ARNs, names, secrets. */
const otherLength = 120;

/** The length of variables as Lambda counts them, with the values of references. */
const resolvedLength = (variables: unknown, resources: Readonly<Record<string, Resource>>): number => {
  const text = JSON.stringify(variables, (_, value) => {
    const id: string | undefined = value?.Ref ?? value?.['Fn::GetAtt']?.[0];
    if (id !== undefined) return 'x'.repeat(lengthsByType[resources[id]?.Type ?? ''] ?? otherLength);
    return value?.['Fn::Join'] === undefined ? value : value['Fn::Join'][1];
  });
  return text.length;
};
