import * as z from 'zod/mini';
import { controlCharacters, faintCharacters, hiddenCharacters } from '#adapters/http/edge/text-faults';
import { atMost, readBy } from '#adapters/http/schemas/text';
import { bounds } from '#domain/bounds';
import type { CustomerId } from '#domain/orders/order';

export const CustomerIdText = readBy<CustomerId>(
  (given) => given as CustomerId,
  new RegExp(`^[!-~]{1,${bounds.customerIdLength}}$`),
  `must be 1 to ${bounds.customerIdLength} visible ASCII characters`,
);

/** The bounds of RFC 5321: 64 characters before the @, 63 in a label of the domain. No quoted or bare IP forms. */
const unseen = `${controlCharacters}${hiddenCharacters}${faintCharacters}\\s`;
const inAtom = `[^${unseen}@.<>(),;:\\\\"[\\]]`;
/** Letters, digits and hyphens, of any script. The dots of other scripts divide labels too (IDNA), so they are refused. */
const inLabel = `[^${unseen}!-,./:-@\\[-\`{-~\\u3002\\uff0e\\uff61]`;
const atLabelEdge = `[^${unseen}!-/:-@\\[-\`{-~\\u3002\\uff0e\\uff61]`;
const atoms = `(?=[^@]{1,64}@)${inAtom}+(?:\\.${inAtom}+)*`;
const label = `${atLabelEdge}(?:${inLabel}{0,61}${atLabelEdge})?`;

export const Email = z.string().check(
  z.normalize('NFC'),
  atMost(bounds.emailLength),
  z.regex(
    // `u` counts characters, as the contract does.
    new RegExp(`^${atoms}@${label}(?:\\.${label})+$`, 'u'),
    'must be an email address, such as ada@example.com: at most 64 characters before the @, and no empty part between dots',
  ),
  z.refine((given) => !/\.\d+$/.test(given), {
    error: 'must be an email address at a domain, not at an IP address',
    params: { code: 'wrong-format' },
  }),
  z.meta({ maxLength: bounds.emailLength, format: 'idn-email' }),
);
