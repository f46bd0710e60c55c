import {
  type EventSourceMappingConfiguration,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { stackName } from '#test/cloud/support/deployment';
import { eventually } from '#test/cloud/support/eventually';

const lambda = new LambdaClient({});
export const publisher = `${stackName}-publish-changes`;
export const projector = `${stackName}-project-changes`;

const mappingOf = async (reader: string): Promise<EventSourceMappingConfiguration> => {
  const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({ FunctionName: reader }));
  const [found, ...others] = EventSourceMappings;
  if (found === undefined || others.length > 0) throw new Error(`${reader} has no stream mapping, or several.`);
  return found;
};

/** Disables the stream of a reader until it is released or restored. */
export const holdStream = async (reader = publisher) => {
  const { UUID, MaximumRetryAttempts } = await mappingOf(reader);
  const change = (settings: { readonly Enabled: boolean; readonly MaximumRetryAttempts?: number | undefined }) =>
    lambda.send(new UpdateEventSourceMappingCommand({ UUID, ...settings }));
  await change({ Enabled: false });
  await eventually(
    () => mappingOf(reader),
    ({ State }) => State === 'Disabled',
  );
  return {
    /** Enables it with few retries, for which a test has time. */
    release: (retries: number) => change({ Enabled: true, MaximumRetryAttempts: retries }),
    /** Enables it as in the template. */
    restore: () => change({ Enabled: true, MaximumRetryAttempts }),
  };
};
