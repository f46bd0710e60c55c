import type { Step, Walk } from './walk';

const description =
  'Every operation of the order service, in an order in which each succeeds. Generated: npm run openapi writes it. Start the service with npm start and run the collection, or send "Token" first and then any request.';

/** ['holds', 0, 'id'] → .holds[0].id */
const member = (place: readonly (string | number)[]): string =>
  place.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');

const scriptOf = (captures: Step['captures']) => {
  const lines = Object.entries(captures).map(
    ([name, place]) => `pm.collectionVariables.set('${name}', pm.response.json()${member(place)});`,
  );
  return lines.length === 0 ? {} : { event: [{ listen: 'test', script: { type: 'text/javascript', exec: lines } }] };
};

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

const itemOf = ({ name, operation, target, headers, body, captures }: Step) => ({
  name,
  ...scriptOf(captures),
  request: {
    description: operation.summary,
    method: operation.method,
    ...authOf(headers),
    header: Object.entries(headers)
      .filter(([key]) => key !== 'Authorization')
      .map(([key, value]) => ({ key, value })),
    url: urlOf(target),
    ...bodyOf(body),
  },
});

const token = {
  name: 'Token',
  ...scriptOf({ token: ['token'] }),
  request: {
    description: 'A staff token with every scope. The local service issues it to anybody; elsewhere your issuer does.',
    method: 'POST',
    auth: { type: 'noauth' },
    header: [{ key: 'Content-Type', value: 'application/json' }],
    url: urlOf('/dev/tokens'),
    ...bodyOf({ sub: 'op_1', role: 'staff' }),
  },
};

/** The walk as a Postman collection, with a folder for each tag. */
export const postmanCollection = ({ steps, chosen }: Walk): string => {
  const tags = [...new Set(steps.map(({ operation }) => operation.tag))];
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
      ...tags.map((tag) => ({
        name: tag,
        item: steps.filter(({ operation }) => operation.tag === tag).map(itemOf),
      })),
    ],
  };
  return `${JSON.stringify(collection, undefined, 2)}\n`;
};
