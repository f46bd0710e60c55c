import { createClient } from '#adapters/dynamodb/engine/client';
import type { Observation } from '#adapters/http/api';
import { operations } from '#adapters/http/operations/registry';
import { systemClock } from '#adapters/system/clock';
import { bounded } from '#infrastructure/bounded-calls';
import { localPorts } from '#infrastructure/local/ports';
import { tablePorts } from '#infrastructure/local/table-ports';
import { jsonLine, logTo } from '#infrastructure/log';
import { createService } from '#infrastructure/service';
import { pageOf } from '#test/builders/payments/simulator';
import { memoryOutside } from '#test/builders/ports/outside';
import { eventV2 } from '#test/http/support/gateway-events';
import { createIssuer } from '#test/http/support/issuer';
import { newKey } from '#test/http/support/samples';
import { configuration } from '#test/http/support/service';

export type CallOverTable = (sent: {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}) => Promise<{
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the tests check the answers.
  readonly json: any;
  readonly ms: number;
  /** The log lines of the call. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}>;

/** The service over the table at this endpoint, called by staff. `limitMs`: the deadline of each request. */
export const serviceOverTable = async (endpoint: string, limitMs: number): Promise<CallOverTable> => {
  const issuer = await createIssuer();
  const lines: string[] = [];
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const client = bounded(createClient({ endpoint, region: 'us-east-1', credentials }));
  const handle = createService({
    configuration,
    ports: localPorts({
      clock: systemClock,
      configuration,
      stored: tablePorts(configuration, client),
      metrics: { count: () => undefined },
      pageOf,
      ...memoryOutside().ports,
    }),
    operations,
    keys: issuer.keys,
    asset: () => undefined,
    observe: logTo(
      (line) => lines.push(line),
      'info',
      (seen: Observation) => jsonLine(seen),
    ),
    limitOf: () => limitMs,
  });
  const token = await issuer.staff('op_1');
  return async ({ method = 'GET', path, body, headers }) => {
    const began = performance.now();
    const logged = lines.length;
    const reply = await handle(
      eventV2({
        method,
        path,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
        requestId: newKey(),
      }),
    );
    const ms = performance.now() - began;
    return {
      status: reply.statusCode,
      json: JSON.parse(reply.body),
      ms,
      lines: lines.slice(logged).map((line) => JSON.parse(line)),
    };
  };
};
