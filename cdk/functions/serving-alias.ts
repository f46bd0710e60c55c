/** The version that serves: routes, rules and the stream call it, and a deployment that is taken back leaves it alone. */
export const servingAlias = 'live';
