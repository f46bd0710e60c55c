import { CfnQueryDefinition, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export type SavedQueriesProps = { readonly name: string; readonly accessLog: ILogGroup };

/** Over the logs of functions, which have a line for each request or run of a job. */
const ofFunctions: Readonly<Record<string, readonly string[]>> = {
  'Faults, newest first': [
    'fields @timestamp, coalesce(operation, job) as what, status, error, cause, requestId, orderId, stack',
    'filter level = "error"',
    'sort @timestamp desc',
    'limit 100',
  ],
  'Refusals by operation and code': [
    'filter ispresent(code) and status < 500',
    'stats count(*) as refused by operation, code',
    'sort refused desc',
    'limit 100',
  ],
  'Durations by operation': [
    'filter ispresent(operation)',
    'stats count(*) as requests, pct(ms, 50) as p50, pct(ms, 99) as p99, max(ms) as longest by operation',
    'sort p99 desc',
  ],
  'One request, by its requestId or traceId': [
    'filter requestId = "…" or traceId = "…"',
    'fields @timestamp, @message',
    'sort @timestamp asc',
  ],
  'One order, by its id': ['filter orderId = "…"', 'fields @timestamp, @message', 'sort @timestamp asc'],
  'Cold starts by function': [
    'filter @type = "REPORT" and ispresent(@initDuration)',
    'stats count(*) as starts, pct(@initDuration, 50) as p50, max(@initDuration) as longest by @log',
    'sort starts desc',
  ],
};

const ofGateway: Readonly<Record<string, readonly string[]>> = {
  'Requests without an answer of a function': [
    'fields @timestamp, requestId, route, status, functionStatus, gatewaySaid, ms',
    'filter status >= 500 or (gatewaySaid != "-" and status != 429)',
    'sort @timestamp desc',
    'limit 100',
  ],
  'Throttled requests by route': ['filter status = 429', 'stats count(*) as throttled by route', 'sort throttled desc'],
};

/**
 * The queries that an operator starts with, in Logs Insights. A saved query names at most 50 groups, and a stage has more
 * functions, so those of functions name none: choose them by their prefix, `/aws/lambda/order-service-<stage>`.
 */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { name, accessLog }: SavedQueriesProps) {
    super(scope, id);
    const save = (queries: Readonly<Record<string, readonly string[]>>, groups?: string[]): void => {
      for (const [title, lines] of Object.entries(queries))
        new CfnQueryDefinition(this, title.replaceAll(/[^a-zA-Z]/g, ''), {
          name: `${name}/${title}`,
          queryString: lines.join('\n| '),
          ...(groups === undefined ? {} : { logGroupNames: groups }),
        });
    };
    save(ofFunctions);
    save(ofGateway, [accessLog.logGroupName]);
  }
}
