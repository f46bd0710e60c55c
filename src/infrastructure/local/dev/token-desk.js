// The form on the reference page of the local server that gets a token. It is served as it is.

/** @typedef {{ readonly role: string, readonly subject: string, readonly scopes: readonly string[] }} Choice */

/** The body of POST /dev/tokens. @param {Choice} choice */
export const tokenRequest = ({ role, subject, scopes }) =>
  role === 'staff' ? { role, sub: subject, scopes } : { role: 'customer', sub: subject };

/** The name of each role in the demonstration shop. @param {string} role */
export const usualSubject = (role) => (role === 'staff' ? 'op_1' : 'cus_ada');

/** The reply to it: a token, or a problem document. @typedef {{ token?: string, detail?: string }} Reply */

/** @returns {Reply} */
const unreachable = () => ({ detail: 'The server does not answer.' });

/**
 * Gets a token and gives it to the page. The text tells the person what has happened.
 * @param {(body: object) => Promise<Reply>} post
 * @param {(token: string) => void} authorize
 * @param {Choice} choice
 * @returns {Promise<string>}
 */
export const takeToken = async (post, authorize, choice) => {
  const { token, detail } = await post(tokenRequest(choice)).catch(unreachable);
  if (token === undefined) return detail ?? 'The server gave no token.';
  authorize(token);
  return `Requests are sent as ${choice.role} ${choice.subject}, for 12 hours.`;
};

/**
 * The parts of the DOM that are used here: the types of browsers are not those of this repository.
 * @typedef {object} Element
 * @property {(...children: (Element | string)[]) => void} append
 * @property {(element: Element) => void} before
 * @property {(type: string, act: (event: { preventDefault: () => void }) => unknown) => void} addEventListener
 * @property {string} value
 * @property {boolean} checked
 * @property {boolean} hidden
 * @property {string | null} textContent
 */
/** @typedef {{ createElement: (name: string) => Element, querySelector: (selector: string) => Element | null }} Page */

/** @param {Page} page @returns {(name: string, properties?: object, ...children: (Element | string)[]) => Element} */
const maker =
  (page) =>
  (name, properties = {}, ...children) => {
    const element = Object.assign(page.createElement(name), properties);
    element.append(...children);
    return element;
  };

const formStyle =
  'display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding:.75rem 1.25rem;font:14px sans-serif;background:#e8f0fe;color:#1c2430';

/** @param {object} body @returns {Promise<Reply>} */
const postToken = async (body) => {
  const reply = await fetch('/dev/tokens', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return /** @type {Reply} */ (await reply.json());
};

/**
 * Shows the form above the reference. `ui`: the opened Swagger UI. `scopes`: all that staff can have.
 * @param {Page} page
 * @param {{ preauthorizeApiKey: (scheme: string, token: string) => void }} ui
 * @param {readonly string[]} scopes
 */
export const showTokenDesk = (page, ui, scopes) => {
  const make = maker(page);
  const role = make(
    'select',
    {},
    ...['customer', 'staff'].map((value) => make('option', { value, textContent: value })),
  );
  const subject = make('input', { value: usualSubject('customer'), size: 12 });
  const boxes = scopes.map((scope) => ({ scope, box: make('input', { type: 'checkbox', checked: true }) }));
  const choices = make(
    'details',
    { hidden: true },
    make('summary', {}, 'scopes'),
    ...boxes.map(({ scope, box }) => make('label', { style: 'display:block' }, box, ` ${scope}`)),
  );
  const state = make('output');
  const form = make(
    'form',
    { id: 'token-desk', style: formStyle },
    make('strong', {}, 'This local server'),
    make('label', {}, 'role ', role),
    make('label', {}, 'subject ', subject),
    choices,
    make('button', { type: 'submit' }, 'Get a token'),
    state,
  );
  role.addEventListener('change', () => {
    subject.value = usualSubject(role.value);
    choices.hidden = role.value !== 'staff';
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const granted = boxes.filter(({ box }) => box.checked).map(({ scope }) => scope);
    const choice = { role: role.value, subject: subject.value, scopes: granted };
    state.textContent = await takeToken(postToken, (token) => ui.preauthorizeApiKey('bearer', token), choice);
  });
  page.querySelector('#reference')?.before(form);
};
