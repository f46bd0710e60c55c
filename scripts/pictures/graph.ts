import { type Resource, referencesIn } from './assembly';

/** Resources and their references. */
export type Graph = {
  readonly resources: readonly Resource[];
  /** The resources that a value references, in its order. */
  readonly named: (value: unknown) => readonly Resource[];
  /** The resources that reference this one. */
  readonly usersOf: (resource: Resource) => readonly Resource[];
};

export const graphOf = (resources: readonly Resource[]): Graph => {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const users = new Map<string, Resource[]>();
  for (const user of resources) for (const id of user.refersTo) users.set(id, [...(users.get(id) ?? []), user]);
  const named = (value: unknown) => referencesIn(value).flatMap((id) => byId.get(id) ?? []);
  return { resources, named, usersOf: ({ id }) => users.get(id) ?? [] };
};
