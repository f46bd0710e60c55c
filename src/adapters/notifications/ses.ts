import { SESv2Client, type SESv2ClientConfig, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mail, MailOutcome } from '#application/ports';

export type SesOptions = {
  /** Who letters are from: an address that SES has verified. */
  readonly sender: string;
  /** Where to find it, when that is not AWS. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
};

const connectionMs = 1_000;
const requestMs = 5_000;

/** One try: the client's own second one could be a second letter. */
const clientOf = ({ endpoint, region, credentials }: SesOptions): SESv2Client => {
  const config: SESv2ClientConfig = {
    maxAttempts: 1,
    requestHandler: { connectionTimeout: connectionMs, requestTimeout: requestMs, throwOnRequestTimeout: true },
  };
  if (endpoint !== undefined) config.endpoint = endpoint;
  if (region !== undefined) config.region = region;
  if (credentials !== undefined) config.credentials = credentials;
  return new SESv2Client(config);
};

/** It was looked at, and it is this letter that is wrong. */
const refusals: ReadonlySet<string> = new Set(['MessageRejected', 'BadRequestException']);
/** Nothing is wrong with the letter: whoever set the account up has not finished, and it can be sent when they have. */
const isUnfinished = ({ name, message }: { readonly name?: string; readonly message?: string }): boolean =>
  name === 'MessageRejected' && /not verified/i.test(message ?? '');
/** The request did not get there. */
const unreached: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** A refusal by name or with a 4xx is an answer, and says that nothing was sent; after anything else nobody knows. */
const outcomeOf = (error: unknown): MailOutcome => {
  const { name, code, $metadata } = error as {
    readonly name?: string;
    readonly code?: string;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  if (isUnfinished(error as Error)) return 'not-sent';
  if (refusals.has(name ?? '')) return 'refused';
  if (unreached.has(code ?? '') || name === 'CredentialsProviderError') return 'not-sent';
  const status = $metadata?.httpStatusCode ?? 0;
  return status >= 400 && status < 500 ? 'not-sent' : 'unknown';
};

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

/** Mail by SES. */
export const createSesMail = (options: SesOptions, client = clientOf(options)): Mail => ({
  send: async (to, { subject, text, html }) => {
    const command = new SendEmailCommand({
      FromEmailAddress: options.sender,
      Destination: { ToAddresses: [to] },
      Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
    });
    try {
      await client.send(command);
      return 'sent';
    } catch (error) {
      return outcomeOf(error);
    }
  },
});
