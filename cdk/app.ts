import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { operations } from '#adapters/http/operations/registry';
import { codeIn, jobCodeIn } from '#cdk/code';
import { OrderServiceStack } from '#cdk/order-service-stack';
import { stageFrom } from '#cdk/stage';

const app = new App();
const stage = stageFrom((name) => app.node.tryGetContext(name));
const bundles = fileURLToPath(new URL('../dist/functions', import.meta.url));
const codeOf = codeIn(bundles);
const jobCodeOf = jobCodeIn(bundles);
new OrderServiceStack(app, `order-service-${stage.name}`, { stage, operations, codeOf, jobCodeOf });
