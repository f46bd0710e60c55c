import type { Call } from '#test/http/support/call';

/**
 * Unique names for each service of a test. A shared table has orders and products of other tests, so `MUG` or `cus_ada`
 * is sent under a unique name, and is translated back in the answer.
 */
export type Names = {
  readonly own: (name: string) => string;
  /** From now on the service knows this caller by the subject that an issuer gave. */
  readonly knownAs: (role: string, name: string, subject: string) => void;
  readonly outgoing: (call: Call) => Call;
  readonly incoming: (text: string) => string;
};

const skuPattern = /^[A-Z]{2,}(-[A-Z]{1,2})?$/;
const discountPattern = /^ *[A-Za-z]{3,10}\d{0,3} *$/;
/** The fields that contain names, and which of their values are names instead of planted faults. */
const named: Readonly<Record<string, RegExp>> = {
  sku: skuPattern,
  skus: skuPattern,
  customerId: /^cus_[a-z]+$/,
  externalReference: /^\w[\w -]{0,19}$/,
  discountCode: discountPattern,
  deviceId: /^[\w-]{1,20}$/,
};

let services = 0;

export const namesOfOneService = (): Names => {
  services += 1;
  // In upper case, as discount codes are shown.
  const prefix = `${Date.now().toString(36)}-${process.pid.toString(36)}-${services}.`.toUpperCase();
  const own = (name: string): string => `${prefix}${name}`;
  /** Names by subject, and subjects of customers by name: only customers are addressed by name. */
  const called = new Map<string, string>();
  const customers = new Map<string, string>();

  const inField = (field: string | undefined, value: string): string => {
    if (field === undefined || !Object.hasOwn(named, field) || !named[field]?.test(value)) return value;
    return (field === 'customerId' ? customers.get(value) : undefined) ?? value.replace(/\S.*/, own);
  };
  const inBody = (value: unknown, field?: string): unknown => {
    if (typeof value === 'string') return inField(field, value);
    if (Array.isArray(value)) return value.map((entry) => inBody(entry, field));
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inBody(member, name)]));
  };
  const inPath = (path: string): string =>
    path
      .replace(/(?<=^\/v1\/products\/)[^/?]+/, (sku) => inField('sku', sku))
      .replace(/(?<=^\/v1\/customers\/)[^/?]+/, (id) => inField('customerId', id))
      .replace(/(?<=^\/v1\/discounts\/)[^/?]+/, (code) => inField('discountCode', code))
      .replaceAll(/(?<=[?&](\w+)=)[^&]+/g, (value, field) => inField(field, value));

  return {
    own,
    knownAs: (role, name, subject) => {
      called.set(subject, name);
      if (role === 'customer') customers.set(name, subject);
    },
    outgoing: (call) => ({
      ...call,
      path: inPath(call.path),
      ...(call.body === undefined ? {} : { body: inBody(call.body) }),
      ...(typeof call.raw === 'string' ? { raw: call.raw.replaceAll(/("sku":\s*")(?=[A-Z\\])/g, `$1${prefix}`) } : {}),
    }),
    incoming: (text) =>
      [...called].reduce((read, [subject, name]) => read.replaceAll(subject, name), text.replaceAll(prefix, '')),
  };
};
