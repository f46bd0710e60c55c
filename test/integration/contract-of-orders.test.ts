import { portsInParts, runContract } from '#test/contract/contract';
import { dynamoWorld, emptiedTable, twoSecrets } from '#test/integration/world';

runContract(
  'dynamodb',
  async (wishes = {}) => dynamoWorld({ tags: twoSecrets, ...wishes, table: await emptiedTable() }),
  portsInParts.orders,
);
