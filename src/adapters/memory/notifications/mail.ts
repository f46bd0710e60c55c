import type { Mail } from '#application/ports';
import type { Letter } from '#domain/notifications/letter';

export type MemoryMail<Rendered> = Mail & {
  /** The last letters, the oldest first. */
  readonly sent: () => readonly (Rendered & { readonly to: string })[];
};

const maximumLetters = 200;

/** A mailbox in this process: every letter arrives in it. */
export const createMemoryMail = <Rendered extends object>(
  render: (letter: Letter) => Rendered,
): MemoryMail<Rendered> => {
  const letters: (Rendered & { readonly to: string })[] = [];
  return {
    send: async (to, letter) => {
      letters.push({ to, ...render(letter) });
      letters.splice(0, letters.length - maximumLetters);
      return 'sent';
    },
    sent: () => structuredClone(letters),
  };
};
