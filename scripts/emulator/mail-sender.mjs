import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { mailSender } from './stack.mjs';

/**
 * Verifies the domain of the sender in SES, as a person does once in an account.
 * @param {import('./emulator.mjs').Emulator} emulator
 */
export const registerSender = async ({ clientOptions }) => {
  const client = new SESv2Client(clientOptions);
  await client.send(new CreateEmailIdentityCommand({ EmailIdentity: mailSender.split('@')[1] }));
};
