import { SESv2Client, type SESv2ClientConfig, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { renderLetter } from '#adapters/notifications/letters/render';
import type { Mail, MailOutcome } from '#application/ports';

export type SesOptions = {
  /** The sender's address, which SES has verified. */
  readonly sender: string;
  /** The endpoint, when it is not that of AWS. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
};

const connectionMs = 1_000;
const requestMs = 5_000;

/** One try: a retry could send a second letter. */
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

/** Errors that say that SES read this letter and refuses it. */
const refusals: ReadonlySet<string> = new Set(['MessageRejected', 'BadRequestException']);
/** The SES account is not fully set up: the letter can be sent later. */
const isUnfinished = ({ name, message }: { readonly name?: string; readonly message?: string }): boolean =>
  name === 'MessageRejected' && /not verified/i.test(message ?? '');
/** Errors that say that the request did not reach SES. */
const unreached: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** After a refusal by name or a 4xx nothing was sent. After any other error the outcome is unknown. */
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
  send: async (to, letter) => {
    const { subject, text, html } = renderLetter(letter);
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
