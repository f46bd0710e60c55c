/** What was asked for cannot be had; the message says what to do. */
export class CannotStart extends Error {}
