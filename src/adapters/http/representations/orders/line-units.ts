import * as z from 'zod/mini';

/** The id of a line, unique in its order. */
export const lineId = () => z.string().check(z.meta({ examples: ['1'] }));

/** A number of units of a line, at least one. */
export const units = () => z.int().check(z.gte(1));
