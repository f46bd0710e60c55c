// The reference page in a browser: Swagger UI, with a new key for each command and folded refusals. It is served as it is.

/** The Idempotency-Key in the examples of the contract, with which Swagger UI fills its forms. */
export const exampleKey = '7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11';

const keyHeader = 'Idempotency-Key';

/**
 * Gives a command with the key of the examples a new one: each execution is a command of its own. A key that somebody typed
 * stays, because they repeat a command.
 * @template {{ readonly headers?: Readonly<Record<string, string>> }} Sent
 * @param {Sent} request @param {() => string} newKey
 * @returns {Sent}
 */
export const withNewKey = (request, newKey) =>
  request.headers?.[keyHeader] === exampleKey
    ? { ...request, headers: { ...request.headers, [keyHeader]: newKey() } }
    : request;

/** @param {string} status of a response in the contract */
export const isRefusal = (status) => /^[45]/.test(status);

/** The problem codes in the description of a response. @param {string} description @returns {readonly string[]} */
export const codesIn = (description) => [...description.matchAll(/`([a-z][a-z-]*)`:/g)].map(([, code = '']) => code);

/**
 * The parts of React that are used here.
 * @typedef {object} React
 * @property {(type: unknown, properties: object | null, ...children: unknown[]) => unknown} createElement
 * @property {(open: boolean) => [boolean, (open: boolean) => void]} useState
 * @property {unknown} Fragment
 */
/** @typedef {{ readonly code: string, readonly response: { readonly get: (name: string) => unknown } }} ResponseProperties */

const foldStyle = { border: 0, background: 'none', color: 'inherit', cursor: 'pointer', font: 'inherit', padding: 0 };

/** The row of a refusal: a line with its codes, which opens the rest. @param {React} React @param {unknown} Response */
const foldedRow = (React, Response) => {
  const element = React.createElement;
  return (/** @type {ResponseProperties} */ properties) => {
    const [isOpen, open] = React.useState(false);
    const codes = codesIn(String(properties.response.get('description') ?? ''));
    const label = `${isOpen ? '▾' : '▸'} ${properties.code}`;
    const button = element(
      'button',
      { type: 'button', style: foldStyle, 'aria-expanded': isOpen, onClick: () => open(!isOpen) },
      label,
    );
    const line = element(
      'tr',
      { className: 'response' },
      element('td', { className: 'response-col_status' }, button),
      element('td', { className: 'response-col_description', colSpan: 2 }, codes.join(', ')),
    );
    return element(React.Fragment, null, line, isOpen ? element(Response, properties) : null);
  };
};

/** A plugin of Swagger UI: refusals are folded until somebody opens one. */
export const foldRefusals = () => ({
  wrapComponents: {
    response: (/** @type {unknown} */ Response, /** @type {{ readonly React: React }} */ { React }) => {
      const Refusal = foldedRow(React, Response);
      return (/** @type {ResponseProperties} */ properties) =>
        React.createElement(isRefusal(properties.code) ? Refusal : Response, properties);
    },
  },
});

/**
 * Opens the contract in the page.
 * @template Opened
 * @param {(options: object) => Opened} SwaggerUIBundle
 */
export const openReference = (SwaggerUIBundle) =>
  SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#reference',
    validatorUrl: null,
    deepLinking: true,
    tryItOutEnabled: true,
    defaultModelsExpandDepth: 0,
    persistAuthorization: true,
    plugins: [foldRefusals],
    requestInterceptor: (/** @type {{ headers?: Record<string, string> }} */ request) =>
      withNewKey(request, () => crypto.randomUUID()),
  });
