import type { Resource, Resources } from '#test/cdk/support/synthesized';

/** The explicit name of a resource, which a second resource of its type cannot have; undefined: CloudFormation names it. */
const nameOf = ({ Type, Properties = {} }: Resource): string | undefined => {
  const [, service = '', type = ''] = Type.split('::');
  // Names of APIs may be equal, and an alias is named within its function.
  if (service.startsWith('ApiGateway') || type === 'Alias') return undefined;
  const key = Object.keys(Properties).find(
    (property) => /^(Name|.+Name)$/.test(property) && (property === 'Name' || type.endsWith(property.slice(0, -4))),
  );
  const name = key === undefined ? undefined : Properties[key];
  return name === undefined ? undefined : `${Type} ${JSON.stringify(name)}`;
};

/** The id of the resource with each explicit name. */
export const idsOfNames = (resources: Resources): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(resources).flatMap(([id, resource]) => {
      const name = nameOf(resource);
      return name === undefined ? [] : [[name, id] as const];
    }),
  );

/** What CloudFormation refuses in an update from one template to another. */
export const refusedChanges = (before: Resources, after: Resources): readonly string[] => {
  const types = Object.entries(after).flatMap(([id, { Type }]) => {
    const earlier = before[id]?.Type;
    return earlier === undefined || earlier === Type ? [] : [`${id} was ${earlier} and is ${Type}`];
  });
  const idsBefore = idsOfNames(before);
  const names = [...idsOfNames(after)].flatMap(([name, id]) => {
    const earlier = idsBefore.get(name);
    return earlier === undefined || earlier === id ? [] : [`${name} was ${earlier} and is ${id}`];
  });
  return [...types, ...names];
};
