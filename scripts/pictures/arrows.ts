import type { Resource } from './assembly';
import { statementsOf } from './functions';
import type { Graph } from './graph';

/** An end of an arrow: a resource, a part of one with a box of its own, or the mail service. */
export type End = { readonly resource: Resource; readonly part?: string } | 'mail';
export type Arrow = { readonly from: End; readonly to: End; readonly isFailure?: true };

const from = (resource: Resource, targets: readonly (Resource | End)[]): Arrow[] =>
  targets.map((to) => ({ from: { resource }, to: to === 'mail' || 'resource' in to ? to : { resource: to } }));
const failing = (resource: Resource, value: unknown, { named }: Graph): Arrow[] =>
  from(resource, named(value)).map((arrow) => ({ ...arrow, isFailure: true }));
const all = ({ resources }: Graph, type: RegExp) => resources.filter((resource) => type.test(resource.type));

/** Arrows to what the policies of a function allow it to use. Its failures are arrows of their own: queues are left out. */
const policyArrows = (fn: Resource, graph: Graph): Arrow[] =>
  statementsOf(fn, graph).flatMap(({ actions, on }) => {
    if (actions.some((action) => action.startsWith('ses:Send'))) return from(fn, ['mail']);
    const index = /index\/([\w-]+)/.exec(JSON.stringify(on))?.[1];
    const isStream = actions.some((action) => action.endsWith(':GetRecords'));
    const ends = graph.named(on).flatMap((resource): End[] => {
      if (/DynamoDB::(Global)?Table$/.test(resource.type) && !isStream)
        return [index === undefined ? { resource } : { resource, part: index }];
      return /Events::EventBus$/.test(resource.type) ? [{ resource }] : [];
    });
    return from(fn, ends);
  });

/** Arrows from a rule of a bus or a schedule to its targets, and from the targets to the queue of their failures. */
const targetArrows = (rule: Resource, graph: Graph): Arrow[] =>
  [rule.properties.Targets ?? rule.properties.Target].flat().flatMap((target: Resource['properties']) => {
    const called = graph.named(target.Arn);
    const [bus = rule] = graph.named(rule.properties.EventBusName);
    return [...from(bus, called), ...called.flatMap((fn) => failing(fn, target.DeadLetterConfig, graph))];
  });

/** Where a client calls: the distribution, if there is one; programs call the API itself. */
const entriesOf = (client: Resource, graph: Graph): readonly Resource[] => {
  const isProgram = client.properties.AllowedOAuthFlows?.includes('client_credentials');
  const apis = all(graph, /^AWS::ApiGateway(V2::Api|::RestApi)$/);
  const distributions = all(graph, /CloudFront::Distribution$/);
  return isProgram || distributions.length === 0 ? apis : distributions;
};

/** The arrows that a resource causes. */
const arrowsOf = (resource: Resource, graph: Graph): Arrow[] => {
  const { type, properties } = resource;
  const { named } = graph;
  switch (type) {
    case 'AWS::Cognito::UserPoolClient':
      return from(resource, entriesOf(resource, graph));
    case 'AWS::CloudFront::Distribution': {
      const config = properties.DistributionConfig;
      const isServed = ({ type }: Resource) => /S3::Bucket|ApiGateway(V2::Api|::RestApi)$/.test(type);
      // The web ACL of CloudFront is in another stack, and its ARN is a parameter.
      const guards = config.WebACLId === undefined ? [] : all(graph, /WAFv2::WebACL$/);
      return [
        ...from(resource, named(config.Origins).filter(isServed)),
        ...guards.filter(({ properties: acl }) => acl.Scope === 'CLOUDFRONT').flatMap((acl) => from(acl, [resource])),
      ];
    }
    case 'AWS::WAFv2::WebACLAssociation':
      return named(properties.WebACLArn).flatMap((acl) => from(acl, named(properties.ResourceArn)));
    case 'AWS::ApiGatewayV2::Authorizer':
      return named(properties.ApiId).flatMap((api) => from(api, named(properties.JwtConfiguration?.Issuer)));
    case 'AWS::ApiGateway::Authorizer':
      return named(properties.RestApiId).flatMap((api) => from(api, named(properties.ProviderARNs)));
    case 'AWS::ApiGatewayV2::Integration':
      return named(properties.ApiId).flatMap((api) => from(api, named(properties.IntegrationUri)));
    case 'AWS::ApiGateway::Method':
      return named(properties.RestApiId).flatMap((api) => from(api, named(properties.Integration?.Uri)));
    case 'AWS::Lambda::EventSourceMapping': {
      const receivers = named(properties.FunctionName);
      const ends = named(properties.EventSourceArn).map(
        (source): End => (/DynamoDB/.test(source.type) ? { resource: source, part: 'stream' } : { resource: source }),
      );
      return receivers.flatMap((fn) => [
        ...ends.map((end): Arrow => ({ from: end, to: { resource: fn } })),
        ...failing(fn, properties.DestinationConfig?.OnFailure, graph),
      ]);
    }
    case 'AWS::Lambda::EventInvokeConfig':
      return named(properties.FunctionName).flatMap((fn) =>
        failing(fn, properties.DestinationConfig?.OnFailure, graph),
      );
    case 'AWS::Events::Rule':
    case 'AWS::Scheduler::Schedule':
      return targetArrows(resource, graph);
    case 'AWS::Lambda::Function':
      return policyArrows(resource, graph);
    default:
      return [];
  }
};

export const arrowsIn = (graph: Graph): readonly Arrow[] =>
  graph.resources.flatMap((resource) => arrowsOf(resource, graph));
