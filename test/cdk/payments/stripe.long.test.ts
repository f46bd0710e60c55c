import { beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { deployedIn, statementsIn } from '#test/cdk/support/deployed';
import { buildBundles, ofType, synthesize, type Template } from '#test/cdk/support/synthesized';

const returnUrl = 'https://shop.example/paid';

/** `POST /v1/orders`, of the operations that use a port. */
const routesUsing = (port: string): readonly string[] =>
  operations.flatMap((each) =>
    each.kind === 'use-case' && each.useCase.uses.some((name) => name === port) ? [`${each.method} ${each.path}`] : [],
  );

describe('a stack of a shop with Stripe', () => {
  let template: Template;
  let simulated: Template;
  beforeAll(() => {
    buildBundles();
    ({ template } = synthesize({ payments: { provider: 'stripe', returnUrl } }));
    ({ template: simulated } = synthesize());
  });

  const routesWith = (found: Template, text: string): readonly string[] =>
    deployedIn(found)
      .filter(({ role }) => statementsIn(role.Properties).some((each) => isGrantOf(each, text)))
      .map(({ routeKey }) => routeKey)
      .toSorted();
  const isGrantOf = (statement: unknown, partition: string): boolean =>
    JSON.stringify(statement).includes(`"dynamodb:LeadingKeys":["${partition}*"]`);

  test('lets the functions that use payments read the key, and only that of events the webhook secrets', () => {
    expect(routesWith(template, 'secret#stripe-key')).toEqual(routesUsing('payments').toSorted());
    expect(routesWith(template, 'secret#stripe-')).toEqual(routesUsing('providerEvents'));
  });

  test('a stack with the simulator has none of it', () => {
    expect(routesWith(simulated, 'secret#stripe-key')).toEqual([]);
    expect(JSON.stringify(simulated)).not.toContain('stripe');
    expect(JSON.stringify(template)).not.toContain('"v#*"');
  });

  test('passes the page to return to, and no secret', () => {
    const variables = ofType(template, 'AWS::Lambda::Function').map(
      ([, { Properties }]) => Properties.Environment?.Variables ?? {},
    );
    expect(variables.filter((each) => each.PAYMENT_RETURN_URL === returnUrl).length).toBeGreaterThan(5);
    expect(variables.filter((each) => 'PROVIDER_EVENT_SECRETS' in each)).toEqual([]);
  });

  test('is refused in an isolated network, and the error says why', () => {
    expect(() =>
      synthesize({ payments: { provider: 'stripe' }, context: { network: 'isolated', webhooks: 'no' } }),
    ).toThrow(
      'network: isolated has no way to Stripe, which shop.json names as the provider of payments. Set network to none, or payments.provider to simulator.',
    );
  });
});
