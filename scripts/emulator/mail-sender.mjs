import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { mailSender } from './stack.mjs';

/**
 * Verifies the domain of the sender in SES, as a person does once in an account.
 * @param {import('./emulator.mjs').Emulator} emulator
 */
export const registerSender = async ({ endpoint, environment }) => {
  const client = new SESv2Client({
    endpoint,
    region: environment.AWS_REGION ?? '',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  });
  await client.send(new CreateEmailIdentityCommand({ EmailIdentity: mailSender.split('@')[1] }));
};
