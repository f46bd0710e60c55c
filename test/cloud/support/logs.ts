import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { stackName } from '#test/cloud/support/deployment';

const client = new CloudWatchLogsClient({});

/** A parsed log line. */
export type Line = Readonly<Record<string, unknown>>;

/** The lines of a function's log that contain a text. */
export const linesOf = async (functionName: string, text: string): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  const filter = { logGroupName: `/aws/lambda/${stackName}-${functionName}`, filterPattern: `"${text}"` };
  for await (const { events = [] } of paginateFilterLogEvents({ client }, filter))
    for (const { message = '' } of events)
      for (const line of message.split('\n'))
        if (line.startsWith('{') && line.includes(text)) lines.push(JSON.parse(line));
  return lines;
};
