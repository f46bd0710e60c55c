/**
 * Every code of the contract: what it is called, whether the very same request may succeed later, what it means and
 * what to do. The pages at /problems/<code> and the OpenAPI document are made of this.
 */
export type ProblemEntry = {
  readonly title: string;
  readonly retryable: boolean;
  readonly meaning: string;
  readonly advice: string;
};

const entry = (title: string, meaning: string, advice: string): ProblemEntry => ({
  title,
  retryable: false,
  meaning,
  advice,
});
const passing = (title: string, meaning: string, advice: string): ProblemEntry => ({
  ...entry(title, meaning, advice),
  retryable: true,
});

export const problemCatalogue = {
  'malformed-json': entry(
    'The body is not JSON',
    'The body could not be read as one JSON value in UTF-8.',
    'Send one JSON object. `detail` says where reading stopped.',
  ),
  'idempotency-key-missing': entry(
    'An Idempotency-Key is required',
    'Every POST that changes something needs a key, so that a retry is recognised instead of done twice.',
    'Send an Idempotency-Key header of 1 to 255 visible ASCII characters, a new one for each command and the same one for its retries.',
  ),
  'invalid-cursor': entry(
    'The cursor does not fit this request',
    'The cursor was altered, or made for another caller, another list or other filters.',
    'Start again without a cursor, and follow `nextCursor` with the same filters.',
  ),
  'invalid-header': entry(
    'A header cannot be read',
    'A header has a value that this API does not understand.',
    'Correct the header that `detail` names.',
  ),
  unauthenticated: entry(
    'Who are you?',
    'There is no bearer token, or it is not one that this service accepts.',
    'Send `Authorization: Bearer <token>` with an access token of this shop. Locally: POST /dev/tokens gives one.',
  ),
  'token-expired': entry(
    'The token has expired',
    'The token was valid and its time is over.',
    'Get a new token and send the request again.',
  ),
  'insufficient-scope': entry(
    'You may not do this',
    'The token is valid, but it does not allow this operation.',
    'Ask for a token with the scope that `detail` names, or act on your own orders only.',
  ),
  'signature-invalid': entry(
    'The signature does not match',
    'The event was not signed with the secret of this payment provider.',
    'Check the signing secret and send the body unaltered.',
  ),
  'payment-declined': entry(
    'The payment was declined',
    'The payment provider refused the payment. The order holds the refusal.',
    'Ask the customer for another way to pay and pay again with a new key.',
  ),
  'order-not-found': entry(
    'There is no such order',
    'There is no order with this id, or it is not yours.',
    'Check the id: its last symbol is a check symbol, so most typing errors end here.',
  ),
  'product-not-found': entry('There is no such product', 'No product has this sku.', 'Check the sku; case matters.'),
  'payment-not-found': entry('There is no such payment', 'The order has no payment with this id.', 'Read the order.'),
  'fulfillment-not-found': entry(
    'There is no such fulfillment',
    'The order has no parcel with this id.',
    'Read the order.',
  ),
  'return-not-found': entry('There is no such return', 'The order has no return with this id.', 'Read the order.'),
  'hold-not-found': entry('There is no such hold', 'The order has no hold with this id.', 'Read the order.'),
  'customer-not-found': entry('There is no such customer', 'Nothing is known of this customer.', 'Check the id.'),
  'discount-not-found': entry('There is no such discount', 'No discount has this code.', 'Check the code.'),
  'version-not-found': entry(
    'The order has no such version',
    'Versions count from 1 to the order’s current version.',
    'Ask for a version up to the one that `detail` names.',
  ),
  'route-not-found': entry(
    'There is nothing here',
    'No operation of this API has this path.',
    'See /docs for what there is. Paths are case-sensitive and end without a slash.',
  ),
  'method-not-allowed': entry(
    'Not with this method',
    'The path exists, but not with this method.',
    'Use one of the methods in the Allow header.',
  ),
  'not-acceptable': entry(
    'No representation fits the Accept header',
    'This operation cannot answer in any of the media types you accept.',
    'Accept application/json, or leave the header out.',
  ),
  'body-too-large': entry('The body is too large', 'A body has at most 65,536 bytes.', 'Send less at once.'),
  'unsupported-media-type': entry(
    'The body is of a type not understood here',
    'This operation reads JSON in UTF-8 only.',
    'Send `Content-Type: application/json`.',
  ),
  'out-of-stock': entry(
    'Not enough in stock',
    'At least one product has fewer units than you asked for. Nothing was reserved.',
    'Order at most what `errors` says is available, or try later with a new key.',
  ),
  'price-changed': entry(
    'The price is not what you expected',
    'The catalogue gives another total than `expectedTotalAmount`. Nothing was ordered.',
    'Show the customer the `quote` in this answer and order again with its total.',
  ),
  'order-status-conflict': entry(
    'Not in this status',
    'The order’s status does not allow this command.',
    'Read the order. `orderStatus` in this answer is what it is now.',
  ),
  'order-on-hold': entry('The order is on hold', 'A held order is not worked on.', 'Release its holds first.'),
  'order-has-history': entry(
    'Too much happened to this order',
    'Money moved on the order, so the books need it.',
    'Leave it canceled.',
  ),
  'external-reference-taken': entry(
    'Another order has this reference',
    'An external reference belongs to one order.',
    'If this is a retry, use the first try’s Idempotency-Key. Otherwise choose another reference.',
  ),
  'order-changed-meanwhile': passing(
    'The order kept changing',
    'Others changed the order at the same moment, again and again.',
    'Send the same request again, with the same key.',
  ),
  'stock-below-zero': entry(
    'Stock cannot fall below zero',
    'The adjustment takes more than is available.',
    'Adjust by at most what `available` says.',
  ),
  'version-mismatch': entry(
    'It is not the version you expected',
    'Somebody changed it since you read it.',
    'Read it again, decide again, and send the new ETag as If-Match.',
  ),
  'precondition-required': entry(
    'Say which version you mean',
    'This command overwrites, so it needs to know what you saw.',
    'Send the ETag of what you read as If-Match.',
  ),
  'validation-failed': entry(
    'Some of it is not valid',
    'The request was understood, but values in it are not allowed.',
    'Correct what `errors` points at. A pointer starts at the body, or at /path or /query.',
  ),
  'unknown-product': entry(
    'A product is not in the catalogue',
    'At least one line names a sku that is not sold.',
    'Remove or correct the lines in `errors`.',
  ),
  'currency-mismatch': entry(
    'A product is sold in another currency',
    'All lines of an order are in its one currency.',
    'Order the products in `errors` in their own currency.',
  ),
  'discount-not-applicable': entry(
    'The discount does not apply',
    'There is no such discount, or not now, not in this currency, or no more of it.',
    'Order without it, or with another.',
  ),
  'unknown-shipping-method': entry(
    'No such shipping method',
    'The shop does not ship that way in this currency.',
    'Choose one of the shop’s methods.',
  ),
  'quantity-exceeds-open': entry(
    'More than is open',
    'The quantity is more than is left to be worked on.',
    'Use at most the open quantity.',
  ),
  'quantity-exceeds-fulfilled': entry(
    'More than was sent',
    'The quantity is more than was fulfilled and not yet returned.',
    'Use at most the fulfilled quantity.',
  ),
  'capture-exceeds-authorized': entry(
    'More than was authorized',
    'A capture takes at most what is authorized.',
    'Capture less, or authorize again.',
  ),
  'refund-exceeds-captured': entry(
    'More than was captured',
    'A refund gives back at most what was captured.',
    'Refund at most the refundable amount.',
  ),
  'idempotency-key-reused': entry(
    'The key belongs to another request',
    'This Idempotency-Key was used for a request with another body.',
    'Use a new key for a new command, and the same body for a retry.',
  ),
  'order-too-large': entry(
    'The order is too large',
    'An order has a bounded size and a journal of at most 500 events.',
    'Divide it into several orders.',
  ),
  'order-denied': entry(
    'The shop does not accept this order',
    'A rule of the shop denies it. Nothing was stored.',
    'Order less, or talk to the shop.',
  ),
  'address-changes-tax': entry(
    'The address would change the tax',
    'An address is replaced without pricing again, so country and region stay.',
    'Cancel and order again.',
  ),
  'rate-limited': passing('Too many requests', 'You ask faster than you may.', 'Wait as long as Retry-After says.'),
  internal: passing(
    'Something went wrong here',
    'That was our fault, and it is logged under `requestId`.',
    'Try again with the same key; if it stays, tell us the requestId.',
  ),
  'provider-unavailable': passing(
    'The payment provider does not answer',
    'It is not known yet whether the payment was done. It will be settled.',
    'Send the same request again, with the same key: it settles what is pending.',
  ),
  'temporarily-unavailable': passing(
    'Not now',
    'Something behind this service did not answer in time.',
    'Wait as long as Retry-After says and send the same request again, with the same key.',
  ),
} as const satisfies Readonly<Record<string, ProblemEntry>>;

export type ProblemCode = keyof typeof problemCatalogue;

export const problemCodes = Object.keys(problemCatalogue) as readonly ProblemCode[];
