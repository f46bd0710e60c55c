import {
  type CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';

/** The begin of the last update of a stack; undefined: it was created, and never updated. */
export const lastUpdateOf = async (client: CloudFormationClient, stack: string): Promise<Date | undefined> => {
  const { Stacks: [found] = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }));
  return found?.LastUpdatedTime;
};

/** The names of the functions with an alias in a stack and the stacks inside it. */
export const servingFunctions = async (client: CloudFormationClient, stack: string): Promise<readonly string[]> => {
  const names: string[] = [];
  const inner: string[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: stack }))
    for (const { ResourceType, PhysicalResourceId = '' } of page.StackResourceSummaries ?? []) {
      // Such as arn:aws:lambda:eu-central-1:123456789012:function:NAME:live
      if (ResourceType === 'AWS::Lambda::Alias') names.push(PhysicalResourceId.split(':').at(-2) ?? '');
      if (ResourceType === 'AWS::CloudFormation::Stack') inner.push(PhysicalResourceId);
    }
  for (const each of inner) names.push(...(await servingFunctions(client, each)));
  return names;
};
