import { randomBytes } from 'node:crypto';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { createClient } from '#adapters/dynamodb/engine/client';
import { createPolicyPorts } from '#adapters/policies/policy-ports';
import type { Ports } from '#application/ports';
import { createTable } from '#infrastructure/local/aws/create-table';
import { type Bill, meter } from '#test/budget/meter';
import type { Row } from '#test/budget/rows';
import { manualClock } from '#test/builders/clock';
import { seededOrderIds, testTags } from '#test/builders/order-ids';
import { simulatedProvider } from '#test/builders/payments/simulator';
import { memoryOutside } from '#test/builders/ports/outside';
import { madePortsOfTable } from '#test/builders/ports/table-ports';
import { shippedSettings } from '#test/builders/shop';

/** What a row takes on an empty table of its own. */
export const measure = async (row: Row, endpoint: string): Promise<Bill> => {
  const credentials = { accessKeyId: 'budget', secretAccessKey: 'secret' };
  const client = createClient({ endpoint, region: 'us-east-1', credentials });
  const table = `budget-${randomBytes(8).toString('hex')}`;
  await createTable(client, table);
  const { take } = meter(client);
  try {
    const stored = madePortsOfTable({ client, table, tagsOf: testTags.tagsOf });
    const clock = manualClock();
    const { payments, providerEvents } = simulatedProvider(stored.simulatedPayments, clock);
    const ports: Ports = {
      ...memoryOutside().ports,
      ...createPolicyPorts(shippedSettings),
      ...stored,
      payments,
      providerEvents,
      orderIds: seededOrderIds(testTags),
      clock,
    };
    const run = await row.prepare(ports);
    take();
    await run();
    return take();
  } finally {
    await client.send(new DeleteTableCommand({ TableName: table }));
    client.destroy();
  }
};
