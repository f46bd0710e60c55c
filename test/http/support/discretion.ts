import type { Observation } from '#adapters/http/api';
import { jsonLine, prettyLine } from '#infrastructure/log';

/** Fields of bodies with personal data, free text or a token of a way to pay. */
const personal = new Set([
  'email',
  'name',
  'line1',
  'line2',
  'postalCode',
  'city',
  'note',
  'reason',
  'tags',
  'metadata',
  'method',
]);

/** Shorter texts occur in other words by chance. */
const tellingLength = 4;

const textsIn = (value: unknown, isPersonal: boolean): readonly string[] => {
  if (typeof value === 'string') return isPersonal ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => textsIn(member, isPersonal || personal.has(name)));
};

/**
 * Fails if the log line of a request contains its token, its key or personal data from it. Every request of the HTTP
 * tests is checked.
 */
export const expectDiscretion = (
  observations: readonly Observation[],
  sent: { readonly headers: Readonly<Record<string, string | undefined>>; readonly body: unknown },
): void => {
  const { authorization, 'idempotency-key': key } = sent.headers;
  const secrets = [authorization?.split(' ').at(-1), key, ...textsIn(sent.body, false)];
  const telling = secrets.filter((secret) => secret !== undefined && secret.length >= tellingLength);
  // A field without a value is null, which a caller may have sent as well.
  const jsonOf = (observation: Observation) => jsonLine(observation).replaceAll(':null', ':');
  // Thirty-two random digits may contain a postal code.
  const lines = observations.flatMap((observation) =>
    [jsonOf(observation), prettyLine(observation, (operation) => operation)].map((line) =>
      line.replaceAll(observation.traceId, ''),
    ),
  );
  for (const secret of telling)
    for (const line of lines)
      if (line.includes(secret ?? '')) throw new Error(`a log line tells what it must not (${secret}): ${line}`);
};
