import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { stackName } from '#test/cloud/support/deployment';

const client = new CloudWatchLogsClient({});

/** A line that a function of ours wrote. */
export type Line = Readonly<Record<string, unknown>>;

/** The lines in a function's log that hold a text. */
export const linesOf = async (functionName: string, text: string): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  const asked = { logGroupName: `/aws/lambda/${stackName}-${functionName}`, filterPattern: `"${text}"` };
  for await (const { events = [] } of paginateFilterLogEvents({ client }, asked))
    for (const { message = '' } of events)
      for (const line of message.split('\n'))
        if (line.startsWith('{') && line.includes(text)) lines.push(JSON.parse(line));
  return lines;
};
