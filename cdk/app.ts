import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { operations } from '#adapters/http/operations/registry';
import { jobs } from '#adapters/lambda/jobs/registry';
import { bundlesIn } from '#cdk/functions/bundles';
import { OrderServiceStack } from '#cdk/order-service-stack';
import { ShieldStack } from '#cdk/pages/shield-stack';
import { checkAwsSolutions } from '#cdk/rules/aws-solutions';
import { refuseUnknown } from '#cdk/settings';
import { stageFrom } from '#cdk/stage';

const app = new App();
checkAwsSolutions(app);
refuseUnknown(Object.keys(app.node.getAllContext()));
const stage = stageFrom((name) => app.node.tryGetContext(name));
const bundlesOf = bundlesIn(fileURLToPath(new URL('../dist', import.meta.url)));
const name = `order-service-${stage.name}`;
if (stage.web !== undefined) new ShieldStack(app, `${name}-shield`, { name, ...stage.web });
new OrderServiceStack(app, name, { stage, operations, jobs, bundlesOf });
