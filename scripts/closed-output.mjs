// A reader that closes the output of a command (`| head`) ends the command, as a signal does. Import it first.

/** The reader of a pipe is gone, or the terminal. */
const closedCodes = ['EPIPE', 'EIO'];

/** `isClosed`: the reader of the output has gone. */
export const output = { isClosed: false };

process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ { code = '' }) => {
  if (closedCodes.includes(code)) {
    output.isClosed = true;
    // A command that stops on signals stops in its own way, with everything that it has started.
    if (!process.emit('SIGTERM')) process.exit(130);
    return;
  }
  if (process.exitCode !== 1) console.error(`The output cannot be written (${code}).`);
  process.exitCode = 1;
});

// Progress that nobody can read does not stop the work.
process.stderr.on('error', () => undefined);
