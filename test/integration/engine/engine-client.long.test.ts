import { afterAll, expect, test } from '@jest/globals';
import { createEngineClient } from '#infrastructure/local/aws/engine-client';
import { runContract } from '#test/contract/contract';
import { countsCapacity, dynamoWorld, emptiedTable, endpoint, twoSecrets } from '#test/integration/world';

const clients: { readonly destroy: () => void }[] = [];
afterAll(() => {
  for (const client of clients.splice(0)) client.destroy();
});

/** The client of `npm start`: without signatures, on connections of its own. */
const engineClient = () => {
  const client = createEngineClient({
    endpoint: endpoint(),
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  clients.push(client);
  return client;
};

if (countsCapacity())
  runContract('dynamodb by the client of the embedded engine', async (wishes = {}) =>
    dynamoWorld({ tags: twoSecrets, ...wishes, over: engineClient, table: await emptiedTable() }),
  );
else test('another engine checks signatures', () => expect(process.env.ENGINE_NAME).not.toBe('dynoxide'));
