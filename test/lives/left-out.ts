/**
 * The commands on orders that lives do not send, by the id of the operation, and why not. Lives send every other one
 * (test/lives/commands.ts): the oracle knows what it does to the money and the goods of an order.
 */
export const leftOut: Readonly<Record<string, string>> = {};
