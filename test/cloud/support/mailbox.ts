import { deployment } from '#test/cloud/support/deployment';

export type SentLetter = {
  readonly Source: string;
  readonly To: readonly string[];
  readonly Subject: string;
  readonly BodyText: string;
};

/** The letters about an order, which the emulator's SES keeps. */
export const lettersAbout = async (orderId: string): Promise<readonly SentLetter[]> => {
  const reply = await fetch(new URL('/_ministack/ses/messages', deployment.endpoint));
  const { messages } = (await reply.json()) as { readonly messages: Readonly<Record<string, readonly SentLetter[]>> };
  return Object.values(messages)
    .flat()
    .filter(({ Subject }) => Subject.includes(orderId));
};
