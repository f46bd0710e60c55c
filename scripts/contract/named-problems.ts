import { capitalized, type Json, type JsonObject, pointTo, sorted } from '#adapters/http/openapi/json';
import { isObject, membersOf, objectAt } from './navigate';

/** `out-of-stock` → OutOfStockProblem */
const nameOf = (code: string): string => `${code.split('-').map(capitalized).join('')}Problem`;

const mediaType = 'application/problem+json';

const objectsIn = (value: Json): readonly JsonObject[] => {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
};

/** The status of each code: every response has an example of each of its codes. */
const statusesOf = (document: JsonObject): ReadonlyMap<string, Json> =>
  new Map(
    objectsIn(document)
      .flatMap((content) => membersOf(content[mediaType]))
      .flatMap(([name, examples]) => (name === 'examples' ? membersOf(examples) : []))
      .flatMap(([code, example]) => (isObject(example) ? [[code, objectAt(example, 'value').status ?? null]] : [])),
  );

/** The members of one code begin their description with it: "With out-of-stock: …". */
const ownMembersOf = (problem: JsonObject, code: string) =>
  membersOf(problem.properties).filter(([, member]) =>
    isObject(member) && typeof member.description === 'string'
      ? member.description.startsWith(`With ${code}: `)
      : false,
  );

const schemaOf = (problem: JsonObject, code: string, status: Json): JsonObject => {
  const own = ownMembersOf(problem, code);
  return {
    allOf: [
      pointTo('schemas', 'Problem'),
      {
        type: 'object',
        properties: {
          status: { type: 'integer', enum: [status] },
          code: { type: 'string', enum: [code] },
          ...Object.fromEntries(own),
        },
        required: ['status', 'code', ...own.map(([name]) => name)],
      },
    ],
  };
};

/** A schema of problems, restricted to the codes that it lists. */
const restricted = ({ allOf }: JsonObject): JsonObject | undefined => {
  const [base, own] = Array.isArray(allOf) ? (allOf as readonly JsonObject[]) : [];
  if (base?.$ref !== pointTo('schemas', 'Problem').$ref || own === undefined) return undefined;
  const codes = objectAt(own, 'properties', 'code').enum as readonly string[];
  return { oneOf: codes.map((code) => pointTo('schemas', nameOf(code))) };
};

const replaced = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(replaced);
  if (!isObject(value)) return value;
  return restricted(value) ?? Object.fromEntries(membersOf(value).map(([name, member]) => [name, replaced(member)]));
};

/** The contract with a schema for the problem documents of each code, OutOfStockProblem, and with references to them. */
export const withNamedProblems = (document: JsonObject): JsonObject => {
  const problem = objectAt(document, 'components', 'schemas', 'Problem');
  const statuses = [...statusesOf(document)];
  const own = new Set(statuses.flatMap(([code]) => ownMembersOf(problem, code).map(([name]) => name)));
  const common = membersOf(problem.properties).filter(([name]) => !own.has(name));
  const changed = replaced(document) as JsonObject;
  const schemas: JsonObject = {
    ...objectAt(changed, 'components', 'schemas'),
    ...Object.fromEntries(statuses.map(([code, status]) => [nameOf(code), schemaOf(problem, code, status)])),
    Problem: { ...problem, properties: Object.fromEntries(common) },
  };
  return { ...changed, components: { ...objectAt(changed, 'components'), schemas: sorted(Object.entries(schemas)) } };
};
