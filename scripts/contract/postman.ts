import type { JsonObject } from '#adapters/http/openapi/json';
import { replyTests, testsOf } from './postman-tests';
import type { Step, Walk } from './walk';

const description =
  'Every operation of the order service, in an order in which each succeeds. Generated: npm run openapi writes it. Start the service with npm start -- --webhooks-to-localhost (npm start refuses the example of a webhook, whose host nobody has) and run the collection, or send "Get a staff token" first and then any request.';

/** ['holds', 0, 'id'] → .holds[0].id */
const member = (place: readonly (string | number)[]): string =>
  place.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');

const capturesOf = (captures: Step['captures']): readonly string[] =>
  Object.entries(captures).map(
    ([name, place]) => `pm.collectionVariables.set('${name}', pm.response.json()${member(place)});`,
  );

const eventOf = (lines: readonly string[]) => [{ listen: 'test', script: { type: 'text/javascript', exec: lines } }];

const urlOf = (target: string) => {
  const [path = '', query] = target.split('?');
  return {
    raw: `{{baseUrl}}${target}`,
    host: ['{{baseUrl}}'],
    path: path.slice(1).split('/'),
    ...(query === undefined
      ? {}
      : {
          query: query.split('&').map((pair) => {
            const [key, value] = pair.split('=');
            return { key, value };
          }),
        }),
  };
};

const bodyOf = (body: unknown) =>
  body === undefined
    ? {}
    : { body: { mode: 'raw', raw: JSON.stringify(body, undefined, 2), options: { raw: { language: 'json' } } } };

/** The collection has the token for every request; a request without one says so. */
const authOf = ({ Authorization }: Step['headers']) =>
  Authorization === undefined ? { auth: { type: 'noauth' } } : {};

const itemOf = (step: Step, document: JsonObject) => {
  const { title, operation, target, headers, body, captures } = step;
  const request = {
    ...(operation.description === undefined ? {} : { description: operation.description }),
    method: operation.method,
    ...authOf(headers),
    header: Object.entries(headers)
      .filter(([key]) => key !== 'Authorization')
      .map(([key, value]) => ({ key, value })),
    url: urlOf(target),
    ...bodyOf(body),
  };
  return { name: title, event: eventOf([...testsOf(step, document), ...capturesOf(captures)]), request };
};

const tokenReply = { type: 'object', required: ['token'], properties: { token: { type: 'string' } } };

const token = {
  name: 'Get a staff token',
  event: eventOf([
    ...replyTests([200], { mediaType: 'application/json', schema: tokenReply }),
    ...capturesOf({ token: ['token'] }),
  ]),
  request: {
    description: 'A staff token with every scope. The local service issues it to anybody; elsewhere your issuer does.',
    method: 'POST',
    auth: { type: 'noauth' },
    header: [{ key: 'Content-Type', value: 'application/json' }],
    url: urlOf('/dev/tokens'),
    ...bodyOf({ sub: 'op_1', role: 'staff' }),
  },
};

/** The walk as a Postman collection, with a folder for each resource, and with tests on every reply. */
export const postmanCollection = ({ steps, chosen }: Walk, document: JsonObject): string => {
  const resources = [...new Set(steps.map(({ resource }) => resource))];
  const captured = steps.flatMap(({ captures }) => Object.keys(captures));
  const variables = {
    baseUrl: 'http://localhost:4000',
    token: '',
    ...chosen,
    ...Object.fromEntries(captured.map((name) => [name, ''])),
  };
  const collection = {
    info: {
      name: 'Order service',
      description,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
    variable: Object.entries(variables).map(([key, value]) => ({ key, value })),
    item: [
      token,
      ...resources.map((name) => ({
        name,
        item: steps.filter(({ resource }) => resource === name).map((step) => itemOf(step, document)),
      })),
    ],
  };
  return `${JSON.stringify(collection, undefined, 2)}\n`;
};
