import type { PathParameter } from '#adapters/http/operation';
import { bounds } from '#domain/bounds';
import { isPseudonym } from '#domain/customers/customer';
import type { CustomerId } from '#domain/orders/order';

const length = bounds.customerIdLength;

const idOr = (problem: PathParameter<CustomerId>['problem'], isNew: boolean): PathParameter<CustomerId> => {
  const symbols = isNew ? '[!-?A-~]' : '[!-~]';
  const pattern = new RegExp(`^${symbols}{1,${length}}$`);
  return {
    read: (text) => (pattern.test(text) && (!isNew || isPseudonym(text)) ? (text as CustomerId) : undefined),
    problem,
    description: `The customer’s id: 1 to ${length} visible ASCII characters${isNew ? ', no @: orders have it for ever, so it must not be an email address' : ''}.`,
    pattern: pattern.source,
    example: 'cus_ada',
  };
};

export const customerIdParameter = idOr('customer-not-found', false);
/** A path to create with: a text that cannot be read is not valid, instead of not found. */
export const newCustomerIdParameter = idOr('validation-failed', true);
