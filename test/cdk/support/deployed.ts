import { type Grant, grants } from '#adapters/dynamodb/grants';
import { table } from '#adapters/dynamodb/table';
import { ofType, type Resource, type Template } from '#test/cdk/support/synthesized';

/** The resources of a request, from its route to the role of the function. */
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
  if (found === undefined) throw new Error(`The template has no resource ${logicalId}.`);
  return found;
};

const permissionFor = (template: Template, aliasId: string): Resource => {
  const [permission, ...others] = ofType(template, 'AWS::Lambda::Permission').filter(
    ([, { Properties }]) => Properties.FunctionName.Ref === aliasId,
  );
  if (permission === undefined || others.length > 0) throw new Error(`${aliasId} has no permission or several.`);
  return permission[1];
};

/** The function behind an alias. */
export const functionOfAlias = (
  template: Template,
  aliasId: string,
): Pick<Deployed, 'alias' | 'version' | 'handler' | 'role'> => {
  const alias = find(template, aliasId);
  const version = find(template, alias.Properties.FunctionVersion['Fn::GetAtt'][0]);
  const handler = find(template, alias.Properties.FunctionName.Ref);
  if (version.Properties.FunctionName.Ref !== alias.Properties.FunctionName.Ref)
    throw new Error(`${aliasId} points to a version of another function.`);
  return { alias, version, handler, role: find(template, handler.Properties.Role['Fn::GetAtt'][0]) };
};

/** Every route with the resources behind it, by the references of the template, not by names. */
export const deployedIn = (template: Template): readonly Deployed[] =>
  ofType(template, 'AWS::ApiGatewayV2::Route').map(([, route]) => {
    const [prefix, target] = route.Properties.Target['Fn::Join'][1];
    if (prefix !== 'integrations/') throw new Error(`A route leads to ${prefix}, not to integrations/.`);
    const integration = find(template, target.Ref);
    const aliasId: string = integration.Properties.IntegrationUri.Ref;
    return {
      routeKey: route.Properties.RouteKey,
      route,
      integration,
      permission: permissionFor(template, aliasId),
      aliasId,
      ...functionOfAlias(template, aliasId),
    };
  });

/** A reference as readable text: `Table.Arn/index/gsi1`. */
export const referenceText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const reference = value as {
    'Fn::GetAtt'?: readonly [string, string];
    'Fn::Join'?: readonly [string, readonly unknown[]];
    readonly Ref?: string;
  };
  if (reference.Ref !== undefined) return reference.Ref;
  if (reference['Fn::GetAtt']) return reference['Fn::GetAtt'].join('.');
  if (reference['Fn::Join']) return reference['Fn::Join'][1].map(referenceText).join(reference['Fn::Join'][0]);
  throw new Error(`${JSON.stringify(value)} is not a reference.`);
};

const listOf = <Entry>(entries: Entry | readonly Entry[]): readonly Entry[] =>
  Array.isArray(entries) ? entries : [entries as Entry];

export type Statement = {
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: unknown;
};

/** The statements of every policy document in a template or a part of it. */
export const statementsIn = (part: unknown): readonly Statement[] => {
  const found: Statement[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('Statement' in value) found.push(...listOf(value.Statement as Statement));
    for (const member of Object.values(value)) look(member);
  };
  look(part);
  return found;
};

/** The condition that excludes the secrets, which are items of the table. */
const exceptSecrets = { 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': ['secret#*'] } };
/** The condition of a role that may touch only partitions with a prefix. */
const only = (prefix: string) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${prefix}*`] } });
/** The condition of each projection's writer. */
export const onlyProjections = Object.values(table.projections).map(only);
/** Every condition on items: all but the secrets, or the partitions of a port. */
export const itemConditions: readonly object[] = [
  exceptSecrets,
  ...new Set(Object.values<Grant>(grants).flatMap(({ partitions }) => partitions ?? [])),
].map((each) => (typeof each === 'string' ? only(each) : each));
const knownConditions = [undefined, ...itemConditions.map((each) => JSON.stringify(each))];

/** The distinct permissions of a role as `action on resource`, sorted. Throws for a statement that it cannot represent. */
export const allowedBy = (role: Resource): readonly string[] => {
  const { Policies = [], ManagedPolicyArns = [] } = role.Properties;
  if (ManagedPolicyArns.length > 0) throw new Error('The role has managed policies.');
  const statements: readonly Statement[] = Policies.flatMap(
    (policy: { PolicyDocument: { Statement: readonly Statement[] } }) => policy.PolicyDocument.Statement,
  );
  const permissions = statements.flatMap(({ Effect, Action, Resource, Condition, ...others }) => {
    if (
      Effect !== 'Allow' ||
      !knownConditions.includes(JSON.stringify(Condition)) ||
      Object.keys(others).length > 0 ||
      Resource === undefined
    )
      throw new Error('The statement is more than an allowance.');
    return listOf(Action).flatMap((action) =>
      listOf(Resource).map((resource) => `${action} on ${referenceText(resource)}`),
    );
  });
  return [...new Set(permissions)].sort();
};
