import { App } from 'aws-cdk-lib';
import { PipelineStack } from '#cdk/release/pipeline-stack';
import { checkSolutions } from '#cdk/rules/aws-solutions';

const app = new App();
checkSolutions(app);

const said = (name: string, pattern: RegExp): readonly string[] => {
  const found = pattern.exec(String(app.node.tryGetContext(name) ?? ''));
  if (found === null) throw new Error(`-c ${name}=… is missing or not of the form ${pattern.source}`);
  return found.slice(1);
};

const [connection = ''] = said('connection', /^(arn:aws[a-z-]*:(?:codestar-connections|codeconnections):.+)$/);
const [owner = '', repository = ''] = said('repository', /^([\w.-]+)\/([\w.-]+)$/);
const branch = String(app.node.tryGetContext('branch') ?? 'main');
new PipelineStack(app, 'order-service-pipeline', { connection, owner, repository, branch });
