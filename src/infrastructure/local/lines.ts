/** Lines wait for this long, so that a busy server writes many of them at once. */
const waitMs = 20;

export type Lines = {
  readonly print: (line: string) => void;
  /** Writes the waiting lines now. */
  readonly flush: () => void;
};

/** Writes lines in the order in which they are printed: a system call for each takes longer than making the line. */
export const createLines = (write: (text: string) => void): Lines => {
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const text = waiting;
    waiting = '';
    if (text !== '') write(text);
  };
  return {
    print: (line) => {
      waiting += `${line}\n`;
      timer ??= setTimeout(flush, waitMs);
    },
    flush,
  };
};
