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

const mapping = async (): Promise<EventSourceMappingConfiguration> => {
  const { EventSourceMappings = [] } = await lambda.send(
    new ListEventSourceMappingsCommand({ FunctionName: publisher }),
  );
  const [found, ...others] = EventSourceMappings;
  if (found === undefined || others.length > 0) throw new Error(`${publisher} has no stream mapping, or several.`);
  return found;
};

/** Disables the stream of publishChanges until it is released or restored. */
export const holdStream = async () => {
  const { UUID, MaximumRetryAttempts } = await mapping();
  const change = (settings: { readonly Enabled: boolean; readonly MaximumRetryAttempts?: number | undefined }) =>
    lambda.send(new UpdateEventSourceMappingCommand({ UUID, ...settings }));
  await change({ Enabled: false });
  await eventually(mapping, ({ State }) => State === 'Disabled');
  return {
    /** Enables it with few retries, for which a test has time. */
    release: (retries: number) => change({ Enabled: true, MaximumRetryAttempts: retries }),
    /** Enables it as in the template. */
    restore: () => change({ Enabled: true, MaximumRetryAttempts }),
  };
};
