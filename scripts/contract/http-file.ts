import type { Step, Walk } from './walk';

const head = `# Every operation of the order service, as requests to send one after the other. Generated: npm run openapi writes it.
#
# Start the service with npm start -- --webhooks-to-localhost (npm start refuses the example of a webhook, whose host nobody
# has), send "token" first, then the others in their order.
#
# REST Client of VS Code, Visual Studio 17.12: they read the file as it is.
# httpyac (npx httpyac send orders.http --all): keep httpyac.config.cjs in the same folder.
# JetBrains: it has no references to earlier answers, such as {{token.response.body.$.token}}, and no bounds of $randomInt.
# Write the token, the ids and the keys there by hand.`;

/** A value that no other request has, of variables that all three programs have. Visual Studio documents no $guid. */
const uniqueValue = '{{$timestamp}}-{{$randomInt 100000000 999999999}}';

const token = `### A staff token with every scope. The local service issues it to anybody; elsewhere your issuer does.
# @name token
POST {{baseUrl}}/dev/tokens
Content-Type: application/json

{ "sub": "op_1", "role": "staff" }`;

/** ['holds', 0, 'id'] → $.holds[0].id */
const jsonPath = (place: readonly (string | number)[]): string =>
  place.reduce<string>((path, part) => path + (typeof part === 'number' ? `[${part}]` : `.${part}`), '$');

const requestOf = ({ name, title, operation, target, headers, body }: Step): string =>
  [
    `### ${title}`,
    `# @name ${name}`,
    `${operation.method} {{baseUrl}}${target}`,
    ...Object.entries(headers).map(([header, value]) => `${header}: ${value}`),
    ...(body === undefined ? [] : ['', JSON.stringify(body, undefined, 2)]),
  ].join('\n');

/** A variable of the format has one value for the whole file. A captured value is therefore named by its request. */
const requestsOf = (steps: readonly Step[]): readonly string[] => {
  const captured = new Map([['token', 'token.response.body.$.token']]);
  return steps.map((step) => {
    const text = requestOf(step)
      .replaceAll('{{$guid}}', uniqueValue)
      .replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => {
        const reference = captured.get(name);
        return reference === undefined ? whole : `{{${reference}}}`;
      });
    for (const [name, place] of Object.entries(step.captures))
      captured.set(name, `${step.name}.response.body.${jsonPath(place)}`);
    return text;
  });
};

/** The walk in the format of the REST Client of VS Code. */
export const httpFile = ({ steps, chosen }: Walk): string => {
  const variables = Object.entries({ baseUrl: 'http://localhost:4000', ...chosen });
  const definitions = variables.map(([name, value]) => `@${name} = ${value}`).join('\n');
  return `${[head, definitions, token, ...requestsOf(steps)].join('\n\n')}\n`;
};
