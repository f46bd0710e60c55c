import { ofType, type Resource, type Template } from '#test/cdk/support/synthesized';

/** What a request goes through, from its route to the role of the function. */
export type Deployed = {
  readonly routeKey: string;
  readonly route: Resource;
  readonly integration: Resource;
  readonly permission: Resource;
  readonly aliasId: string;
  readonly alias: Resource;
  readonly version: Resource;
  readonly handler: Resource;
  readonly role: Resource;
};

const find = (template: Template, logicalId: string): Resource => {
  const found = template.Resources[logicalId];
  if (found === undefined) throw new Error(`no resource ${logicalId}`);
  return found;
};

const permissionFor = (template: Template, aliasId: string): Resource => {
  const [permission, ...others] = ofType(template, 'AWS::Lambda::Permission').filter(
    ([, { Properties }]) => Properties.FunctionName.Ref === aliasId,
  );
  if (permission === undefined || others.length > 0) throw new Error(`${aliasId} has not one permission`);
  return permission[1];
};

/** The function behind an alias. */
export const behindAlias = (
  template: Template,
  aliasId: string,
): Pick<Deployed, 'alias' | 'version' | 'handler' | 'role'> => {
  const alias = find(template, aliasId);
  const version = find(template, alias.Properties.FunctionVersion['Fn::GetAtt'][0]);
  const handler = find(template, alias.Properties.FunctionName.Ref);
  if (version.Properties.FunctionName.Ref !== alias.Properties.FunctionName.Ref)
    throw new Error(`${aliasId} leads to a version of another function`);
  return { alias, version, handler, role: find(template, handler.Properties.Role['Fn::GetAtt'][0]) };
};

/** Every route with what a request goes through, found by the template's own references and not by names. */
export const deployedIn = (template: Template): readonly Deployed[] =>
  ofType(template, 'AWS::ApiGatewayV2::Route').map(([, route]) => {
    const [prefix, target] = route.Properties.Target['Fn::Join'][1];
    if (prefix !== 'integrations/') throw new Error(`a route leads to ${prefix}`);
    const integration = find(template, target.Ref);
    const aliasId: string = integration.Properties.IntegrationUri.Ref;
    return {
      routeKey: route.Properties.RouteKey,
      route,
      integration,
      permission: permissionFor(template, aliasId),
      aliasId,
      ...behindAlias(template, aliasId),
    };
  });

/** References as people read them: `Table.Arn/index/gsi1`. */
export const named = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const reference = value as {
    'Fn::GetAtt'?: readonly [string, string];
    'Fn::Join'?: readonly [string, readonly unknown[]];
    readonly Ref?: string;
  };
  if (reference.Ref !== undefined) return reference.Ref;
  if (reference['Fn::GetAtt']) return reference['Fn::GetAtt'].join('.');
  if (reference['Fn::Join']) return reference['Fn::Join'][1].map(named).join(reference['Fn::Join'][0]);
  if (reference.Ref) return reference.Ref;
  throw new Error(`a resource is ${JSON.stringify(value)}`);
};

const several = <Entry>(entries: Entry | readonly Entry[]): readonly Entry[] =>
  Array.isArray(entries) ? entries : [entries as Entry];

export type Statement = {
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: unknown;
};

/** Every policy document of a template or of a part of it, wherever it is. */
export const statementsIn = (part: unknown): readonly Statement[] => {
  const found: Statement[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('Statement' in value) found.push(...several(value.Statement as Statement));
    for (const member of Object.values(value)) look(member);
  };
  look(part);
  return found;
};

/** What keeps a role from the secrets, which are items of the table. */
export const butTheSecrets = { 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': ['secret#*'] } };
const plain = [undefined, JSON.stringify(butTheSecrets)];

/** What a role may do, as `action on resource`, sorted. Nothing is understood but allowances, plain or but for the secrets. */
export const allowedBy = (role: Resource): readonly string[] => {
  const { Policies = [], ManagedPolicyArns = [] } = role.Properties;
  if (ManagedPolicyArns.length > 0) throw new Error('a role has managed policies');
  const statements: readonly Statement[] = Policies.flatMap(
    (policy: { PolicyDocument: { Statement: readonly Statement[] } }) => policy.PolicyDocument.Statement,
  );
  return statements
    .flatMap(({ Effect, Action, Resource, Condition, ...others }) => {
      if (
        Effect !== 'Allow' ||
        !plain.includes(JSON.stringify(Condition)) ||
        Object.keys(others).length > 0 ||
        Resource === undefined
      )
        throw new Error('a statement is more than an allowance');
      return several(Action).flatMap((action) =>
        several(Resource).map((resource) => `${action} on ${named(resource)}`),
      );
    })
    .sort();
};
