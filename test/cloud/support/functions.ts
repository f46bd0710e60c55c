import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListAliasesCommand,
  ListFunctionsCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda';
import { ofType } from '#test/cdk/support/synthesized';
import { template } from '#test/cloud/support/deployment';
import { zipOf } from '#test/cloud/support/zip';

const lambda = new LambdaClient({});

export type DeployedFunction = { readonly name: string; readonly roleName: string };

/** The functions that the template has. */
export const deployedFunctions = async (): Promise<readonly DeployedFunction[]> => {
  const names = new Set(ofType(template, 'AWS::Lambda::Function').map(([, each]) => each.Properties.FunctionName));
  const found: DeployedFunction[] = [];
  let Marker: string | undefined;
  do {
    const page = await lambda.send(new ListFunctionsCommand({ Marker }));
    for (const { FunctionName: name = '', Role = '' } of page.Functions ?? [])
      if (names.has(name)) found.push({ name, roleName: Role.split('/').at(-1) ?? '' });
    Marker = page.NextMarker;
  } while (Marker);
  return found;
};

/** Where a function is called by an alias, what was changed is called only when the alias says so. */
const release = async (FunctionName: string): Promise<void> => {
  const { Aliases = [] } = await lambda.send(new ListAliasesCommand({ FunctionName }));
  if (Aliases.length === 0) return;
  const { Version: FunctionVersion } = await lambda.send(new PublishVersionCommand({ FunctionName }));
  for (const { Name } of Aliases) await lambda.send(new UpdateAliasCommand({ FunctionName, Name, FunctionVersion }));
};

/** Puts this in the place of a function's code. */
export const replaceCode = async (FunctionName: string, code: string): Promise<void> => {
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zipOf('index.cjs', code) }));
  await release(FunctionName);
};

export const configure = async (
  FunctionName: string,
  settings: Omit<UpdateFunctionConfigurationCommandInput, 'FunctionName'>,
): Promise<void> => {
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...settings }));
  await release(FunctionName);
};

/** Takes something out of a function's environment; gives what puts it back. */
export const without = async (FunctionName: string, variable: string): Promise<() => Promise<void>> => {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const { [variable]: value, ...Variables } = Environment?.Variables ?? {};
  if (value === undefined) throw new Error(`${FunctionName} has no ${variable}`);
  await configure(FunctionName, { Environment: { Variables } });
  return () => configure(FunctionName, { Environment });
};

const propertiesOf = (name: string) => {
  const found = ofType(template, 'AWS::Lambda::Function').find(([, each]) => each.Properties.FunctionName === name);
  if (found === undefined) throw new Error(`no function ${name} in the template`);
  return found[1].Properties;
};

/** Puts back what the template says. */
export const restore = async (FunctionName: string): Promise<void> => {
  const { Code, Timeout } = propertiesOf(FunctionName);
  const here: Readonly<Record<string, string>> = { AccountId: '000000000000', Region: process.env.AWS_REGION ?? '' };
  const named: string = Code.S3Bucket['Fn::Sub'];
  const S3Bucket = named.replaceAll(/\$\{AWS::(\w+)\}/g, (_, what: string) => here[what] ?? '');
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, S3Bucket, S3Key: Code.S3Key }));
  await configure(FunctionName, { Timeout });
};
