// Reads the events that schemathesis has written, a line each.

/**
 * @typedef {object} Finding
 * @property {string} phase
 * @property {string} operation its id
 * @property {string} check
 * @property {number} status
 * @property {string} code the problem code of the answer; empty if it is no problem document
 * @property {readonly string[]} fields each error of a problem document: its pointer and its detail
 * @property {string} detail
 * @property {string} request for the person who looks into it
 */

/** @typedef {{ $base64?: string } | null | undefined} Content */

/** @param {Content} content */
const textOf = (content) => Buffer.from(content?.$base64 ?? '', 'base64').toString();

/** @param {string} text @returns {Record<string, any>} */
const jsonOf = (text) => {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
};

/** @param {string} url */
const pathOf = (url) => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};

/** @param {any} interaction */
const requestText = ({ request }) => {
  /** @type {[string, string[]][]} */
  const entries = Object.entries(request.headers);
  const { authorization: _, ...headers } = Object.fromEntries(
    entries.map(([name, [value]]) => [name.toLowerCase(), value]),
  );
  return `${request.method} ${pathOf(request.uri)} ${JSON.stringify(headers)} ${textOf(request.body).slice(0, 600)}`;
};

/** @param {string} phase @param {any} recorder @param {(method: string, path: string) => string} operationOf @returns {Finding[]} */
const findingsIn = (phase, { cases, checks, interactions }, operationOf) =>
  Object.entries(checks ?? {}).flatMap(([id, results]) =>
    results
      .filter((/** @type {any} */ { status }) => status === 'failure')
      .map((/** @type {any} */ { name, failure_info: info }) => {
        const interaction = interactions[id];
        const { method, path } = cases[id].value;
        const problem = jsonOf(textOf(interaction?.response?.content));
        return {
          phase,
          operation: operationOf(method, path),
          check: name,
          status: interaction?.response?.status_code ?? 0,
          code: problem.code ?? '',
          fields: (problem.errors ?? []).map((/** @type {any} */ error) => `${error.pointer} ${error.detail}`),
          detail: [problem.detail, info?.failure?.message ?? info?.failure?.title].filter(Boolean).join(' | '),
          request: interaction ? requestText(interaction) : '',
        };
      }),
  );

/**
 * @param {string} events
 * @param {(method: string, path: string) => string} operationOf
 * @returns {{ scenarios: number, requests: number, linked: number, findings: Finding[], errors: string[] }}
 */
export const readEvents = (events, operationOf) => {
  const total = {
    scenarios: 0,
    requests: 0,
    /** Requests with values from an earlier reply, along a link of the contract. */
    linked: 0,
    findings: /** @type {Finding[]} */ ([]),
    errors: /** @type {string[]} */ ([]),
  };
  for (const line of events.split('\n').filter(Boolean)) {
    const [[kind, event] = ['', {}]] = Object.entries(JSON.parse(line));
    if (kind === 'NonFatalError' || kind === 'FatalError') total.errors.push(JSON.stringify(event).slice(0, 1_000));
    if (kind !== 'ScenarioFinished') continue;
    const interactions = Object.keys(event.recorder.interactions ?? {}).length;
    if (interactions > 0) total.scenarios += 1;
    total.requests += interactions;
    total.linked += Object.values(event.recorder.cases ?? {}).filter((sent) => sent.is_transition_applied).length;
    total.findings.push(...findingsIn(event.phase, event.recorder, operationOf));
  }
  return total;
};
