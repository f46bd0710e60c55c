import { createDynamoPorts } from '#adapters/dynamodb/ports';
import { customerTags } from '#adapters/system/customer-tags';
import { describeCommands } from '#test/http/commands';
import { describeDiscounts } from '#test/http/discounts';
import { describeFlow } from '#test/http/flow';
import type { MakeStored } from '#test/http/service';
import { engineClient, freshTable } from '#test/integration/world';

const onTable: MakeStored = async ({ tagSecrets, shards }) => {
  const client = engineClient();
  const table = await freshTable();
  return createDynamoPorts({ client, table, tagsOf: customerTags(tagSecrets).tagsOf, shards });
};

describeFlow('DynamoDB', onTable);
describeCommands('DynamoDB', onTable);
describeDiscounts('DynamoDB', onTable);
