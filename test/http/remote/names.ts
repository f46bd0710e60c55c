import type { Call } from '#test/http/call';

/**
 * Names of a service's own. A table that is shared, or that was there before, holds other people's orders and products:
 * what a test calls `MUG` or `cus_ada` is therefore another thing for each service that a test starts, and comes back
 * under the name that the test knows.
 */
export type Names = {
  readonly own: (name: string) => string;
  readonly outgoing: (call: Call) => Call;
  readonly incoming: (text: string) => string;
};

const skuPattern = /^[A-Z]{2,}(-[A-Z]{1,2})?$/;
const discountPattern = /^[A-Za-z]{3,10}\d{0,3}$/;
/** The fields that hold a name of the shop's, and which values of them are names and no planted fault. */
const named: Readonly<Record<string, RegExp>> = {
  sku: skuPattern,
  customerId: /^cus_[a-z]+$/,
  externalReference: /^\w[\w -]{0,19}$/,
  discountCode: discountPattern,
  deviceId: /^[\w-]{1,20}$/,
};

let services = 0;

export const namesOfOneService = (): Names => {
  services += 1;
  const prefix = `${Date.now().toString(36)}-${process.pid.toString(36)}-${services}.`;
  const own = (name: string): string => `${prefix}${name}`;

  const inField = (field: string | undefined, value: string): string =>
    field !== undefined && Object.hasOwn(named, field) && named[field]?.test(value) ? own(value) : value;
  const inBody = (value: unknown, field?: string): unknown => {
    if (typeof value === 'string') return inField(field, value);
    if (Array.isArray(value)) return value.map((entry) => inBody(entry, field));
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inBody(member, name)]));
  };
  const inPath = (path: string): string =>
    path
      .replace(/(?<=^\/v1\/products\/)[^/?]+/, (sku) => inField('sku', sku))
      .replace(/(?<=^\/v1\/discounts\/)[^/?]+/, (code) => inField('discountCode', code))
      .replaceAll(/(?<=[?&](customerId|externalReference)=)[^&]+/g, (value, field) => inField(field, value));

  return {
    own,
    outgoing: (call) => ({
      ...call,
      path: inPath(call.path),
      ...(call.body === undefined ? {} : { body: inBody(call.body) }),
      ...(typeof call.raw === 'string' ? { raw: call.raw.replaceAll(/("sku":\s*")(?=[A-Z\\])/g, `$1${prefix}`) } : {}),
    }),
    incoming: (text) => text.replaceAll(prefix, ''),
  };
};
