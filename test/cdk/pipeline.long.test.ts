import { expect, test } from '@jest/globals';
import { App } from 'aws-cdk-lib';
import { PipelineStack } from '#cdk/pipeline-stack';
import { allowedBy, statementsIn } from '#test/cdk/deployed';
import { ofType, type Template, theOnly } from '#test/cdk/synthesised';

const app = new App();
const stack = new PipelineStack(app, 'order-service-pipeline', {
  connection: 'arn:aws:codeconnections:eu-central-1:111122223333:connection/abc',
  owner: 'shop',
  repository: 'order-service',
  branch: 'main',
});
const template: Template = app.synth().getStackByName(stack.stackName).template;

test('the pipeline tests, then deploys to dev and asks it, and only then to prod', () => {
  const { Stages } = theOnly(template, 'AWS::CodePipeline::Pipeline').Properties;
  expect(Stages.map(({ Name }: { Name: string }) => Name)).toEqual(['Source', 'Test', 'dev', 'prod']);
  const commands = ofType(template, 'AWS::CodeBuild::Project').map(([, { Properties }]) => [
    Properties.Name,
    JSON.parse(Properties.Source.BuildSpec).phases.build.commands.map((line: string) =>
      line.split(' ').slice(0, 3).join(' '),
    ),
  ]);
  expect(Object.fromEntries(commands)).toEqual({
    'order-service-test': ['npm run check', 'npm run lint-template'],
    'order-service-dev': ['npm run deploy', 'npm run smoke'],
    'order-service-prod': ['npm run deploy', 'npm run smoke'],
  });
});

test('the pipeline deploys by the roles of the bootstrap alone', () => {
  const assuming = ofType(template, 'AWS::IAM::Policy')
    .map(([, { Properties }]) => Properties)
    .flatMap(({ PolicyName, PolicyDocument }) =>
      allowedByStatements(PolicyDocument).filter((one) => one.startsWith('sts:AssumeRole on arn:') && PolicyName),
    );
  expect(assuming).toHaveLength(2 * 6);
  for (const one of assuming) expect(one).toMatch(/role\/cdk-hnb659fds-(deploy|file-publishing|lookup)-role-/);
});

test('the pipeline reads the source by the connection, by both names of its service', () => {
  const using = statementsIn(template).filter(({ Action }) => JSON.stringify(Action).includes(':UseConnection'));
  expect(using.flatMap(({ Action }) => Action).sort()).toEqual([
    'codeconnections:UseConnection',
    'codestar-connections:UseConnection',
  ]);
  for (const { Effect, Resource } of using)
    expect([Effect, Resource]).toEqual(['Allow', 'arn:aws:codeconnections:eu-central-1:111122223333:connection/abc']);
});

const allowedByStatements = (PolicyDocument: { readonly Statement: readonly { Action: unknown }[] }) => {
  const Statement = PolicyDocument.Statement.filter(({ Action }) => Action === 'sts:AssumeRole');
  return allowedBy({ Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyDocument: { Statement } }] } });
};
