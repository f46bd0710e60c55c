import { beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { allowedBy, deployedIn } from '#test/cdk/support/deployed';
import { sampleOperation } from '#test/cdk/support/sample-operation';
import {
  buildBundles,
  ofType,
  onlyResource,
  type Resource,
  synthesize,
  type Template,
} from '#test/cdk/support/synthesized';

beforeAll(buildBundles);

describe('another operation', () => {
  const others = (template: Template, ids: readonly string[]) =>
    Object.fromEntries(Object.entries(template.Resources).filter(([logicalId]) => !ids.includes(logicalId)));

  test('adds its route, integration, permission, function, version, alias, role and log, and changes nothing else', () => {
    const { template } = synthesize();
    const more = synthesize({ operations: [...operations, sampleOperation] }).template;
    const added = Object.entries(more.Resources).filter(([logicalId]) => !(logicalId in template.Resources));
    expect(added.map(([, { Type }]) => Type).sort()).toEqual([
      'AWS::ApiGatewayV2::Integration',
      'AWS::ApiGatewayV2::Route',
      'AWS::IAM::Role',
      'AWS::Lambda::Alias',
      'AWS::Lambda::Function',
      'AWS::Lambda::Permission',
      'AWS::Lambda::Version',
      'AWS::Logs::LogGroup',
    ]);
    // The stage has the rate of each route, and depends on it.
    const [[stageId, stage]] = ofType(more, 'AWS::ApiGatewayV2::Stage') as [[string, Resource]];
    const before = onlyResource(template, 'AWS::ApiGatewayV2::Stage');
    const { 'PATCH /v1/samples/{sampleId}': throttle, ...settings } = stage.Properties.RouteSettings;
    expect(throttle).toEqual({ ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 });
    expect({ ...stage.Properties, RouteSettings: settings }).toEqual(before.Properties);
    expect(stage.DependsOn?.filter((id) => !before.DependsOn?.includes(id))).toHaveLength(1);

    const ids = [...added.map(([logicalId]) => logicalId), stageId];
    expect(others(more, ids)).toEqual(others(template, ids));
    const sample = deployedIn(more).find(({ routeKey }) => routeKey === 'PATCH /v1/samples/{sampleId}');
    expect(sample?.route.Properties.AuthorizationScopes).toEqual(['orders/reports:read']);
    expect(sample && allowedBy(sample.role).filter((one) => one.startsWith('dynamodb:'))).toHaveLength(3);
  });
});
