/** The commands on orders that `listOrderActions` does not tell, each with the reason. */
export const untoldCommands: Readonly<Record<string, string>> = {
  quoteRefund: 'it changes nothing',
};
