import { SESv2Client } from '@aws-sdk/client-sesv2';
import { describe, expect, test } from '@jest/globals';
import { createSesMail } from '#adapters/notifications/ses';
import { fold } from '#domain/orders/evolve';
import { awsEndpoint, credentials, type Reply, unreachable } from '#test/adapters/aws-endpoint';
import { letterAbout } from '#test/builders/letters';
import { canceled, changed, orderRecord } from '#test/builders/orders';
import { memoryWorld } from '#test/builders/world';
import { mailSuite } from '#test/contract/notifications/mail.contract';

const letter = letterAbout(fold(changed(orderRecord(), [canceled])), { event: canceled });
const [subject, text, html] = [
  'Order 7K3M9Q-X1QF65-V805T8 was canceled',
  'Order 7K3M9Q-X1QF65-V805T8 was canceled\n\nYour order was canceled. Nothing of it will be sent to you, and you owe nothing for it.\n\nOrdered on November 21, 2026 at 10:00 (UTC).\n\n3 × T-shirt M\n',
  '<!doctype html><html lang="en"><body><h1>Order 7K3M9Q-X1QF65-V805T8 was canceled</h1><p>Your order was canceled. Nothing of it will be sent to you, and you owe nothing for it.</p><p>Ordered on November 21, 2026 at 10:00 (UTC).</p><table><tr><td>3 × T-shirt M</td><td align="right"></td></tr></table></body></html>',
];
const taken: Reply = { status: 200, body: { MessageId: 'message-1' } };
const mailAt = (endpoint: string) =>
  createSesMail({ sender: 'shop@example.com', endpoint, region: 'us-east-1', credentials });

mailSuite('SES', async () => {
  const { endpoint, calls } = await awsEndpoint(() => taken);
  return {
    ports: { ...memoryWorld().ports, mail: mailAt(endpoint) },
    letters: () =>
      calls.map(({ body: { Destination, Content } }) => ({
        to: Destination.ToAddresses.join(),
        subject: Content.Simple.Subject.Data,
        text: Content.Simple.Body.Text.Data,
        html: Content.Simple.Body.Html.Data,
      })),
  };
});

describe('mail by SES', () => {
  test('is from the shop, in UTF-8, to one address', async () => {
    const { endpoint, calls } = await awsEndpoint(() => taken);
    await mailAt(endpoint).send('ada@example.com', letter);
    expect(calls).toEqual([
      {
        method: 'POST',
        path: '/v2/email/outbound-emails',
        contentType: 'application/json',
        target: undefined,
        body: {
          FromEmailAddress: 'shop@example.com',
          Destination: { ToAddresses: ['ada@example.com'] },
          Content: {
            Simple: {
              Subject: { Data: subject, Charset: 'UTF-8' },
              Body: {
                Text: { Data: text, Charset: 'UTF-8' },
                Html: { Data: html, Charset: 'UTF-8' },
              },
            },
          },
        },
      },
    ]);
  });

  test.each([
    ['MessageRejected', 400, 'refused'],
    ['BadRequestException', 400, 'refused'],
    ['TooManyRequestsException', 429, 'not-sent'],
    ['LimitExceededException', 400, 'not-sent'],
    ['SendingPausedException', 400, 'not-sent'],
    ['AccessDeniedException', 403, 'not-sent'],
    ['InternalServiceErrorException', 500, 'unknown'],
  ])('%s (%d) is %s, and is asked once', async (type, status, outcome) => {
    const { endpoint, calls } = await awsEndpoint(() => ({ status, type, body: { message: 'no' } }));
    expect(await mailAt(endpoint).send('ada@example.com', letter)).toBe(outcome);
    expect(calls).toHaveLength(1);
  });

  test('a sender who is not verified yet is no fault of the letter, which is sent when they are', async () => {
    const message = 'Email address is not verified. The following identities failed the check: shop@example.com';
    const { endpoint } = await awsEndpoint(() => ({ status: 400, type: 'MessageRejected', body: { message } }));
    expect(await mailAt(endpoint).send('ada@example.com', letter)).toBe('not-sent');
  });

  test('an answer that does not come is unknown, and is asked once', async () => {
    const { endpoint, calls } = await awsEndpoint(() => 'hang');
    expect(await mailAt(endpoint).send('ada@example.com', letter)).toBe('unknown');
    expect(calls).toHaveLength(1);
  });

  test('a server that is not there has sent nothing', async () => {
    const client = new SESv2Client({ region: 'us-east-1', credentials, requestHandler: unreachable, maxAttempts: 1 });
    const mail = createSesMail({ sender: 'shop@example.com' }, client);
    expect(await mail.send('ada@example.com', letter)).toBe('not-sent');
  });
});
