import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { operations } from '#adapters/http/operations/registry';
import { codeIn } from '#cdk/code';
import { OrderServiceStack } from '#cdk/order-service-stack';
import { stageFrom } from '#cdk/stage';

const app = new App();
const stage = stageFrom((name) => app.node.tryGetContext(name));
const codeOf = codeIn(fileURLToPath(new URL('../dist/functions', import.meta.url)));
new OrderServiceStack(app, `order-service-${stage.name}`, { stage, operations, codeOf });
