import { ofType, type Resource, type Template } from '#test/cdk/synthesised';

export type Deployed = {
  readonly routeKey: string;
  readonly route: Resource;
  readonly integration: Resource;
  readonly permission: Resource;
  readonly handler: Resource;
  readonly role: Resource;
};

const find = (template: Template, logicalId: string): Resource => {
  const found = template.Resources[logicalId];
  if (found === undefined) throw new Error(`no resource ${logicalId}`);
  return found;
};

const permissionFor = (template: Template, handlerId: string): Resource => {
  const [permission, ...others] = ofType(template, 'AWS::Lambda::Permission').filter(
    ([, { Properties }]) => Properties.FunctionName['Fn::GetAtt'][0] === handlerId,
  );
  if (permission === undefined || others.length > 0) throw new Error(`${handlerId} has not one permission`);
  return permission[1];
};

/** Every route with what a request goes through, found by the template's own references and not by names. */
export const deployedIn = (template: Template): readonly Deployed[] =>
  ofType(template, 'AWS::ApiGatewayV2::Route').map(([, route]) => {
    const [prefix, target] = route.Properties.Target['Fn::Join'][1];
    if (prefix !== 'integrations/') throw new Error(`a route leads to ${prefix}`);
    const integration = find(template, target.Ref);
    const handlerId: string = integration.Properties.IntegrationUri['Fn::GetAtt'][0];
    const handler = find(template, handlerId);
    return {
      routeKey: route.Properties.RouteKey,
      route,
      integration,
      permission: permissionFor(template, handlerId),
      handler,
      role: find(template, handler.Properties.Role['Fn::GetAtt'][0]),
    };
  });

/** References as people read them: `Table.Arn/index/gsi1`. */
const named = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const reference = value as {
    'Fn::GetAtt'?: readonly [string, string];
    'Fn::Join'?: readonly [string, readonly unknown[]];
    Ref?: string;
  };
  if (reference.Ref !== undefined) return reference.Ref;
  if (reference['Fn::GetAtt']) return reference['Fn::GetAtt'].join('.');
  if (reference['Fn::Join']) return reference['Fn::Join'][1].map(named).join(reference['Fn::Join'][0]);
  throw new Error(`a resource is ${JSON.stringify(value)}`);
};

const several = <Entry>(entries: Entry | readonly Entry[]): readonly Entry[] =>
  Array.isArray(entries) ? entries : [entries as Entry];

type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: unknown;
};

/** Every policy document of a template, wherever it is. */
export const statementsIn = (template: Template): readonly Statement[] => {
  const found: Statement[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('Statement' in value) found.push(...several(value.Statement as Statement));
    for (const member of Object.values(value)) look(member);
  };
  look(template);
  return found;
};

/** What a role may do, as `action on resource`, sorted. Nothing but plain allowances is understood. */
export const allowedBy = (role: Resource): readonly string[] => {
  const { Policies = [], ManagedPolicyArns = [] } = role.Properties;
  if (ManagedPolicyArns.length > 0) throw new Error('a role has managed policies');
  const statements: readonly Statement[] = Policies.flatMap(
    (policy: { PolicyDocument: { Statement: readonly Statement[] } }) => policy.PolicyDocument.Statement,
  );
  return statements
    .flatMap(({ Effect, Action, Resource, Condition, ...others }) => {
      if (Effect !== 'Allow' || Condition !== undefined || Object.keys(others).length > 0 || Resource === undefined)
        throw new Error('a statement is more than an allowance');
      return several(Action).flatMap((action) =>
        several(Resource).map((resource) => `${action} on ${named(resource)}`),
      );
    })
    .sort();
};
