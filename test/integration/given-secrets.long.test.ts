import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { createGivenSecrets } from '#adapters/dynamodb/service/given-secrets';
import { createSecrets } from '#adapters/dynamodb/service/secrets';
import { signatureHeader } from '#adapters/payments/signature';
import { systemClock } from '#adapters/system/clock';
import { payments, providerEvents } from '#infrastructure/deployed/stripe-ports';
import { newSecret } from '#infrastructure/random';
import { authorization } from '#test/builders/payments/simulator';
import { dynamoWorld, freshTable } from '#test/integration/world';
import { putSecret } from '../../scripts/operate/secrets/put';

const place = async () => {
  const { client } = await dynamoWorld();
  return { client, table: await freshTable() };
};
const key = { name: 'stripe-key', value: `sk_test_${'a'.repeat(24)}` } as const;
const webhook = (letter: string) => ({ name: 'stripe-webhook', value: `whsec_${letter.repeat(32)}` }) as const;

describe('the secrets that an operator puts', () => {
  test('are nowhere before, and are then found as they were put', async () => {
    const secrets = createGivenSecrets(await place());
    expect(await secrets.find('stripe-key')).toBeUndefined();
    await putSecret(secrets, key);
    expect(await secrets.find('stripe-key')).toBe(key.value);
  });

  test('are items beside the secrets that the service makes, in a partition of their own', async () => {
    const where = await place();
    await putSecret(createGivenSecrets(where), key);
    const Key = { pk: { S: 'secret#stripe-key' }, sk: { S: 'secret#stripe-key' } };
    const { Item } = await where.client.send(new GetItemCommand({ TableName: where.table, Key }));
    expect(Item?.w).toEqual({ S: key.value });
    expect(await createSecrets(where, newSecret)('cursors')).toHaveLength(64);
  });

  test('are replaced; the webhook secret of before stays valid beside the new one', async () => {
    const secrets = createGivenSecrets(await place());
    for (const letter of ['a', 'b', 'b', 'c']) await putSecret(secrets, webhook(letter));
    await putSecret(secrets, key);
    expect(await secrets.find('stripe-webhook')).toBe(webhook('c').value);
    expect(await secrets.find('stripe-webhook-old')).toBe(webhook('b').value);
  });
});

describe('a deployed function of a shop with Stripe', () => {
  const partsOf = (where: Awaited<ReturnType<typeof place>>) => ({ place: where, paymentReturnUrl: null });
  const signed = (secret: string) => {
    const body = Buffer.from('{}');
    return { headers: { 'stripe-signature': signatureHeader(secret, body, systemClock.now()) }, body };
  };

  test('says how to put the key that it lacks', async () => {
    const { do: ask } = payments(partsOf(await place()));
    await expect(ask(authorization())).rejects.toThrow('this shop has no key of Stripe: put it by npm run secrets');
  });

  test('takes the events that either secret signs', async () => {
    const where = await place();
    const secrets = createGivenSecrets(where);
    await putSecret(secrets, key);
    for (const letter of ['a', 'b']) await putSecret(secrets, webhook(letter));
    const { read } = providerEvents(partsOf(where));
    const answers = [];
    for (const letter of ['a', 'b', 'c']) answers.push(await read(signed(webhook(letter).value)));
    expect(answers).toEqual(['foreign', 'foreign', 'signature-invalid']);
  });

  test('refuses every event without a secret', async () => {
    const { read } = providerEvents(partsOf(await place()));
    expect(await read(signed(webhook('a').value))).toBe('signature-invalid');
  });
});
