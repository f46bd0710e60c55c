import { domainToASCII } from 'node:url';
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

/** A new id of a customer: `isPseudonym` in the form of a pattern. */
export const PseudonymText = readBy<CustomerId>(
  (given) => given as CustomerId,
  new RegExp(`^[!-?A-~]{1,${bounds.customerIdLength}}$`),
  `must be 1 to ${bounds.customerIdLength} visible ASCII characters without an @: orders have it for ever, so it must not be an email address`,
);

/** The form of RFC 5321, without quoted and bare IP forms. The pattern counts characters, as JSON Schema can. */
const unseen = `${controlCharacters}${hiddenCharacters}${faintCharacters}\\s`;
const inAtom = `[^${unseen}@.<>(),;:\\\\"[\\]]`;
/** Letters, digits and hyphens, of any script. The dots of other scripts divide labels too (IDNA), so they are refused. */
const inLabel = `[^${unseen}!-,./:-@\\[-\`{-~\\u3002\\uff0e\\uff61]`;
const atLabelEdge = `[^${unseen}!-/:-@\\[-\`{-~\\u3002\\uff0e\\uff61]`;
const atoms = `(?=[^@]{1,64}@)${inAtom}+(?:\\.${inAtom}+)*`;
const label = `${atLabelEdge}(?:${inLabel}{0,61}${atLabelEdge})?`;

/** RFC 5321 counts octets: of the local part in UTF-8 (RFC 6531), and of the domain in the ASCII form that DNS asks for. */
const fitsInMail = (email: string): boolean => {
  const [local = '', given = ''] = email.split('@');
  const domain = domainToASCII(given);
  return (
    domain !== '' &&
    Buffer.byteLength(local) <= 64 &&
    Buffer.byteLength(`${local}@${domain}`) <= bounds.emailLength &&
    domain.split('.').every(({ length }) => length > 0 && length <= 63)
  );
};

export const Email = z.string().check(
  z.normalize('NFC'),
  atMost(bounds.emailLength),
  z.regex(
    // `u` counts characters, as the contract does.
    new RegExp(`^${atoms}@${label}(?:\\.${label})+$`, 'u'),
    {
      error:
        'must be an email address, such as ada@example.com: at most 64 characters before the @, and no empty part between dots',
      abort: true,
    },
  ),
  z.refine((given) => !/\.\d+$/.test(given), {
    error: 'must be an email address at a domain, not at an IP address',
    params: { code: 'wrong-format' },
    abort: true,
  }),
  z.refine(fitsInMail, {
    error:
      'must be an email address that mail can carry: at most 64 bytes in UTF-8 before the @, and a domain that has an ASCII form (xn--) with at most 63 characters between dots',
    params: { code: 'wrong-format' },
  }),
  z.meta({
    maxLength: bounds.emailLength,
    format: 'idn-email',
    description:
      'At most 64 bytes in UTF-8 before the @. The domain has an ASCII form (xn--) with at most 63 characters between dots; with it the address has at most 254 bytes.',
  }),
);
