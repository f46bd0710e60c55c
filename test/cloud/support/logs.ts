import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';

const client = new CloudWatchLogsClient({});
const lambda = new LambdaClient({});

/** CloudFormation names the logs of deployment jobs, so the function tells. */
const logGroupOf = async (functionName: string): Promise<string> => {
  const command = new GetFunctionConfigurationCommand({ FunctionName: functionName });
  const { LoggingConfig } = await lambda.send(command);
  if (LoggingConfig?.LogGroup === undefined) throw new Error(`the function ${functionName} has no log group`);
  return LoggingConfig.LogGroup;
};

/** A parsed log line. */
export type Line = Readonly<Record<string, unknown>>;

/** The lines of a function's log that contain a text. */
export const linesOf = async (functionName: string, text: string): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  const filter = { logGroupName: await logGroupOf(functionName), filterPattern: `"${text}"` };
  for await (const { events = [] } of paginateFilterLogEvents({ client }, filter))
    for (const { message = '' } of events)
      for (const line of message.split('\n'))
        if (line.startsWith('{') && line.includes(text)) lines.push(JSON.parse(line));
  return lines;
};
