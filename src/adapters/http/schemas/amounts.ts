import * as z from 'zod/mini';
import { integer, readBy } from '#adapters/http/schemas/text';
import { parseRate, type Rate } from '#domain/rate';

/** An amount in a request: minor units, at least 0. */
export const AmountInput = (maximum: number = Number.MAX_SAFE_INTEGER) =>
  integer(0, maximum).check(z.describe('In the minor unit of the currency.'));

export const RateInput = readBy<Rate>(
  parseRate,
  /^(?:0(?:\.[0-9]{1,6})?|1(?:\.0{1,6})?)$/,
  'must be a decimal string from "0" to "1" with at most 6 places, such as "0.1"',
).check(z.describe('A share as a decimal string: 0.1 is 10 %.'));
