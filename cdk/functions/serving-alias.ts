/** The alias that API, rules and stream invoke. A rollback moves it back to the former version. */
export const servingAlias = 'live';
