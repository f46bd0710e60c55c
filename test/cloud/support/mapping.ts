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
  if (found === undefined || others.length > 0) throw new Error(`${publisher} has no stream, or several`);
  return found;
};

/** Until when the publisher is not given anything, and how often it is then asked to take what it refuses. */
export const holdStream = async () => {
  const { UUID, MaximumRetryAttempts } = await mapping();
  const change = (settings: { readonly Enabled: boolean; readonly MaximumRetryAttempts?: number | undefined }) =>
    lambda.send(new UpdateEventSourceMappingCommand({ UUID, ...settings }));
  await change({ Enabled: false });
  await eventually(mapping, ({ State }) => State === 'Disabled');
  return {
    /** Lets it flow, with as many tries as a test has time for. */
    release: (tries: number) => change({ Enabled: true, MaximumRetryAttempts: tries }),
    /** As the template says. */
    restore: () => change({ Enabled: true, MaximumRetryAttempts }),
  };
};
