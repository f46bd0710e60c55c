import type { Json, JsonObject } from '#adapters/http/openapi/json';
import { isObject, membersOf, objectAt, resolved } from './navigate';
import type { Step } from './walk';

/** The part of a schema that all drafts of JSON Schema read alike: type, required members, and the same of list entries. */
const shapeOf = (schema: Json, document: JsonObject): JsonObject => {
  if (!isObject(schema)) return {};
  const { type, required, items } = resolved(schema, document);
  return {
    ...(type === undefined ? {} : { type }),
    ...(required === undefined ? {} : { required }),
    ...(items === undefined ? {} : { items: shapeOf(items, document) }),
  };
};

/** The shape of a reply and of each of its members. */
const essentialsOf = (schema: JsonObject, document: JsonObject): JsonObject => {
  const { properties } = resolved(schema, document);
  const members = membersOf(properties).map(([name, member]) => [name, shapeOf(member, document)] as const);
  return { ...shapeOf(schema, document), ...(members.length === 0 ? {} : { properties: Object.fromEntries(members) }) };
};

const test = (name: string, assertion: string): string => `pm.test(${JSON.stringify(name)}, () => ${assertion});`;

type Body = { readonly mediaType: string; readonly schema: JsonObject };

/** Tests in Postman's language. `body`: undefined where the reply has none. */
export const replyTests = (statuses: readonly number[], body: Body | undefined): readonly string[] => [
  test(`answers ${statuses.join(' or ')}`, `pm.expect(pm.response.code).to.be.oneOf([${statuses.join(', ')}])`),
  ...(body === undefined
    ? [test('has no body', `pm.expect(pm.response.text()).to.equal('')`)]
    : [
        test(
          `is ${body.mediaType}`,
          `pm.expect(pm.response.headers.get('Content-Type').split(';')[0]).to.equal('${body.mediaType}')`,
        ),
        test('has the members of the contract', `pm.response.to.have.jsonSchema(${JSON.stringify(body.schema)})`),
      ]),
];

/** The tests of a reply: its status, its media type, and its members by the contract. */
export const testsOf = ({ operation: { path, method, reply } }: Step, document: JsonObject): readonly string[] => {
  const statuses = [reply.status, ...(reply.otherStatus === undefined ? [] : [reply.otherStatus.status])];
  const { content } = objectAt(document, 'paths', path, method.toLowerCase(), 'responses', String(reply.status));
  const [mediaType, described] = membersOf(content)[0] ?? [];
  if (mediaType === undefined || !isObject(described)) return replyTests(statuses, undefined);
  return replyTests(statuses, { mediaType, schema: essentialsOf(objectAt(described, 'schema'), document) });
};
