import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { awsEndpoint } from '#test/adapters/aws-endpoint';
import { onlyResource } from '#test/cdk/support/synthesized';
import { stackName, template } from '#test/cloud/support/deployment';
import { eventually } from '#test/cloud/support/eventually';
import { deployedFunctions } from '#test/cloud/support/functions';
import { linesOf } from '#test/cloud/support/logs';

const lambda = new LambdaClient({});
const maker = `${stackName}-make-secrets`;
const { Names: names } = onlyResource(template, 'Custom::Secrets').Properties as { readonly Names: readonly string[] };

const storedSecret = async (name: string): Promise<string> => {
  const key = { S: `secret#${name}` };
  const { Item } = await new DynamoDBClient({}).send(
    new GetItemCommand({ TableName: stackName, Key: { pk: key, sk: key }, ConsistentRead: true }),
  );
  return Item?.w?.S ?? `no ${name}`;
};

describe('the secrets of the deployment', () => {
  let values: Readonly<Record<string, string>>;
  beforeAll(async () => {
    values = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await storedSecret(name)])));
  });

  test('are in the table, and in the environment of the functions', async () => {
    const variables = await Promise.all(
      (await deployedFunctions()).map(async ({ name: FunctionName }) => {
        const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
        const { TAG_SECRETS, CURSOR_SECRET } = Environment?.Variables ?? {};
        return { TAG_SECRETS, CURSOR_SECRET };
      }),
    );
    const [tags, cursors] = [
      variables.map(({ TAG_SECRETS }) => TAG_SECRETS),
      variables.map(({ CURSOR_SECRET }) => CURSOR_SECRET),
    ];
    expect(new Set(tags)).toEqual(new Set([undefined, `[{"from":0,"secret":"${values['customer-tags-1']}"}]`]));
    expect(new Set(cursors)).toEqual(new Set([undefined, values.cursors]));
  });

  test('are in no template and no log line', async () => {
    const command = new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Processed' });
    const { TemplateBody = '' } = await new CloudFormationClient({}).send(command);
    expect(TemplateBody).toContain('Custom::Secrets');
    const lines = await linesOf(`${stackName}-make-secrets`, 'Create');
    expect(lines).toEqual([expect.objectContaining({ level: 'info', job: 'makeSecrets', names })]);
    for (const value of Object.values(values)) expect(`${TemplateBody}${JSON.stringify(lines)}`).not.toContain(value);
  });

  test('stay when CloudFormation invokes the job again', async () => {
    const { endpoint, calls } = await awsEndpoint(() => ({ status: 200, body: {} }));
    const event = {
      RequestType: 'Update',
      ResponseURL: `${endpoint}/again`,
      ...{ StackId: 'stack', RequestId: 'again', LogicalResourceId: 'Secrets', PhysicalResourceId: 'secrets' },
      ResourceProperties: { Names: names },
    };
    const invocation = { FunctionName: maker, Qualifier: 'live', Payload: JSON.stringify(event) };
    expect((await lambda.send(new InvokeCommand(invocation))).FunctionError).toBeUndefined();
    const [call] = await eventually(
      () => calls,
      (all) => all.length > 0,
    );
    expect(call?.body).toMatchObject({ Status: 'SUCCESS', NoEcho: true, Data: values });
  });
});
