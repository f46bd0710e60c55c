import { App } from 'aws-cdk-lib';
import { PipelineStack } from '#cdk/release/pipeline-stack';
import { checkAwsSolutions } from '#cdk/rules/aws-solutions';

const app = new App();
checkAwsSolutions(app);

const contextParts = (name: string, pattern: RegExp): readonly string[] => {
  const match = pattern.exec(String(app.node.tryGetContext(name) ?? ''));
  if (match === null) throw new Error(`Set -c ${name}=… to a value that matches ${pattern.source}.`);
  return match.slice(1);
};

const [connection = ''] = contextParts('connection', /^(arn:aws[a-z-]*:(?:codestar-connections|codeconnections):.+)$/);
const [owner = '', repository = ''] = contextParts('repository', /^([\w.-]+)\/([\w.-]+)$/);
const branch = String(app.node.tryGetContext('branch') ?? 'main');
new PipelineStack(app, 'order-service-pipeline', { connection, owner, repository, branch });
