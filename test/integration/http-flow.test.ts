import { customerTags } from '#adapters/system/customer-tags';
import { portsOfTable } from '#test/builders/table-ports';
import { describeCommands } from '#test/http/support/commands';
import { describeDiscounts } from '#test/http/support/discounts';
import { describeFlow } from '#test/http/support/flow';
import type { MakeStored } from '#test/http/support/service';
import { engineClient, freshTable } from '#test/integration/world';

const onTable: MakeStored = async ({ tagSecrets, shards }) => {
  const client = engineClient();
  const table = await freshTable();
  return portsOfTable({ client, table, tagsOf: customerTags(tagSecrets).tagsOf, shards });
};

describeFlow('DynamoDB', onTable);
describeCommands('DynamoDB', onTable);
describeDiscounts('DynamoDB', onTable);
