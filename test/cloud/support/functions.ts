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

/** The deployed functions of the template. */
export const deployedFunctions = async (): Promise<readonly DeployedFunction[]> => {
  const names = new Set(ofType(template, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties.FunctionName));
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

/** Publishes a change and moves the aliases to it: callers invoke a function by its alias. */
const release = async (FunctionName: string): Promise<void> => {
  const { Aliases = [] } = await lambda.send(new ListAliasesCommand({ FunctionName }));
  if (Aliases.length === 0) return;
  const { Version: FunctionVersion } = await lambda.send(new PublishVersionCommand({ FunctionName }));
  for (const { Name } of Aliases) await lambda.send(new UpdateAliasCommand({ FunctionName, Name, FunctionVersion }));
};

/** Replaces the code of a function. */
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

/** Removes a variable from a function's environment. Returns a function that restores it. */
export const without = async (FunctionName: string, variable: string): Promise<() => Promise<void>> => {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const { [variable]: value, ...Variables } = Environment?.Variables ?? {};
  if (value === undefined) throw new Error(`${FunctionName} has no variable ${variable}.`);
  await configure(FunctionName, { Environment: { Variables } });
  return () => configure(FunctionName, { Environment });
};

const propertiesOf = (name: string) => {
  const found = ofType(template, 'AWS::Lambda::Function').find(
    ([, { Properties }]) => Properties.FunctionName === name,
  );
  if (found === undefined) throw new Error(`The template has no function ${name}.`);
  return found[1].Properties;
};

/** Restores code and time-out of the template. */
export const restore = async (FunctionName: string): Promise<void> => {
  const { Code, Timeout } = propertiesOf(FunctionName);
  const here: Readonly<Record<string, string>> = { AccountId: '000000000000', Region: process.env.AWS_REGION ?? '' };
  const bucket: string = Code.S3Bucket['Fn::Sub'];
  const S3Bucket = bucket.replaceAll(/\$\{AWS::(\w+)\}/g, (_, parameter: string) => here[parameter] ?? '');
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, S3Bucket, S3Key: Code.S3Key }));
  await configure(FunctionName, { Timeout });
};
