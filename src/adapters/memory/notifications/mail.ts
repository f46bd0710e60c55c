import type { Mail } from '#application/ports';
import type { Letter } from '#domain/notifications/letter';

export type SentLetter = Letter & { readonly to: string };

export type MemoryMail = Mail & {
  /** The last letters, oldest first. */
  readonly sent: () => readonly SentLetter[];
};

const maximumLetters = 200;

/** A mailbox in memory. It accepts every letter and sends none. */
export const createMemoryMail = (): MemoryMail => {
  const letters: SentLetter[] = [];
  return {
    send: async (to, letter) => {
      letters.push({ to, ...letter });
      letters.splice(0, letters.length - maximumLetters);
      return 'sent';
    },
    sent: () => structuredClone(letters),
  };
};
