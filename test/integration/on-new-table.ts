import { customerTags } from '#adapters/system/customer-tags';
import { portsOfTable } from '#test/builders/ports/table-ports';
import type { MakeStored } from '#test/http/support/service';
import { engineClient, freshTable } from '#test/integration/world';

/** The stored ports of a service on a new table. */
export const onNewTable: MakeStored = async ({ tagSecrets, shards }) => {
  const client = engineClient();
  const table = await freshTable();
  return portsOfTable({ client, table, tagsOf: customerTags(tagSecrets).tagsOf, shards });
};
