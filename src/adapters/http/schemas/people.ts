import * as z from 'zod/mini';
import { controlCharacters, hiddenCharacters } from '#adapters/http/edge/text-faults';
import { atMost, readBy } from '#adapters/http/schemas/text';
import { bounds } from '#domain/bounds';
import type { CustomerId } from '#domain/orders/order';

export const CustomerIdText = readBy<CustomerId>(
  (given) => given as CustomerId,
  new RegExp(`^[!-~]{1,${bounds.customerIdLength}}$`),
  `must be 1 to ${bounds.customerIdLength} visible ASCII characters`,
);

/** The bounds of RFC 5321: 64 characters before the @, 63 in a label of the domain. No quoted or bare IP forms. */
const inAtom = `[^${controlCharacters}${hiddenCharacters}\\s@.<>(),;:\\\\"[\\]]`;
const atLabelEdge = inAtom.replace('@.', '@.\\-');
const atoms = `(?=[^@]{1,64}@)${inAtom}+(?:\\.${inAtom}+)*`;
const label = `${atLabelEdge}(?:${inAtom}{0,61}${atLabelEdge})?`;

export const Email = z.string().check(
  z.normalize('NFC'),
  atMost(bounds.emailLength),
  z.regex(
    // `u` counts characters, as the contract does.
    new RegExp(`^${atoms}@${label}(?:\\.${label})+$`, 'u'),
    'must be an email address, such as ada@example.com: at most 64 characters before the @, and no empty part between dots',
  ),
  z.meta({ maxLength: bounds.emailLength, format: 'idn-email' }),
);
