import { createDynamoPorts } from '#adapters/dynamodb/ports';
import { customerTags } from '#adapters/system/customer-tags';
import { describeFlow } from '#test/http/flow';
import { engineClient, freshTable } from '#test/integration/world';

describeFlow('DynamoDB', async ({ tagSecrets, shards }) => {
  const client = engineClient();
  const table = await freshTable();
  return createDynamoPorts({ client, table, tagsOf: customerTags(tagSecrets).tagsOf, shards });
});
