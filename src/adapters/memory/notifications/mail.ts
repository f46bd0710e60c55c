import type { Mail } from '#application/ports';
import type { Letter } from '#domain/notifications/letter';

export type SentLetter = Letter & { readonly to: string };

export type MemoryMail = Mail & {
  /** The letters sent last, the oldest first. */
  readonly sent: () => readonly SentLetter[];
};

/** How many are remembered. */
const kept = 200;

/** A mailbox in this process: everything arrives, nothing leaves. */
export const createMemoryMail = (): MemoryMail => {
  const letters: SentLetter[] = [];
  return {
    send: async (to, letter) => {
      letters.push({ to, ...letter });
      letters.splice(0, letters.length - kept);
      return 'sent';
    },
    sent: () => structuredClone(letters),
  };
};
