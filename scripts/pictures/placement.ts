import type { Resource } from './assembly';
import { roleOfFunction } from './functions';
import type { Graph } from './graph';
import type { Role } from './roles';
import { namedByAPerson, onlyWhileDeploying, type Rule, ruleFor } from './types';

/** The box of a resource, or why it is not drawn. */
export type Place = { readonly role: Role; readonly box: Resource } | { readonly notDrawn: string };

const roleOf = (resource: Resource, drawn: Extract<Rule, { drawn: unknown }>['drawn'], graph: Graph, stack: string) => {
  const users = graph.usersOf(resource);
  switch (drawn) {
    case 'function':
      return roleOfFunction(resource, graph, stack);
    case 'client':
      return resource.properties.AllowedOAuthFlows?.includes('client_credentials') ? 'programs' : 'people';
    case 'bucket': {
      const served = users.flatMap(({ properties }) => graph.named(properties.DistributionConfig?.Origins));
      if (served.includes(resource)) return 'pages';
      const logged = users.flatMap(({ properties }) => [
        properties.DistributionConfig?.Logging,
        properties.LoggingConfiguration,
      ]);
      if (graph.named(logged).includes(resource)) return 'visits';
      throw new Error(`${resource.id}: neither the origin of a distribution nor a log of visits`);
    }
    default:
      return drawn === 'rule' ? 'schedule' : drawn;
  }
};

/** The resources that a resource is a part of. A rule of a bus is an arrow, and a part of its target. */
const partOf = (resource: Resource, rule: Rule, graph: Graph): readonly Resource[] | undefined => {
  if ('partOf' in rule) return graph.named(resource.properties[rule.partOf]);
  if ('partOfItsUsers' in rule) return graph.usersOf(resource);
  if ('drawn' in rule && rule.drawn === 'rule' && resource.properties.EventPattern !== undefined)
    return graph.named(resource.properties.Targets);
  return undefined;
};

/** A person names this role when they restore a backup; nothing in the stack references it. */
const isForRestoring = (resource: Resource, graph: Graph): boolean =>
  resource.type === 'AWS::IAM::Role' &&
  graph.usersOf(resource).length === 0 &&
  JSON.stringify(resource.properties.AssumeRolePolicyDocument ?? {}).includes('"backup.amazonaws.com"');

export const placementOf = (graph: Graph, stack: string): ReadonlyMap<Resource, Place> => {
  const place = (resource: Resource, path: readonly Resource[] = []): Place | undefined => {
    // A cycle of parts has no answer: the next whole is tried.
    if (path.includes(resource)) return undefined;
    const rule = ruleFor(resource.type);
    if (rule === undefined)
      throw new Error(`${resource.id}: scripts/pictures/types.ts lacks the type ${resource.type}`);
    if ('notDrawn' in rule) return rule;
    for (const whole of partOf(resource, rule, graph) ?? []) {
      const found = place(whole, [...path, resource]);
      if (found !== undefined) return found;
    }
    if (isForRestoring(resource, graph)) return namedByAPerson;
    if (!('drawn' in rule) || partOf(resource, rule, graph) !== undefined) return undefined;
    const role = roleOf(resource, rule.drawn, graph, stack);
    return role === undefined ? onlyWhileDeploying : { role, box: resource };
  };
  return new Map(
    graph.resources.map((resource) => {
      const found = place(resource);
      if (found === undefined) throw new Error(`${resource.id}: no drawn resource references this ${resource.type}`);
      return [resource, found];
    }),
  );
};
