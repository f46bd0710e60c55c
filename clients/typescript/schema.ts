// The types of docs/openapi.json. Generated: npm run openapi writes it.

export interface paths {
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders, newest first
         * @description A customer’s own orders; for staff everybody’s, or those of one customer. Times are inclusive. Lists may lag single reads by moments, and a page may be short while `nextCursor` is set. For customers, and for staff with `orders:read`.
         */
        get: operations["listOrders"];
        put?: never;
        /**
         * Place an order
         * @description Prices come from the catalogue. The order, its stock and the key that asked for it are committed in one step. The order is pending until it is paid, confirmed or expired; an order that costs nothing is confirmed at once. For customers, and for staff with `orders:write`.
         */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place several orders, each for itself
         * @description Each with its own `idempotencyKey`, in the scope of placeOrder: placing one of them alone with the same key is a replay. One that is refused keeps no other from being placed. For staff with `orders:write`.
         */
        post: operations["batchPlaceOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/batch-get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read several orders at once
         * @description What does not exist, or is not yours, is listed as missing. For customers, and for staff with `orders:read`.
         */
        post: operations["batchGetOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an order
         * @description As it is now, or with `version` as that version was. Somebody else’s order is answered like a missing one. For customers, and for staff with `orders:read`.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        /**
         * Delete a canceled order on which no money ever moved
         * @description It is gone afterwards, and its external reference is free again. For staff with `orders:write`.
         */
        delete: operations["deleteOrder"];
        options?: never;
        head?: never;
        /**
         * Change what is written on an order
         * @description A merge patch (RFC 7396): what is not there stays, null removes. A completed order takes no other email. For customers, and for staff with `orders:write`.
         */
        patch: operations["updateOrder"];
        trace?: never;
    };
    "/v1/orders/{orderId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an order, or some of its units, before they are in a parcel
         * @description The stock goes back in the same step. Canceling the last units cancels the order. For customers, and for staff with `orders:write`.
         */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a confirmed order
         * @description Nothing is to be done any more, says staff. For staff with `orders:write`.
         */
        post: operations["completeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a pending order
         * @description For orders that are paid outside or by invoice. A held order waits. For staff with `orders:write`.
         */
        post: operations["confirmOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what happened to an order, oldest first
         * @description For customers, and for staff with `orders:read`.
         */
        get: operations["listOrderEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold an order
         * @description A held order is not confirmed until every hold is released. For staff with `orders:write`.
         */
        post: operations["placeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/holds/{holdId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Release a hold
         * @description The order is worked on again when it has no other. For staff with `orders:write`.
         */
        delete: operations["releaseHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/shipping-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send an order elsewhere
         * @description Until anything is in a parcel. The order is not priced again, so country and region stay. For customers, and for staff with `orders:write`.
         */
        put: operations["replaceShippingAddress"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Price a would-be order
         * @description Prices, discount, shipping and tax as placing the same order now would freeze them. Stores nothing.
         */
        post: operations["quoteOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discounts/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a discount and how often it was redeemed
         * @description For staff with `catalog:write`.
         */
        get: operations["getDiscount"];
        /**
         * Create a discount or replace its facts
         * @description An amount or a share that is taken off the goods of an order, never more than they cost. With `maxRedemptions` the order and its redemption are committed in one step; a lower maximum than what is redeemed takes nothing back. The same facts again change nothing. For staff with `catalog:write`.
         */
        put: operations["putDiscount"];
        post?: never;
        /**
         * End a discount
         * @description Orders keep what they got; canceled ones still give their redemption back. For staff with `catalog:write`.
         */
        delete: operations["deleteDiscount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the catalogue by sku */
        get: operations["listProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a product and its stock */
        get: operations["getProduct"];
        /**
         * Create a product or replace its facts
         * @description The stock is left alone: a new product has none. The same facts again change nothing. For staff with `catalog:write`.
         */
        put: operations["putProduct"];
        post?: never;
        /**
         * Take a product out of the catalogue
         * @description Canceled orders still give back what they took, and a product put again goes on with that stock. For staff with `catalog:write`.
         */
        delete: operations["deleteProduct"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{sku}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how much of a product is available */
        get: operations["getStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{sku}/stock/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count units of a product in or out
         * @description Exactly once per Idempotency-Key, and never below zero. For staff with `stock:write`.
         */
        post: operations["adjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count units of several products in or out
         * @description For devices that count offline: each device numbers its counts, and a number counts once, however often it is sent and by whom. For staff with `stock:write`.
         */
        post: operations["batchAdjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This contract as a page to read and try */
        get: operations["docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{asset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the reference page is made of */
        get: operations["docsAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service is alive */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This contract as OpenAPI 3.1 */
        get: operations["contract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a problem’s code means and what to do about it */
        get: operations["problemPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the table is reachable and of the right shape */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Address: {
            name: string;
            line1: string;
            line2: string | null;
            postalCode: string | null;
            city: string;
            region: string | null;
            country: string;
        };
        AddressInput: {
            name: string;
            line1: string;
            line2?: string | null;
            postalCode?: string | null;
            city: string;
            region?: string | null;
            /** @description An ISO 3166-1 alpha-2 code in upper case. */
            country: string;
        };
        AdjustStockRequest: {
            /** @description Units counted in, or out with a minus; not 0. */
            delta: number;
            reason: string;
        };
        /** @description Money in the minor unit of the currency beside it: 7541 is 75.41 EUR, 7,541 JPY or 7.541 KWD. */
        Amount: number;
        BatchAdjustStockReply: {
            results: {
                status: number;
                stock?: components["schemas"]["Stock"];
                problem?: {
                    [key: string]: unknown;
                };
            }[];
        };
        BatchAdjustStockRequest: {
            adjustments: {
                sku: string;
                /** @description Units counted in, or out with a minus; not 0. */
                delta: number;
                reason: string;
                deviceId: string;
                sequence: number;
            }[];
        };
        BatchGetOrdersReply: {
            orders: components["schemas"]["Order"][];
            missing: string[];
        };
        BatchGetOrdersRequest: {
            ids: string[];
        };
        BatchPlaceOrdersReply: {
            results: {
                status: number;
                order?: components["schemas"]["Order"];
                problem?: {
                    [key: string]: unknown;
                };
            }[];
        };
        BatchPlaceOrdersRequest: {
            orders: {
                /** @description An ISO 4217 code in upper case. */
                currency: string;
                lines: {
                    sku: string;
                    quantity: number;
                }[];
                /** @description A discount to take off the goods. */
                discountCode?: string | null;
                /** @description One of the shop’s methods; its default if left out. */
                shippingMethod?: string | null;
                /** @description Where it goes, and by that how it is taxed; the shop’s home country if left out. */
                shippingAddress?: components["schemas"]["AddressInput"] | null;
                /** @description Whom staff place the order for; customers place for themselves. */
                customerId?: string | null;
                email?: string | null;
                /** @description What the customer was shown. Another total is refused with the new quote. */
                expectedTotalAmount?: number | null;
                externalReference?: string | null;
                note?: string | null;
                tags?: string[];
                metadata?: {
                    [key: string]: string;
                };
                idempotencyKey: string;
            }[];
        };
        CancelOrderRequest: {
            reason: string;
            /** @description Units of some lines; left out, all that is left of the order. */
            lines?: {
                lineId: string;
                quantity: number;
            }[];
        };
        CompleteOrderRequest: Record<string, never>;
        ConfirmOrderRequest: Record<string, never>;
        /**
         * @description An ISO 4217 code in upper case.
         * @example EUR
         */
        Currency: string;
        /** @description What a code takes off an order’s goods, when, and how often. */
        Discount: {
            code: string;
            /** @enum {string} */
            type: "fixed" | "percent";
            /** @description What a fixed discount takes off; null for a share. */
            amount: components["schemas"]["Amount"] | null;
            /** @description The share that a percent discount takes off; null for an amount. */
            rate: components["schemas"]["Rate"] | null;
            /** @description The only currency it counts in; null: any. */
            currency: components["schemas"]["Currency"] | null;
            /** @description Its first moment. */
            startsAt: components["schemas"]["Timestamp"] | null;
            /** @description The first moment after it. */
            endsAt: components["schemas"]["Timestamp"] | null;
            /** @description How many orders may have it; null: any number. */
            maxRedemptions: number | null;
            /** @description How many orders have it, of those placed while it had a maximum and not canceled. */
            redeemed: number;
            /** @description Counts the changes of the facts, not the redemptions. */
            version: number;
        };
        /** @description A line as it was priced. Net and tax amounts sum to its total. */
        Line: {
            /** @description Counts from "1" within its order. */
            id: string;
            sku: string;
            name: string;
            unitAmount: components["schemas"]["Amount"];
            /** @description Units by what became of them. */
            quantity: {
                ordered: number;
                canceled: number;
                fulfilled: number;
                delivered: number;
                returned: number;
            };
            subtotalAmount: components["schemas"]["Amount"];
            discountAmount: components["schemas"]["Amount"];
            netAmount: components["schemas"]["Amount"];
            taxRate: components["schemas"]["Rate"];
            taxAmount: components["schemas"]["Amount"];
            totalAmount: components["schemas"]["Amount"];
        };
        ListOrderEventsReply: {
            events: {
                /** @description Counts the events of the order, without a gap. */
                sequence: number;
                version: number;
                /** @description What happened, such as `order.placed`. */
                type: string;
                at: components["schemas"]["Timestamp"];
                actor: {
                    /** @enum {string} */
                    role: "customer" | "staff" | "system";
                    id?: string;
                };
                /** @description By type; with `reason` where one was given. */
                data: {
                    [key: string]: unknown;
                };
            }[];
            nextCursor: string | null;
        };
        Order: {
            id: components["schemas"]["OrderId"];
            /** @description How many changes of the order were committed. Also its ETag. */
            version: number;
            customerId: string;
            email: string | null;
            /** @enum {string} */
            status: "pending" | "confirmed" | "completed" | "canceled";
            /** @enum {string} */
            paymentStatus: "not-required" | "refunded" | "partially-refunded" | "overpaid" | "paid" | "partially-paid" | "authorized" | "partially-authorized" | "voided" | "unpaid";
            /** @enum {string} */
            fulfillmentStatus: "not-required" | "delivered" | "fulfilled" | "partially-fulfilled" | "unfulfilled";
            /** @enum {string} */
            returnStatus: "requested" | "none" | "returned" | "partially-returned";
            holds: {
                id: string;
                reason: string | null;
                placedAt: components["schemas"]["Timestamp"];
            }[];
            currency: components["schemas"]["Currency"];
            pricesIncludeTax: boolean;
            lines: components["schemas"]["Line"][];
            shipping: components["schemas"]["Shipping"] | null;
            /** @description The discount that was taken off when it was placed. */
            discountCode: string | null;
            totals: components["schemas"]["Totals"];
            balance: {
                authorizedAmount: components["schemas"]["Amount"];
                capturedAmount: components["schemas"]["Amount"];
                refundedAmount: components["schemas"]["Amount"];
                dueAmount: components["schemas"]["Amount"];
                creditAmount: components["schemas"]["Amount"];
                refundableAmount: components["schemas"]["Amount"];
            };
            payments: unknown[];
            fulfillments: unknown[];
            returns: unknown[];
            shippingAddress: components["schemas"]["Address"] | null;
            /** @description What the client calls the order; no two orders have the same. */
            externalReference: string | null;
            note: string | null;
            tags: string[];
            metadata: {
                [key: string]: string;
            };
            placedAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            expiresAt: components["schemas"]["Timestamp"] | null;
        };
        /**
         * @description The order’s id and its human number: 18 Crockford base-32 symbols, the last one a check symbol.
         * @example 7K3M9Q-X1QF65-V805T8
         */
        OrderId: string;
        OrderPage: {
            orders: components["schemas"]["OrderSummary"][];
            /** @description Where the next page begins; null at the end of the list. */
            nextCursor: string | null;
        };
        OrderSummary: {
            id: components["schemas"]["OrderId"];
            customerId: string;
            /** @enum {string} */
            status: "pending" | "confirmed" | "completed" | "canceled";
            /** @enum {string} */
            paymentStatus: "not-required" | "refunded" | "partially-refunded" | "overpaid" | "paid" | "partially-paid" | "authorized" | "partially-authorized" | "voided" | "unpaid";
            /** @enum {string} */
            fulfillmentStatus: "not-required" | "delivered" | "fulfilled" | "partially-fulfilled" | "unfulfilled";
            /** @enum {string} */
            returnStatus: "requested" | "none" | "returned" | "partially-returned";
            currency: components["schemas"]["Currency"];
            totalAmount: components["schemas"]["Amount"];
            lineCount: number;
            /** @description What the client calls the order; no two orders have the same. */
            externalReference: string | null;
            placedAt: components["schemas"]["Timestamp"];
        };
        PlaceHoldRequest: {
            reason: string;
        };
        PlaceOrderRequest: {
            /** @description An ISO 4217 code in upper case. */
            currency: string;
            lines: {
                sku: string;
                quantity: number;
            }[];
            /** @description A discount to take off the goods. */
            discountCode?: string | null;
            /** @description One of the shop’s methods; its default if left out. */
            shippingMethod?: string | null;
            /** @description Where it goes, and by that how it is taxed; the shop’s home country if left out. */
            shippingAddress?: components["schemas"]["AddressInput"] | null;
            /** @description Whom staff place the order for; customers place for themselves. */
            customerId?: string | null;
            email?: string | null;
            /** @description What the customer was shown. Another total is refused with the new quote. */
            expectedTotalAmount?: number | null;
            externalReference?: string | null;
            note?: string | null;
            tags?: string[];
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description An RFC 9457 problem document. Decide by `code`; `title` and `detail` are for people and may change. A request whose problem is `retryable` may succeed when it is sent again as it was, with the same Idempotency-Key. */
        Problem: {
            /**
             * Format: uri-reference
             * @description A page about this code, relative to this API.
             */
            type: string;
            title: string;
            /** @description The status of the answer. */
            status: number;
            /** @enum {string} */
            code: "malformed-json" | "idempotency-key-missing" | "invalid-cursor" | "invalid-header" | "unauthenticated" | "token-expired" | "insufficient-scope" | "signature-invalid" | "payment-declined" | "order-not-found" | "product-not-found" | "payment-not-found" | "fulfillment-not-found" | "return-not-found" | "hold-not-found" | "customer-not-found" | "discount-not-found" | "version-not-found" | "route-not-found" | "method-not-allowed" | "not-acceptable" | "body-too-large" | "unsupported-media-type" | "out-of-stock" | "price-changed" | "order-status-conflict" | "order-on-hold" | "order-has-history" | "external-reference-taken" | "order-changed-meanwhile" | "stock-below-zero" | "version-mismatch" | "precondition-required" | "validation-failed" | "unknown-product" | "currency-mismatch" | "discount-not-applicable" | "unknown-shipping-method" | "quantity-exceeds-open" | "quantity-exceeds-fulfilled" | "capture-exceeds-authorized" | "refund-exceeds-captured" | "idempotency-key-reused" | "order-too-large" | "order-denied" | "address-changes-tax" | "rate-limited" | "internal" | "provider-unavailable" | "temporarily-unavailable";
            /** @description What is the matter this time. */
            detail: string;
            /**
             * Format: uri-reference
             * @description The path that was asked for.
             */
            instance: string;
            /** @description Names this request in the logs. Also in X-Request-Id. */
            requestId: string;
            retryable: boolean;
            /** @description The fields to blame, where there are any. */
            errors?: {
                /** @description An RFC 6901 pointer into the body (empty: all of it), or from /path or /query. */
                pointer: string;
                code: string;
                detail: string;
            }[];
            /** @description With out-of-stock: the products that are short. */
            lines?: {
                sku: string;
                requested: number;
                available: number;
            }[];
            /** @description With price-changed: what it costs now. */
            quote?: components["schemas"]["Quote"];
            /** @description With order-status-conflict: the order’s status. */
            orderStatus?: string;
            /** @description With stock-below-zero: the units there are. */
            available?: number;
            /** @description With version-mismatch: the version there is; null where there is none. */
            currentVersion?: number | null;
        };
        /** @description What is sold, for how much, and how much of it can be ordered. */
        Product: {
            sku: string;
            name: string;
            unitAmount: components["schemas"]["Amount"];
            currency: components["schemas"]["Currency"];
            /** @enum {string} */
            taxCategory: "standard" | "reduced" | "zero";
            requiresShipping: boolean;
            /** @description Counts the changes of the facts, not those of the stock. */
            version: number;
            /** @description Units that can be ordered. */
            available: number;
        };
        ProductPage: {
            products: components["schemas"]["Product"][];
            /** @description Where the next page begins; null at the end of the list. */
            nextCursor: string | null;
        };
        PutDiscountRequest: {
            /** @constant */
            type: "fixed";
            /** @description In the minor unit of the currency. */
            amount: number;
            /** @description An ISO 4217 code in upper case. */
            currency: string;
            /** @description Its first moment. */
            startsAt?: string | null;
            /** @description The first moment after it. */
            endsAt?: string | null;
            /** @description How many orders may have it at one time. Canceled orders give it back. */
            maxRedemptions?: number | null;
        } | {
            /** @constant */
            type: "percent";
            /** @description A share as a decimal string: 0.1 is 10 %. */
            rate: string;
            currency?: string | null;
            /** @description Its first moment. */
            startsAt?: string | null;
            /** @description The first moment after it. */
            endsAt?: string | null;
            /** @description How many orders may have it at one time. Canceled orders give it back. */
            maxRedemptions?: number | null;
        };
        PutProductRequest: {
            name: string;
            /** @description In the minor unit of the currency. */
            unitAmount: number;
            /** @description An ISO 4217 code in upper case. */
            currency: string;
            /** @enum {string} */
            taxCategory: "standard" | "reduced" | "zero";
            requiresShipping: boolean;
        };
        /** @description What a would-be order costs now. */
        Quote: {
            currency: components["schemas"]["Currency"];
            pricesIncludeTax: boolean;
            lines: components["schemas"]["Line"][];
            shipping: components["schemas"]["Shipping"] | null;
            totals: components["schemas"]["Totals"];
            /** @description What to know before trusting the amounts: a country whose tax the shop does not know. */
            notices: {
                /** @enum {string} */
                code: "tax-unknown";
                detail: string;
            }[];
        };
        QuoteOrderRequest: {
            /** @description An ISO 4217 code in upper case. */
            currency: string;
            lines: {
                sku: string;
                quantity: number;
            }[];
            /** @description A discount to take off the goods. */
            discountCode?: string | null;
            /** @description One of the shop’s methods; its default if left out. */
            shippingMethod?: string | null;
            /** @description Where it goes, and by that how it is taxed; the shop’s home country if left out. */
            shippingAddress?: components["schemas"]["AddressInput"] | null;
        };
        /**
         * @description A share as a decimal string of at most 6 places: 0.19 is 19 %.
         * @example 0.19
         */
        Rate: string;
        ReadyReply: {
            /** @enum {string} */
            status: "ready";
        };
        /** @description How it is shipped and what that costs; null where nothing is shipped. */
        Shipping: {
            method: string;
            netAmount: components["schemas"]["Amount"];
            taxRate: components["schemas"]["Rate"];
            taxAmount: components["schemas"]["Amount"];
            totalAmount: components["schemas"]["Amount"];
        };
        /** @description How much of a product can be ordered. */
        Stock: {
            sku: string;
            /** @description Units that can be ordered. */
            available: number;
        };
        /**
         * Format: date-time
         * @description RFC 3339 in UTC with milliseconds.
         * @example 2026-11-21T10:00:00.000Z
         */
        Timestamp: string;
        /** @description Where prices include tax the first three are gross and contain taxAmount; else it comes on top of them. */
        Totals: {
            subtotalAmount: components["schemas"]["Amount"];
            discountAmount: components["schemas"]["Amount"];
            shippingAmount: components["schemas"]["Amount"];
            taxAmount: components["schemas"]["Amount"];
            totalAmount: components["schemas"]["Amount"];
        };
        UpdateOrderRequest: {
            email?: string | null;
            note?: string | null;
            tags?: string[] | null;
            metadata?: {
                [key: string]: string | null;
            } | null;
        };
    };
    responses: {
        /** @description `body-too-large`: A body has at most 65,536 bytes. */
        BodyTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 413;
                    /** @enum {unknown} */
                    code?: "body-too-large";
                };
            };
        };
        /** @description `internal`: That was our fault, and it is logged under `requestId`. */
        Internal: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 500;
                    /** @enum {unknown} */
                    code?: "internal";
                };
            };
        };
        /** @description `not-acceptable`: This operation cannot answer in any of the media types you accept. */
        NotAcceptable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 406;
                    /** @enum {unknown} */
                    code?: "not-acceptable";
                };
            };
        };
        /** @description `precondition-required`: This command overwrites, so it needs to know what you saw. */
        PreconditionRequired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 428;
                    /** @enum {unknown} */
                    code?: "precondition-required";
                };
            };
        };
        /** @description `rate-limited`: You ask faster than you may. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 429;
                    /** @enum {unknown} */
                    code?: "rate-limited";
                };
            };
        };
        /** @description `temporarily-unavailable`: Something behind this service did not answer in time. */
        TemporarilyUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 503;
                    /** @enum {unknown} */
                    code?: "temporarily-unavailable";
                };
            };
        };
        /** @description `token-expired`: The token was valid and its time is over. `unauthenticated`: There is no bearer token, or it is not one that this service accepts. */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "WWW-Authenticate": components["headers"]["Challenge"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 401;
                    /** @enum {unknown} */
                    code?: "token-expired" | "unauthenticated";
                };
            };
        };
        /** @description `unsupported-media-type`: This operation reads JSON in UTF-8 only. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 415;
                    /** @enum {unknown} */
                    code?: "unsupported-media-type";
                };
            };
        };
    };
    parameters: {
        /**
         * @description Names this command: a new key for each command, the same key for its retries. A retry with the same body gets the same reply, byte for byte; with another body it is refused. Bare or in double quotes; kept for at least 24 hours.
         * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
         */
        IdempotencyKey: string;
        /**
         * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
         * @example "3"
         */
        IfMatch: string;
        /**
         * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
         * @example "3"
         */
        IfMatchRequired: string;
        /** @description * creates only: what exists is refused. Excludes If-Match. */
        IfNoneMatchToCreate: "*";
        /**
         * @description ETags the client holds: if one is current the answer is 304, without a body.
         * @example "3"
         */
        IfNoneMatchToRead: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Names this request in the logs.
         * @example JKJaXmPLvHcESHA=
         */
        RequestId: string;
        /**
         * @description The version in quotes: for If-Match and If-None-Match.
         * @example "3"
         */
        ETag: string;
        /**
         * @description Where the new resource is.
         * @example /v1/orders/7K3M9Q-X1QF65-V805T8
         */
        Location: string;
        /**
         * @description The next page, as rel="next"; missing at the end of the list.
         * @example </v1/orders?cursor=AbC>; rel="next"
         */
        Link: string;
        /**
         * @description `true` when an earlier try of this command had done it already.
         * @example true
         */
        IdempotencyReplayed: string;
        /**
         * @description Seconds to wait.
         * @example 1
         */
        RetryAfter: number;
        /**
         * @description Asks for a bearer token.
         * @example Bearer error="invalid_token"
         */
        Challenge: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listOrders: {
        parameters: {
            query?: {
                /** @description Orders of this customer. Customers may name themselves only. */
                customerId?: string;
                /** @description Orders of this status. */
                status?: "pending" | "confirmed" | "completed" | "canceled";
                /** @description Orders of this payment status. */
                paymentStatus?: "not-required" | "refunded" | "partially-refunded" | "overpaid" | "paid" | "partially-paid" | "authorized" | "partially-authorized" | "voided" | "unpaid";
                /** @description Orders of this fulfillment status. */
                fulfillmentStatus?: "not-required" | "delivered" | "fulfilled" | "partially-fulfilled" | "unfulfilled";
                /** @description The one order with this reference. */
                externalReference?: string;
                /** @description Placed at this RFC 3339 time or later. */
                placedFrom?: string;
                /** @description Placed at this RFC 3339 time or earlier. */
                placedTo?: string;
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. It is bound to the caller, the route and the filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of summaries. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor was altered, or made for another caller, another list or other filters. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-cursor";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names this command: a new key for each command, the same key for its retries. A retry with the same body gets the same reply, byte for byte; with another body it is refused. Bare or in double quotes; kept for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currency": "EUR",
                 *       "lines": [
                 *         {
                 *           "sku": "TEE-M",
                 *           "quantity": 3
                 *         },
                 *         {
                 *           "sku": "MUG",
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "discountCode": "WELCOME10",
                 *       "shippingMethod": "standard",
                 *       "shippingAddress": {
                 *         "name": "Ada L.",
                 *         "line1": "Hauptstr. 1",
                 *         "line2": null,
                 *         "postalCode": "10115",
                 *         "city": "Berlin",
                 *         "region": null,
                 *         "country": "DE"
                 *       },
                 *       "email": "ada@example.com",
                 *       "externalReference": "web-10042",
                 *       "note": null,
                 *       "tags": [],
                 *       "metadata": {
                 *         "campaign": "spring"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PlaceOrderRequest"];
            };
        };
        responses: {
            /** @description The order as it was placed; a replay gives the same bytes. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `idempotency-key-missing`: Every POST that changes something needs a key, so that a retry is recognised instead of done twice. `invalid-header`: A header has a value that this API does not understand. `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "idempotency-key-missing" | "invalid-header" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `order-not-found`: There is no order with this id, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "order-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `external-reference-taken`: An external reference belongs to one order. `out-of-stock`: At least one product has fewer units than you asked for. Nothing was reserved. `price-changed`: The catalogue gives another total than `expectedTotalAmount`. Nothing was ordered. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "external-reference-taken" | "out-of-stock" | "price-changed";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `currency-mismatch`: All lines of an order are in its one currency. `discount-not-applicable`: There is no such discount, or not now, not in this currency, or no more of it. `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-denied`: A rule of the shop denies it. Nothing was stored. `unknown-product`: At least one line names a sku that is not sold. `unknown-shipping-method`: The shop does not ship that way in this currency. `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "currency-mismatch" | "discount-not-applicable" | "idempotency-key-reused" | "order-denied" | "unknown-product" | "unknown-shipping-method" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    batchPlaceOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "orders": [
                 *         {
                 *           "idempotencyKey": "import-1",
                 *           "currency": "EUR",
                 *           "lines": [
                 *             {
                 *               "sku": "MUG",
                 *               "quantity": 1
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BatchPlaceOrdersRequest"];
            };
        };
        responses: {
            /** @description A result for each order, in their order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchPlaceOrdersReply"];
                };
            };
            /** @description `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    batchGetOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "7K3M9Q-X1QF65-V805T8"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BatchGetOrdersRequest"];
            };
        };
        responses: {
            /** @description The orders as they are, in the order they were asked for. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchGetOrdersReply"];
                };
            };
            /** @description `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getOrder: {
        parameters: {
            query?: {
                /** @description Read the order as this version of it was. */
                version?: number;
            };
            header?: {
                /**
                 * @description ETags the client holds: if one is current the answer is 304, without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToRead"];
            };
            path: {
                /**
                 * @description The order’s id. Lower case and missing hyphens are accepted.
                 * @example 7K3M9Q-X1QF65-V805T8
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description The client holds it already. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `order-not-found`: There is no order with this id, or it is not yours. `version-not-found`: Versions count from 1 to the order’s current version. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "order-not-found" | "version-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    deleteOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The order’s id. Lower case and missing hyphens are accepted.
                 * @example 7K3M9Q-X1QF65-V805T8
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-header`: A header has a value that this API does not understand. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-header";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `order-not-found`: There is no order with this id, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "order-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-has-history`: Money moved on the order, so the books need it. `order-status-conflict`: The order’s status does not allow this command. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "order-has-history" | "order-status-conflict";
                    };
                };
            };
            /** @description `version-mismatch`: Somebody changed it since you read it. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    updateOrder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatchRequired"];
            };
            path: {
                /**
                 * @description The order’s id. Lower case and missing hyphens are accepted.
                 * @example 7K3M9Q-X1QF65-V805T8
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "ring twice",
                 *       "metadata": {
                 *         "campaign": null,
                 *         "gift": "yes"
                 *       }
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["UpdateOrderRequest"];
                /**
                 * @example {
                 *       "note": "ring twice",
                 *       "metadata": {
                 *         "campaign": null,
                 *         "gift": "yes"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateOrderRequest"];
            };
        };
        responses: {
            /** @description The order as the command left it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `invalid-header`: A header has a value that this API does not understand. `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-header" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `order-not-found`: There is no order with this id, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "order-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Others changed the order at the same moment, again and again. `order-status-conflict`: The order’s status does not allow this command. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "order-changed-meanwhile" | "order-status-conflict";
                    };
                };
            };
            /** @description `version-mismatch`: Somebody changed it since you read it. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: An order has a bounded size and a journal of at most 500 events. `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "order-too-large" | "validation-failed";
                    };
                };
            };
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names this command: a new key for each command, the same key for its retries. A retry with the same body gets the same reply, byte for byte; with another body it is refused. Bare or in double quotes; kept for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The order’s id. Lower case and missing hyphens are accepted.
                 * @example 7K3M9Q-X1QF65-V805T8
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "changed my mind"
                 *     }
                 */
                "application/json": components["schemas"]["CancelOrderRequest"];
            };
        };
        responses: {
            /** @description The order as the cancellation left it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `idempotency-key-missing`: Every POST that changes something needs a key, so that a retry is recognised instead of done twice. `invalid-header`: A header has a value that this API does not understand. `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "idempotency-key-missing" | "invalid-header" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `order-not-found`: There is no order with this id, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "order-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Others changed the order at the same moment, again and again. `order-status-conflict`: The order’s status does not allow this command. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "order-changed-meanwhile" | "order-status-conflict";
                    };
                };
            };
            /** @description `version-mismatch`: Somebody changed it since you read it. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: An order has a bounded size and a journal of at most 500 events. `quantity-exceeds-open`: The quantity is more than is left to be worked on. `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "order-too-large" | "quantity-exceeds-open" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    completeOrder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names this command: a new key for each command, the same key for its retries. A retry with the same body gets the same reply, byte for byte; with another body it is refused. Bare or in double quotes; kept for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The order’s id. Lower case and missing hyphens are accepted.
                 * @example 7K3M9Q-X1QF65-V805T8
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["CompleteOrderRequest"];
            };
        };
        responses: {
            /** @description The order as the command left it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `idempotency-key-missing`: Every POST that changes something needs a key, so that a retry is recognised instead of done twice. `invalid-header`: A header has a value that this API does not understand. `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "idempotency-key-missing" | "invalid-header" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `order-not-found`: There is no order with this id, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "order-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Others changed the order at the same moment, again and again. `order-status-conflict`: The order’s status does not allow this command. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "order-changed-meanwhile" | "order-status-conflict";
                    };
                };
            };
            /** @description `version-mismatch`: Somebody changed it since you read it. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: An order has a bounded size and a journal of at most 500 events. `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "order-too-large" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    confirmOrder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names this command: a new key for each command, the same key for its retries. A retry with the same body gets the same reply, byte for byte; with another body it is refused. Bare or in double quotes; kept for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The order’s id. Lower case and missing hyphens are accepted.
                 * @example 7K3M9Q-X1QF65-V805T8
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["ConfirmOrderRequest"];
            };
        };
        responses: {
            /** @description The order as the command left it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `idempotency-key-missing`: Every POST that changes something needs a key, so that a retry is recognised instead of done twice. `invalid-header`: A header has a value that this API does not understand. `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "idempotency-key-missing" | "invalid-header" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `order-not-found`: There is no order with this id, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "order-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Others changed the order at the same moment, again and again. `order-on-hold`: A held order is not worked on. `order-status-conflict`: The order’s status does not allow this command. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "order-changed-meanwhile" | "order-on-hold" | "order-status-conflict";
                    };
                };
            };
            /** @description `version-mismatch`: Somebody changed it since you read it. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: An order has a bounded size and a journal of at most 500 events. `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "order-too-large" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listOrderEvents: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. It is bound to the caller, the route and the filters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The order’s id. Lower case and missing hyphens are accepted.
                 * @example 7K3M9Q-X1QF65-V805T8
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the journal. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOrderEventsReply"];
                };
            };
            /** @description `invalid-cursor`: The cursor was altered, or made for another caller, another list or other filters. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-cursor";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `order-not-found`: There is no order with this id, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "order-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    placeHold: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names this command: a new key for each command, the same key for its retries. A retry with the same body gets the same reply, byte for byte; with another body it is refused. Bare or in double quotes; kept for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The order’s id. Lower case and missing hyphens are accepted.
                 * @example 7K3M9Q-X1QF65-V805T8
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "the address looks odd"
                 *     }
                 */
                "application/json": components["schemas"]["PlaceHoldRequest"];
            };
        };
        responses: {
            /** @description The order as the command left it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `idempotency-key-missing`: Every POST that changes something needs a key, so that a retry is recognised instead of done twice. `invalid-header`: A header has a value that this API does not understand. `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "idempotency-key-missing" | "invalid-header" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `order-not-found`: There is no order with this id, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "order-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Others changed the order at the same moment, again and again. `order-status-conflict`: The order’s status does not allow this command. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "order-changed-meanwhile" | "order-status-conflict";
                    };
                };
            };
            /** @description `version-mismatch`: Somebody changed it since you read it. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: An order has a bounded size and a journal of at most 500 events. `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "order-too-large" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    releaseHold: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The order’s id. Lower case and missing hyphens are accepted.
                 * @example 7K3M9Q-X1QF65-V805T8
                 */
                orderId: string;
                /**
                 * @description The hold’s id.
                 * @example hold_2
                 */
                holdId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order as the command left it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `invalid-header`: A header has a value that this API does not understand. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-header";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `hold-not-found`: The order has no hold with this id. `order-not-found`: There is no order with this id, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "hold-not-found" | "order-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Others changed the order at the same moment, again and again. `order-status-conflict`: The order’s status does not allow this command. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "order-changed-meanwhile" | "order-status-conflict";
                    };
                };
            };
            /** @description `version-mismatch`: Somebody changed it since you read it. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: An order has a bounded size and a journal of at most 500 events. `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "order-too-large" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    replaceShippingAddress: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
                 * @example "3"
                 */
                "If-Match": components["parameters"]["IfMatchRequired"];
            };
            path: {
                /**
                 * @description The order’s id. Lower case and missing hyphens are accepted.
                 * @example 7K3M9Q-X1QF65-V805T8
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada L.",
                 *       "line1": "Hauptstr. 1",
                 *       "line2": null,
                 *       "postalCode": "10115",
                 *       "city": "Berlin",
                 *       "region": null,
                 *       "country": "DE"
                 *     }
                 */
                "application/json": components["schemas"]["AddressInput"];
            };
        };
        responses: {
            /** @description The order as the command left it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description `invalid-header`: A header has a value that this API does not understand. `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-header" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `order-not-found`: There is no order with this id, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "order-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Others changed the order at the same moment, again and again. `order-status-conflict`: The order’s status does not allow this command. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "order-changed-meanwhile" | "order-status-conflict";
                    };
                };
            };
            /** @description `version-mismatch`: Somebody changed it since you read it. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `address-changes-tax`: An address is replaced without pricing again, so country and region stay. `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: An order has a bounded size and a journal of at most 500 events. `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "address-changes-tax" | "idempotency-key-reused" | "order-too-large" | "validation-failed";
                    };
                };
            };
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    quoteOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currency": "EUR",
                 *       "lines": [
                 *         {
                 *           "sku": "TEE-M",
                 *           "quantity": 3
                 *         },
                 *         {
                 *           "sku": "MUG",
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "discountCode": "WELCOME10",
                 *       "shippingMethod": "standard",
                 *       "shippingAddress": {
                 *         "name": "Ada L.",
                 *         "line1": "Hauptstr. 1",
                 *         "line2": null,
                 *         "postalCode": "10115",
                 *         "city": "Berlin",
                 *         "region": null,
                 *         "country": "DE"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["QuoteOrderRequest"];
            };
        };
        responses: {
            /** @description The price. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `currency-mismatch`: All lines of an order are in its one currency. `discount-not-applicable`: There is no such discount, or not now, not in this currency, or no more of it. `unknown-product`: At least one line names a sku that is not sold. `unknown-shipping-method`: The shop does not ship that way in this currency. `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "currency-mismatch" | "discount-not-applicable" | "unknown-product" | "unknown-shipping-method" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getDiscount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The discount’s code, as customers type it. Case matters.
                 * @example WELCOME10
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The discount. The ETag counts its facts, not its redemptions. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Discount"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `discount-not-found`: No discount has this code. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "discount-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    putDiscount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description * creates only: what exists is refused. Excludes If-Match. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToCreate"];
            };
            path: {
                /**
                 * @description The discount’s code, as customers type it. Case matters.
                 * @example WELCOME10
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "fixed",
                 *       "amount": 1000,
                 *       "currency": "EUR",
                 *       "startsAt": "2026-01-01T00:00:00.000Z",
                 *       "endsAt": null,
                 *       "maxRedemptions": 100
                 *     }
                 */
                "application/json": components["schemas"]["PutDiscountRequest"];
            };
        };
        responses: {
            /** @description The discount was there. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Discount"];
                };
            };
            /** @description The discount was created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Discount"];
                };
            };
            /** @description `invalid-header`: A header has a value that this API does not understand. `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-header" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `version-mismatch`: Somebody changed it since you read it. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    deleteDiscount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The discount’s code, as customers type it. Case matters.
                 * @example WELCOME10
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not given any more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-header`: A header has a value that this API does not understand. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-header";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `discount-not-found`: No discount has this code. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "discount-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `version-mismatch`: Somebody changed it since you read it. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. It is bound to the caller, the route and the filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of products. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
            /** @description `invalid-cursor`: The cursor was altered, or made for another caller, another list or other filters. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-cursor";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The product’s stock keeping unit. Case matters.
                 * @example TEE-M
                 */
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product. The ETag counts its facts, not its stock. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description `product-not-found`: No product has this sku. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "product-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    putProduct: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description * creates only: what exists is refused. Excludes If-Match. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToCreate"];
            };
            path: {
                /**
                 * @description The product’s stock keeping unit. Case matters.
                 * @example TEE-M
                 */
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "T-shirt M",
                 *       "unitAmount": 1999,
                 *       "currency": "EUR",
                 *       "taxCategory": "standard",
                 *       "requiresShipping": true
                 *     }
                 */
                "application/json": components["schemas"]["PutProductRequest"];
            };
        };
        responses: {
            /** @description The product was there. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description The product was created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description `invalid-header`: A header has a value that this API does not understand. `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-header" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `version-mismatch`: Somebody changed it since you read it. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    deleteProduct: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of what was read, or * for any: another version is refused and nothing is changed.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The product’s stock keeping unit. Case matters.
                 * @example TEE-M
                 */
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not sold any more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-header`: A header has a value that this API does not understand. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "invalid-header";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `product-not-found`: No product has this sku. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "product-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `version-mismatch`: Somebody changed it since you read it. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 412;
                        /** @enum {unknown} */
                        code?: "version-mismatch";
                    };
                };
            };
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The product’s stock keeping unit. Case matters.
                 * @example TEE-M
                 */
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What can be ordered now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stock"];
                };
            };
            /** @description `product-not-found`: No product has this sku. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "product-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    adjustStock: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names this command: a new key for each command, the same key for its retries. A retry with the same body gets the same reply, byte for byte; with another body it is refused. Bare or in double quotes; kept for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The product’s stock keeping unit. Case matters.
                 * @example TEE-M
                 */
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "delta": 12,
                 *       "reason": "delivery 4711"
                 *     }
                 */
                "application/json": components["schemas"]["AdjustStockRequest"];
            };
        };
        responses: {
            /** @description What is available after the adjustment. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stock"];
                };
            };
            /** @description `idempotency-key-missing`: Every POST that changes something needs a key, so that a retry is recognised instead of done twice. `invalid-header`: A header has a value that this API does not understand. `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "idempotency-key-missing" | "invalid-header" | "malformed-json";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            /** @description `product-not-found`: No product has this sku. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "product-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `stock-below-zero`: The adjustment takes more than is available. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 409;
                        /** @enum {unknown} */
                        code?: "stock-below-zero";
                    };
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "idempotency-key-reused" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    batchAdjustStock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "adjustments": [
                 *         {
                 *           "sku": "MUG",
                 *           "delta": 12,
                 *           "reason": "delivery 4711",
                 *           "deviceId": "scanner-3",
                 *           "sequence": 18
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BatchAdjustStockRequest"];
            };
        };
        responses: {
            /** @description A result for each count, in their order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAdjustStockReply"];
                };
            };
            /** @description `malformed-json`: The body could not be read as one JSON value in UTF-8. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 400;
                        /** @enum {unknown} */
                        code?: "malformed-json";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `insufficient-scope`: The token is valid, but it does not allow this operation. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 403;
                        /** @enum {unknown} */
                        code?: "insufficient-scope";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    docs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This contract as a page to read and try. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
        };
    };
    docsAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of a file of the page.
                 * @example swagger-ui.css
                 */
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the reference page is made of. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/css": string;
                    "text/javascript": string;
                    "application/javascript": string;
                };
            };
            /** @description `route-not-found`: No operation of this API has this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "route-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the service is alive. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "alive"
                     *     }
                     */
                    "application/json": Record<string, never>;
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
        };
    };
    contract: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This contract as OpenAPI 3.1. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
        };
    };
    problemPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `code` of a problem document.
                 * @example out-of-stock
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a problem’s code means and what to do about it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `route-not-found`: No operation of this API has this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 404;
                        /** @enum {unknown} */
                        code?: "route-not-found";
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Requests can be served. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyReply"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `validation-failed`: The request was understood, but values in it are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        status?: 422;
                        /** @enum {unknown} */
                        code?: "validation-failed";
                    };
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
}
