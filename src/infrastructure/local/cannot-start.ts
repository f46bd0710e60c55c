/** The local server cannot start with these options; the message says what to do. */
export class CannotStart extends Error {}
