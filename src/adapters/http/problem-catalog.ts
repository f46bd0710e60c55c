/**
 * Every problem code of the contract: its title, whether the same request may succeed later, what it means and what to
 * do. The pages at /problems/<code> and the OpenAPI document use these texts.
 */
export type ProblemEntry = {
  readonly title: string;
  /** The same request may succeed when it is sent again. */
  readonly retryable: boolean;
  readonly meaning: string;
  readonly advice: string;
};

const permanent = (title: string, meaning: string, advice: string): ProblemEntry => ({
  title,
  retryable: false,
  meaning,
  advice,
});
const temporary = (title: string, meaning: string, advice: string): ProblemEntry => ({
  ...permanent(title, meaning, advice),
  retryable: true,
});

export const problemCatalog = {
  'malformed-json': permanent(
    'The body is not valid JSON',
    'The body could not be read as one JSON value in UTF-8.',
    'Send one JSON object. `detail` names the position of the first error.',
  ),
  'idempotency-key-missing': permanent(
    'The Idempotency-Key header is missing',
    'This operation requires an Idempotency-Key, so that a retry is not executed twice.',
    'Send an Idempotency-Key header of 1 to 255 visible ASCII characters. Use a new key for each command and the same key for its retries.',
  ),
  'invalid-cursor': permanent(
    'The cursor is not valid for this request',
    'The cursor was altered, or it belongs to another caller, another list or other filters.',
    'Start again without a cursor, and follow `nextCursor` with the same filters.',
  ),
  'invalid-header': permanent(
    'A header is not valid',
    'A header has a value that this operation does not accept.',
    'Correct the header that `detail` names.',
  ),
  unauthenticated: permanent(
    'Authentication is required',
    'The bearer token is missing, or this service does not accept it.',
    'Send `Authorization: Bearer <token>` with an access token of this shop. The local server issues tokens: POST /dev/tokens.',
  ),
  'token-expired': permanent(
    'The token has expired',
    'The token is past its expiry time.',
    'Get a new token and send the request again.',
  ),
  'insufficient-scope': permanent(
    'The token does not permit this operation',
    'The token is valid, but it does not permit this operation.',
    'Use a token with the scope that `detail` names. Customers can access their own orders only.',
  ),
  'signature-invalid': permanent(
    'The signature is not valid',
    'The event was not signed with the secret of this payment provider.',
    'Check the signing secret, and send the body unaltered.',
  ),
  'payment-declined': permanent(
    'The payment was declined',
    'The payment provider declined the payment. The order records it.',
    'Ask the customer for another payment method, and pay with a new Idempotency-Key.',
  ),
  'order-not-found': permanent(
    'The order does not exist',
    'No order has this id, or the order belongs to another customer.',
    'Check the id. Its last symbol is a check symbol, so most typing errors end here.',
  ),
  'product-not-found': permanent(
    'The product does not exist',
    'No product has this sku.',
    'Check the sku. Case matters.',
  ),
  'payment-not-found': permanent(
    'The payment does not exist',
    'The order has no payment with this id.',
    'Read the order for the ids of its payments.',
  ),
  'fulfillment-not-found': permanent(
    'The fulfillment does not exist',
    'The order has no fulfillment with this id.',
    'Read the order for the ids of its fulfillments.',
  ),
  'return-not-found': permanent(
    'The return does not exist',
    'The order has no return with this id.',
    'Read the order for the ids of its returns.',
  ),
  'hold-not-found': permanent(
    'The hold does not exist',
    'The order has no hold with this id.',
    'Read the order for the ids of its holds.',
  ),
  'customer-not-found': permanent(
    'The customer does not exist',
    'The service has no data about this customer.',
    'Check the id.',
  ),
  'discount-not-found': permanent('The discount does not exist', 'No discount has this code.', 'Check the code.'),
  'webhook-endpoint-not-found': permanent(
    'The endpoint of webhooks does not exist',
    'No endpoint has this id, or it was deleted.',
    'List the endpoints for their ids.',
  ),
  'delivery-not-found': permanent(
    'The delivery does not exist',
    'The endpoint has no delivery with this id. A delivery is stored for 30 days.',
    'List the deliveries of the endpoint for their ids.',
  ),
  'events-expired': permanent(
    'The feed no longer has these events',
    'An event is in the feed for 30 days. Events after the time of `from` or of the cursor have been removed.',
    'Begin again at `earliestAt`, and read the orders that you know for what happened before.',
  ),
  'version-not-found': permanent(
    'The version does not exist',
    'Versions count from 1 to the current version of the order.',
    'Ask for a version up to the one that `detail` names.',
  ),
  'route-not-found': permanent(
    'The path does not exist',
    'No operation of this API has this path.',
    'See /docs for the operations. Paths are case-sensitive and have no slash at the end.',
  ),
  'method-not-allowed': permanent(
    'The path does not support this method',
    'The path exists, but it does not support this method.',
    'Use one of the methods in the Allow header.',
  ),
  'not-acceptable': permanent(
    'No media type fits the Accept header',
    'This operation returns none of the media types in the Accept header.',
    'Accept application/json, or omit the header.',
  ),
  'body-too-large': permanent('The body is too large', 'The body has more than 65,536 bytes.', 'Send a smaller body.'),
  'unsupported-media-type': permanent(
    'The media type of the body is not supported',
    'This operation reads JSON in UTF-8 only, and not compressed.',
    'Send `Content-Type: application/json`, and no `Content-Encoding`.',
  ),
  'out-of-stock': permanent(
    'Not enough units in stock',
    'At least one product has fewer units than requested. Nothing was reserved.',
    'Order at most `available` and `backorderable` units together, or try later with a new Idempotency-Key.',
  ),
  'price-changed': permanent(
    'The total differs from the expected total',
    'The current total is not `expectedTotalAmount`. Nothing was ordered or changed.',
    'Show the customer the `quote` in this answer, and send the request again with its `currentAmount`. The `quote` of an edit is the order after it, with the totals of all lines ever ordered.',
  ),
  'order-status-conflict': permanent(
    'The order status does not allow this command',
    'The command requires another order status.',
    'Read the order. `orderStatus` in this answer is its current status.',
  ),
  'order-on-hold': permanent(
    'The order is on hold',
    'An order with a hold cannot be confirmed. Nothing is captured for it, and none of its parcels is packed or shipped.',
    'Release its holds first.',
  ),
  'order-unsettled': permanent(
    'The outcome of a payment is not known yet',
    'An order is completed, and a customer erased, when the outcome of each operation of the payments is known.',
    'Read the order again later. The service settles the operation by itself.',
  ),
  'payment-status-conflict': permanent(
    'The payment’s state does not allow this command',
    'The payment has an operation whose outcome is not known yet, or nothing that this command could take.',
    'Read the order for the state of its payments. `paymentStatus` in this answer is the state of this one.',
  ),
  'order-not-covered': permanent(
    'The order is not covered',
    'The shop ships only orders whose authorizations and payments cover their worth.',
    'Wait for the payment of the amount in `detail`.',
  ),
  'fulfillment-status-conflict': permanent(
    'The status of the fulfillment does not allow this command',
    'A parcel is shipped or canceled while it is open, and delivered after it was shipped. An order is completed when no parcel is open.',
    'Read the order for the status of its fulfillments.',
  ),
  'return-status-conflict': permanent(
    'The status of the return does not allow this command',
    'A return is received or rejected once. An order is completed when no return request is open.',
    'Read the order for the status of its returns.',
  ),
  'order-has-history': permanent(
    'The order cannot be deleted',
    'Money was moved on the order, so it is kept for accounting.',
    'Leave the order canceled.',
  ),
  'external-reference-taken': permanent(
    'The external reference is in use',
    'Another order of the same customer has this external reference; for an order that staff place, another such order.',
    'If this is a retry, use the Idempotency-Key of the first try. Otherwise choose another reference.',
  ),
  'order-changed-meanwhile': temporary(
    'The order changed at the same time',
    'Other commands changed the order during several tries of this one.',
    'Send the same request again with the same Idempotency-Key.',
  ),
  'stock-below-zero': permanent(
    'The stock cannot fall below zero',
    'The adjustment removes more units than are in stock and the product’s backorder limit allows.',
    'Remove fewer units, or raise the product’s `backorderLimit`.',
  ),
  'version-mismatch': permanent(
    'The version differs from the expected version',
    'The resource has changed since you read it.',
    'Read the resource again, and send its new ETag as If-Match.',
  ),
  'precondition-required': permanent(
    'The If-Match header is missing',
    'This command overwrites data, so it requires the version that you read.',
    'Send the ETag of the resource that you read as If-Match.',
  ),
  'validation-failed': permanent(
    'The request is not valid',
    'Some values in the request are not allowed.',
    'Correct the values that `errors` points at. A pointer starts at the body, or at /path or /query.',
  ),
  'unknown-product': permanent(
    'A product does not exist',
    'At least one line names a sku that is not in the catalog.',
    'Remove or correct the lines in `errors`.',
  ),
  'currency-mismatch': permanent(
    'A product has no price in this currency',
    'At least one line names a product that has no price in the currency of the order.',
    'Order the products in `errors` in a currency in which they are sold.',
  ),
  'discount-not-applicable': permanent(
    'The discount does not apply',
    'The discount does not exist, is for another currency, other products or larger orders, has not started, has ended or has reached its maximum number of redemptions, for all orders or for those of one customer.',
    'Order without a discount, or use another code.',
  ),
  'unknown-shipping-method': permanent(
    'The shipping method does not exist',
    'The shop does not offer this shipping method in this currency.',
    'Choose another shipping method, or omit it for the default.',
  ),
  'quantity-exceeds-open': permanent(
    'The quantity exceeds the open quantity',
    'The command names more units than are neither canceled nor fulfilled.',
    'Use at most the open quantity in `detail`.',
  ),
  'quantity-exceeds-fulfilled': permanent(
    'The quantity exceeds the fulfilled quantity',
    'A request names more units than were shipped and can still come back, or a reception names more units than its request.',
    'Use at most the quantity in `detail`.',
  ),
  'return-window-closed': permanent(
    'The return window is closed',
    'Customers ask for a return within the days that the shop gives after a delivery.',
    'Return at most the quantity in `detail`, or ask the shop: staff may request a return at any time.',
  ),
  'capture-exceeds-authorized': permanent(
    'The amount exceeds the authorized amount',
    'A capture takes at most the authorized amount.',
    'Capture less, or authorize again.',
  ),
  'capture-must-be-final': permanent(
    'The authorization can be captured only once',
    'The way to pay does not allow a second capture, so the first one releases the rest.',
    'Send `"final": true` or leave `final` out. The rest of the authorization is released.',
  ),
  'amount-exceeds-due': permanent(
    'The amount exceeds what is due',
    'Nothing is due, or less than the amount, counting what is authorized or under way.',
    'Pay or capture at most the maximum that `detail` names.',
  ),
  'nothing-to-refund': permanent(
    'There is nothing to refund',
    'The credit of the order is 0, or what the refund names is worth nothing any more.',
    'Refund an amount above 0, which is goodwill if there is no credit.',
  ),
  'too-many-payments': permanent(
    'The order has too many payments',
    'An order takes a bounded number of attempts to pay, so that nobody tests cards with it.',
    'Place a new order, or ask the shop to record the payment.',
  ),
  'refund-exceeds-captured': permanent(
    'The amount exceeds the refundable amount',
    'A payment gives back at most what it captured, less refunds and disputes.',
    'Refund at most the amount that `detail` names, or refund another payment of the order.',
  ),
  'idempotency-key-reused': permanent(
    'The Idempotency-Key was used for another request',
    'This Idempotency-Key was used for a request with another body.',
    'Use a new key for a new command. Send the same body in a retry.',
  ),
  'order-too-large': permanent(
    'The order is too large',
    'The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names.',
    'Divide it into several orders.',
  ),
  'order-denied': permanent(
    'The shop does not accept this order',
    'A risk rule of the shop denies the order or its payment. Nothing was stored.',
    'Contact the shop.',
  ),
  'address-changes-tax': permanent(
    'The address would change the tax',
    'The order is not priced again, so its address can only change to a place with the same taxes.',
    'Cancel the order, and place a new one.',
  ),
  'report-too-large': permanent(
    'The report has too many rows',
    'The days of the report have more rows than one reply may.',
    'Ask for fewer days in each request.',
  ),
  'webhook-url-refused': permanent(
    'No webhook may be sent to this address',
    'The address is not one of a public host that takes HTTPS, or its host has no address.',
    'Use an address that begins with https:// and whose host has public addresses only. `npm start -- --webhooks-to-localhost` sends to localhost instead, and nowhere else. `errors` says what is wrong.',
  ),
  'too-many-webhook-endpoints': permanent(
    'The shop has too many endpoints of webhooks',
    'A shop has a bounded number of endpoints, because each event is sent to all of them.',
    'Delete an endpoint, or change one.',
  ),
  'rate-limited': temporary(
    'Too many requests',
    'The client sends more requests than it may.',
    'Wait for the seconds in Retry-After, then send the request again.',
  ),
  internal: temporary(
    'Internal error',
    'The service failed. The error is logged under `requestId`.',
    'Send the request again with the same Idempotency-Key. If it fails again, report the requestId.',
  ),
  'provider-unavailable': temporary(
    'The payment provider does not answer',
    'The result of the payment is not known yet. It will be settled.',
    'Send the same request again with the same Idempotency-Key. It settles the pending payment.',
  ),
  'temporarily-unavailable': temporary(
    'The service is temporarily unavailable',
    'A system behind this service did not answer in time.',
    'Wait for the seconds in Retry-After, then send the same request again with the same Idempotency-Key.',
  ),
} as const satisfies Readonly<Record<string, ProblemEntry>>;

export type ProblemCode = keyof typeof problemCatalog;

export const problemCodes = Object.keys(problemCatalog) as readonly ProblemCode[];
