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
         * @description Customers list their own orders; staff list all orders, or those of one customer. Times are inclusive. A list may lag behind single reads by moments. An order stands in a list once, also if it changes while the pages are read. For customers, and for staff with `orders:read`.
         */
        get: operations["listOrders"];
        put?: never;
        /**
         * Place an order
         * @description Prices come from the catalog. The order, its stock and its Idempotency-Key are committed in one step. The order is pending until it is paid, confirmed or expired. An order that costs nothing is confirmed at once. For customers, and for staff with `orders:write`.
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
         * Place several orders independently
         * @description Each order has its own `idempotencyKey`, in the scope of placeOrder: placing one of them alone with the same key is a replay. A refused order does not affect the others, and neither does one that is badly written: its result is the problem that the order alone would get, with pointers from the order (`/lines/0/quantity`). An order that the service fails to place is a result of 500 or 503; if it fails for each of them, the whole reply is a 500. Send the batch again with the same keys. For staff with `orders:write`.
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
         * Read several orders
         * @description Orders that do not exist, or that belong to another customer, are listed as `missing`, and so is a text that is no id. An entry that is no text, or that has control or invisible characters, is in `errors`; the others are read. A reply has at most 5 MB: orders that do not fit are listed as `unread`. Ask for them again. For customers, and for staff with `orders:read`.
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
         * @description The current version, or the one in `version`. The order of another customer is answered like a missing one. For customers, and for staff with `orders:read`.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        /**
         * Delete a canceled order without payments
         * @description The order is removed, and its external reference is free again. An order on which money was moved cannot be deleted. For staff with `orders:write`.
         */
        delete: operations["deleteOrder"];
        options?: never;
        head?: never;
        /**
         * Change the email, note, tags or metadata of an order
         * @description A merge patch (RFC 7396): a missing field stays, null removes a field. The email of a completed order cannot change. Customers and staff write the same `note`, `tags` and `metadata`; what customers must not read or change, staff write to `internal`. For customers, and for staff with `orders:write`.
         */
        patch: operations["updateOrder"];
        trace?: never;
    };
    "/v1/orders/{orderId}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what the caller can do with an order now, and why not
         * @description Every command that the caller may give on the order, each with the part of the order that it is about. Where units, an amount or lines can be chosen, `allowed` says that there is a choice which the order takes. The rules of the order decide: the stock, the risk rules, the taxes of an address and the payment provider may still refuse. The list changes with time, as return windows end, so it has no ETag. For customers, and for staff with `orders:read`.
         */
        get: operations["listOrderActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
         * Cancel an order, or some of its units, before fulfillment
         * @description The units return to stock in the same step. Canceling the last units cancels the order, and its authorizations are voided. The credit that is left is paid back, unless `refund` is `none`. What a customer in the European Union cancels from a parcel that has not left is not canceled yet: the order is held, so that the parcel stays, and staff go on. For customers, and for staff with `orders:write`.
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
         * @description Staff declare that no work on the order is left. It must have no payment whose outcome is unknown, no open parcel and no open return request. An order that is delivered and settled is completed by itself. For staff with `orders:write`.
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
         * @description For orders that are paid by invoice or outside this service. An order with a hold cannot be confirmed. For staff with `orders:write`.
         */
        post: operations["confirmOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add lines to an order and cancel units of others
         * @description New lines have the prices and taxes of today and no discount. Shipping stays as it is, and is added with the first line that needs it. The stock moves in the same step. What is then due or in credit is in `balance`: an edit refunds nothing. Customers edit pending orders, staff confirmed ones too. With `preview` nothing is stored and no stock is checked: the reply is the order as it would be, with its present `version`. For customers, and for staff with `orders:write`.
         */
        post: operations["editOrder"];
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
         * List the events of an order, oldest first
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
    "/v1/orders/{orderId}/fulfillments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put units of an order into a parcel
         * @description The order must be confirmed. The units can then no longer be canceled; canceling the parcel makes them open again. Lines that need no shipping have no units to ship. Backordered units must be in stock: what arrives is for the oldest orders. An order has at most 100 parcels, canceled ones too. For staff with `fulfillment:write`.
         */
        post: operations["fulfillOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/fulfillments/{fulfillmentId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a parcel before it is shipped
         * @description The parcel must be open. Its units are open again: they can be put into another parcel, or canceled. They do not return to stock. For staff with `fulfillment:write`.
         */
        post: operations["cancelFulfillment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/fulfillments/{fulfillmentId}/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a parcel was delivered
         * @description The parcel must be shipped. An order that is delivered and settled is completed by itself. For staff with `fulfillment:write`.
         */
        post: operations["deliverFulfillment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/fulfillments/{fulfillmentId}/ship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ship a parcel
         * @description The parcel must be open. `tracking` replaces the tracking that it has. For staff with `fulfillment:write`.
         */
        post: operations["shipFulfillment"];
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
         * @description An order cannot be confirmed, and none of its parcels packed or shipped, until all its holds are released. It has at most 20 open holds. Customers see a hold without its reason. For staff with `orders:write`.
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
         * @description An order without holds can be confirmed. With the last hold, the payments that waited for it are captured. 503 `provider-unavailable`: the hold is released, but the outcome of such a capture is not known yet. It is settled later, so read the order instead of sending the request again. For staff with `orders:write`.
         */
        delete: operations["releaseHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to return units that were shipped
         * @description Customers ask within the return window of the shop, in the European Union at least as long as they may withdraw: it begins with the delivery of the parcel, or with its shipping as long as it is not delivered. Staff may ask at any time. In the European Union customers may also name units in a parcel that has not left: the order is then held, so that the parcel stays. A completed order still takes returns, at most 20 requests in all. For customers, and for staff with `orders:write`.
         */
        post: operations["requestReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/returns/{returnId}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record the units of a return that came back
         * @description Closes the request: units that are not named are rejected. `restock` returns the units to stock in the same step. The worth of the order falls by the units that came back; the credit is paid back or stays, as `refund` or the shop’s policy says. For staff with `fulfillment:write`.
         */
        post: operations["receiveReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/returns/{returnId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a return
         * @description Closes the request without goods. Its units can be asked for again. For staff with `fulfillment:write`.
         */
        post: operations["rejectReturn"];
        delete?: never;
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
         * Replace the shipping address of an order
         * @description Before any unit is fulfilled. The order is not priced again, so the new address must have the same taxes for each line and for the shipping. For customers, and for staff with `orders:write`.
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
         * Quote an order
         * @description Prices, discount, shipping and tax of the same order if it is placed now. Stores nothing.
         */
        post: operations["quoteOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay an order, or a part of it
         * @description Authorizes the amount, and with `capture: "automatic"` captures it. An order without a hold is confirmed once authorizations and payments cover it. If the customer must act, the payment has a `nextAction`; paying again voids that attempt. A payment of an order on hold only authorizes; the shop may place a hold with the payment. The order of a declined payment has a new version, and the answer is 402. After 503 the same Idempotency-Key gets the outcome. For customers, and for staff with `payments:write`.
         */
        post: operations["payOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/payments/{paymentId}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Capture what a payment authorized, or a part of it
         * @description Default: the rest of the authorization, at most what is due. The rest that is not captured is released, unless `final` is false, which only some methods allow. For staff with `payments:write`.
         */
        post: operations["capturePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/payments/{paymentId}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund a payment
         * @description By at most one of an amount, units or the shipping; without any of them the credit of the order, as far as this payment captured it. The price of units and of shipping lowers what the order is worth, so nothing becomes due again. An amount above the credit is goodwill. Ask for a quote first to see its parts. For staff with `payments:write`.
         */
        post: operations["refundPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/payments/{paymentId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back the open rest of an authorization
         * @description It also ends an attempt that waits for the customer. For staff with `payments:write`.
         */
        post: operations["voidPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}/refund-quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Quote a refund or a cancellation
         * @description Stores nothing. While the order has the `version` of the quote, the refund is equal to the cent. For a cancellation it is the credit that it leaves, whatever is then paid back. For customers, and for staff with `orders:read`.
         */
        post: operations["quoteRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-providers/{provider}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive an event of the payment provider
         * @description For the payment provider, which signs the body. An event is recorded if it says more than is known; an event that is old, was taken before, or is about an unknown order changes nothing and is answered alike. Unknown fields are ignored.
         */
        post: operations["receiveProviderEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List discounts by code
         * @description Discounts that have not started, have ended or are used up are in the list; deleted ones are not. A new discount may be missing for moments. A discount that a release without this list stored is missing until its facts change. For staff with `catalog:write`.
         */
        get: operations["listDiscounts"];
        put?: never;
        post?: never;
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
         * Read a discount and its redemptions
         * @description For staff with `catalog:write`.
         */
        get: operations["getDiscount"];
        /**
         * Create a discount or replace its facts
         * @description An amount or a share that is deducted from the goods of an order, at most their price. With a maximum an order and its redemption are committed in one step. A maximum below the present redemptions cancels none of them. The same facts again change nothing. A change or deletion applies to every placement that has not read the discount yet. A placement reads it just before its commit; one that is between the two, for some milliseconds, may still give a discount without `maxRedemptions` as it was. For staff with `catalog:write`.
         */
        put: operations["putDiscount"];
        post?: never;
        /**
         * Delete a discount
         * @description Orders keep their discount. A canceled order still returns its redemption. A placement that has just read the discount for its commit may still give it, if it has no maximum. For staff with `catalog:write`.
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
        /**
         * List products by sku
         * @description Prices and stock are those of the moment when the page is read.
         */
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
        /**
         * Read a product and its stock
         * @description Its facts and the units that can be ordered.
         */
        get: operations["getProduct"];
        /**
         * Create a product or replace its facts
         * @description The stock does not change; a new product has none. The same facts again change nothing. For staff with `catalog:write`.
         */
        put: operations["putProduct"];
        post?: never;
        /**
         * Delete a product
         * @description Canceled orders still return their units, and a product that is created again continues with that stock. For staff with `catalog:write`.
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
        /**
         * Read the stock of a product
         * @description The units that can be ordered, without the facts of the product.
         */
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
         * Adjust the stock of a product
         * @description Exactly once per Idempotency-Key, and never below zero by more than the product’s `backorderLimit`. For staff with `stock:write`.
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
         * Adjust the stock of several products
         * @description For devices that count offline. Each device numbers its adjustments; each number is applied once, however often it is sent and by whom. A refused or badly written adjustment does not affect the others: its result is a problem with pointers from the adjustment (`/delta`). An adjustment that the service fails to apply is a result of 500 or 503; if it fails for each of them, the whole reply is a 500. Send the batch again with the same numbers. For staff with `stock:write`.
         */
        post: operations["batchAdjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report what is due and in credit by the age of orders
         * @description As the orders are now, whenever they were placed. An age in which nothing is open has no row. For staff with `reports:read`.
         */
        get: operations["getBalanceReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report the products that sold best
         * @description Each order, cancellation and return counts on its own day. A product that was sold before the days and comes back in them is below zero. For staff with `reports:read`.
         */
        get: operations["getProductReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report what was given back by day and currency
         * @description Money counts on the day on which its refund succeeds; a cancellation or a return on its own day, whether it was paid or not. For staff with `reports:read`.
         */
        get: operations["getRefundReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report sales by day and currency
         * @description Days on which nothing happened have no row. Unpaid orders count until they are canceled or expire. For staff with `reports:read`.
         */
        get: operations["getSalesReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/tax": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report taxes by day, country, region and rate
         * @description Shipping is taxed at the rates of its goods, and what a refund takes above the credit is divided over what is left of its order, so both are in the rows of these rates. For staff with `reports:read`.
         */
        get: operations["getTaxReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers by id
         * @description The customers who have a record. A new one may be missing for moments. For staff with `customers:read`.
         */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find customers by their email address
         * @description The whole address; case does not matter. The address is in the body, because URLs are logged. A customer without a record is not found. For staff with `customers:read`.
         */
        post: operations["searchCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the record of a customer
         * @description Customers read their own record, without `notes`. For customers, and for staff with `customers:read`.
         */
        get: operations["getCustomer"];
        /**
         * Create the record of a customer or replace it
         * @description A field that is missing is stored as null; the same fields again change nothing. Customers write their own record: the `notes` of staff stay as they are, and a customer who sends them is refused with `insufficient-scope`. Several customers may have one email address. For customers, and for staff with `customers:write`.
         */
        put: operations["putCustomer"];
        post?: never;
        /**
         * Delete the record of a customer
         * @description The record alone: the orders of the customer keep what they have. For customers, and for staff with `customers:write`.
         */
        delete: operations["deleteCustomer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the account of a customer
         * @description The sums of the orders as they are now, for each currency. Customers read their own account. A customer without orders has none, and one without a record and orders does not exist. For customers, and for staff with `customers:read`.
         */
        get: operations["getCustomerAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a person
         * @description Removes the record, and from each order the private data, the texts of reasons and holds, the tracking of parcels and the external reference, for ever. Orders, their events and the books stay, and `customerId` stays in them as a pseudonym. Each erased order gets the event `order.erased`; replays and older versions of it show null. A call erases at most 25 orders: repeat it until `erased` is true. A repetition changes nothing. Refused while a payment of an order has no outcome; the orders before it are erased then. For staff with `privacy:write`.
         */
        post: operations["eraseCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export everything about a customer
         * @description The record, and the orders with their private data, external references and journals, newest first, in pages of at most 5 MB: follow `nextCursor`. Customers export their own data, without what only staff read. A customer without a record and orders does not exist. For customers, and for staff with `customers:read`.
         */
        get: operations["exportCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the endpoints of webhooks
         * @description In the order of their creation. There are so few that the list has no pages. For staff with `webhooks:write`.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Create an endpoint of webhooks
         * @description Events from now on are sent to the address as CloudEvents 1.0, signed by Standard Webhooks 1.0. The secret is in this reply and in that of a rotation, and in no other. A shop has at most 20 endpoints. A replay shows the endpoint as it is then. For staff with `webhooks:write`.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an endpoint of webhooks
         * @description For staff with `webhooks:write`.
         */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Delete an endpoint of webhooks
         * @description Nothing more is sent to it, events that wait for it included. A call that has begun ends. For staff with `webhooks:write`.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change an endpoint of webhooks
         * @description A merge patch (RFC 7396): a missing field stays. The address is checked again. An endpoint that is enabled starts without failures. For staff with `webhooks:write`.
         */
        patch: operations["updateWebhookEndpoint"];
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was sent to an endpoint of webhooks
         * @description The newest first, for 30 days, with every answer. For staff with `webhooks:write`.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery of an endpoint of webhooks once more
         * @description The same event with the same `webhook-id`, at once, signed with the present secrets. For staff with `webhooks:write`.
         */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/orders/{orderId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send every event of an order to an endpoint of webhooks once more
         * @description The events are read from the journal of the order and sent within a minute, in their order, of the types that the endpoint wants. Each has the `webhook-id` that it had before. For staff with `webhooks:write`.
         */
        post: operations["replayOrderEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the events of a span of time to an endpoint of webhooks once more
         * @description Of the types that the endpoint wants, by the times at which they were published, in the order of each order. A call takes some hundreds of events, which are sent within a minute: repeat it with the `from` and the `continueFrom` of its reply until that is null. Each event has the `webhook-id` that it had before. Of a deleted order only the deletion is left. A `from` of more than 30 days ago is answered with 410. For staff with `webhooks:write`.
         */
        post: operations["replayEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an endpoint of webhooks a new secret
         * @description Both secrets sign for 24 hours, so that a receiver can change without a gap. The secret before the last rotation ends at once. A replay shows the secret that is valid then. For staff with `webhooks:write`.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event to an endpoint of webhooks
         * @description An event of the type `webhook.test`, signed, at once and once. A disabled endpoint gets it too, and its failure changes nothing. For staff with `webhooks:write`.
         */
        post: operations["sendTestWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Poll the events of the shop, or of your orders, oldest first
         * @description Staff get the events that webhooks deliver; customers those of their own orders, as `listOrderEvents` shows them to customers. An event is in the feed for 30 days, and appears about five seconds late. Poll with the `nextCursor` of the page before, at once while pages have events, and with `If-None-Match` where nothing is new. Each event appears at least once: recognize one that comes again by its `id` and `source`. A cursor never passes an event that is still to appear. A cursor or a `from` of more than 30 days ago is answered with 410. For customers, and for staff with `orders:read`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
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
        /**
         * This contract as a reference page
         * @description People read it and try requests. It loads nothing from other hosts.
         */
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
        /**
         * A file of the reference page
         * @description The scripts and styles that the page at /docs loads.
         */
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
        /**
         * Check that the service is alive
         * @description The process answers. It reads nothing.
         */
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
        /**
         * This contract as OpenAPI 3.1
         * @description Programs read it: generators of clients, linters, test tools.
         */
        get: operations["contract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The codes of all problems, with their statuses
         * @description JSON, or a page for a browser. Each code has a page of its own.
         */
        get: operations["listProblems"];
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
        /**
         * The meaning of a problem code, and what to do
         * @description JSON, or a page for a browser. The `type` of each problem document leads here.
         */
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
        /**
         * Check that the table is reachable and has the right schema
         * @description Reads the table once. A balancer sends requests only to a service that is ready.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The operations of this service, by area
         * @description A first look: JSON, or a page for a browser. The contract has the rest.
         */
        get: operations["listOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "order.placed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when an order is placed */
        post: operations["orderPlacedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.confirmed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the whole order is confirmed */
        post: operations["orderConfirmedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the whole order is completed */
        post: operations["orderCompletedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.canceled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the whole order is canceled */
        post: operations["orderCanceledEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the order was not paid in time and is therefore canceled */
        post: operations["orderExpiredEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.erased": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when everything personal of the order is erased */
        post: operations["orderErasedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.lines-canceled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when units of lines are canceled; order.canceled follows if no unit is left */
        post: operations["orderLinesCanceledEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.edited": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when lines are added, units of others canceled, or both */
        post: operations["orderEditedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when private data changes */
        post: operations["orderUpdatedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when a hold is placed */
        post: operations["orderHeldEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.hold-released": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when a hold is released */
        post: operations["orderHoldReleasedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the provider is about to be asked; the outcome follows */
        post: operations["paymentRequestedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.requires-action": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the customer must act */
        post: operations["paymentRequiresActionEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.processing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the provider says the outcome later */
        post: operations["paymentProcessingEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.authorized": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when an amount is promised */
        post: operations["paymentAuthorizedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.captured": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when an amount is taken */
        post: operations["paymentCapturedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the provider refused */
        post: operations["paymentFailedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.voided": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when an authorization, or an attempt that waited, has ended */
        post: operations["paymentVoidedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.refunded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when an amount is given back */
        post: operations["paymentRefundedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.refund-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when a refund did not succeed, or came back later */
        post: operations["paymentRefundFailedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.disputed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the customer contests the payment at their bank */
        post: operations["paymentDisputedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "payment.dispute-closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when a dispute has ended */
        post: operations["paymentDisputeClosedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "fulfillment.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when units are put into a parcel */
        post: operations["fulfillmentCreatedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "fulfillment.shipped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the parcel leaves the shop */
        post: operations["fulfillmentShippedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "fulfillment.delivered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the parcel arrives */
        post: operations["fulfillmentDeliveredEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "fulfillment.canceled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the parcel is canceled before it leaves */
        post: operations["fulfillmentCanceledEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "return.requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the customer or staff ask to return units */
        post: operations["returnRequestedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "return.received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when units come back; units of the request that are not named are rejected */
        post: operations["returnReceivedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "return.rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the request is closed without goods */
        post: operations["returnRejectedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "order.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the order is deleted and cannot be read any more */
        post: operations["orderDeletedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "stock.low": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the stock falls to the threshold of the shop or below */
        post: operations["stockLowEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "stock.out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the last unit in stock is sold, or adjusted away */
        post: operations["stockOutEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "audit.anchored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when a day of UTC is over for a day */
        post: operations["auditAnchoredEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when a test is asked for */
        post: operations["webhookTestEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
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
        /** @description The order is not priced again, so its address can only change to a place with the same taxes. */
        AddressChangesTaxProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "address-changes-tax";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "address-changes-tax";
        };
        AddressInput: {
            name: string;
            line1: string;
            line2?: string | null;
            postalCode?: string | null;
            city: string;
            region?: string | null;
            country: components["schemas"]["CountryInput"];
        };
        AdjustStockRequest: {
            /**
             * Format: int32
             * @description Units to add; negative to remove. Not 0.
             */
            delta: number;
            /** @description May have several lines. */
            reason: string;
        };
        /**
         * Format: int64
         * @description Money in the minor unit of the currency beside it: 7541 is 75.41 EUR, 7,541 JPY or 7.541 KWD.
         */
        Amount: number;
        /** @description Nothing is due, or less than the amount, counting what is authorized or under way. */
        AmountExceedsDueProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "amount-exceeds-due";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "amount-exceeds-due";
        };
        AppliedDiscount: {
            code: string;
            /** @description The order is one of its redemptions. */
            counted: boolean;
        };
        /** @description Sent when a day of UTC is over for a day. A CloudEvent 1.0. */
        AuditAnchoredEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example audit:2026-11-29
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/audit
             */
            source: string;
            /** @enum {string} */
            type: "audit.anchored";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /**
                 * Format: date
                 * @description The day.
                 * @example 2026-11-29
                 */
                date: string;
                /**
                 * Format: int64
                 * @description The orders that changed on the day.
                 */
                orders: number;
                /** @description The hash over these orders. */
                hash: string;
            };
        };
        /** @description What is due and in credit, by the age of orders. */
        BalanceReport: {
            day: components["schemas"]["Day"];
            /**
             * @description The IANA name of the zone of the days.
             * @example UTC
             */
            timeZone: string;
            /** @description The time of the newest change that these rows have; null: there is none. A change is in the reports some moments after it, usually within a second. */
            asOf: components["schemas"]["Timestamp"] | null;
            rows: components["schemas"]["BalanceReportRow"][];
        };
        /** @description The orders of an age, in one currency. */
        BalanceReportRow: {
            currency: components["schemas"]["Currency"];
            /**
             * Format: int64
             * @description The least age of the orders, in days since the day of their placement.
             * @example 3
             */
            minimumDays: number;
            /**
             * Format: int64
             * @description Their greatest age; null: it has no end.
             * @example 30
             */
            maximumDays: number | null;
            /**
             * Format: int64
             * @description Orders of which an amount is due.
             * @example 3
             */
            dueOrderCount: number;
            /**
             * Format: int64
             * @description The sum of `balance.dueAmount`, paid by no capture yet. An authorization does not lower it.
             * @example 7541
             */
            dueAmount: number;
            /**
             * Format: int64
             * @description Orders for which more was paid than they are worth.
             * @example 3
             */
            creditOrderCount: number;
            /**
             * Format: int64
             * @description The sum of `balance.creditAmount`, to be paid back.
             * @example 7541
             */
            creditAmount: number;
        };
        BatchAdjustStockReply: {
            results: {
                /** Format: int64 */
                status: number;
                stock?: components["schemas"]["Stock"];
                problem?: components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["InternalProblem"] | components["schemas"]["ProductNotFoundProblem"] | components["schemas"]["StockBelowZeroProblem"] | components["schemas"]["TemporarilyUnavailableProblem"] | components["schemas"]["ValidationFailedProblem"];
            }[];
        };
        BatchAdjustStockRequest: {
            adjustments: {
                sku: string;
                /**
                 * Format: int32
                 * @description Units to add; negative to remove. Not 0.
                 */
                delta: number;
                /** @description May have several lines. */
                reason: string;
                deviceId: string;
                /** Format: int64 */
                sequence: number;
            }[];
        };
        BatchGetOrdersReply: {
            orders: components["schemas"]["Order"][];
            /** @description Texts of the request that name no order of the caller. */
            missing: string[];
            /** @description Ids of orders that exist and did not fit in the reply. Ask for them again. */
            unread: string[];
            /** @description The entries of the request that could not be read, with pointers such as /ids/1. */
            errors: components["schemas"]["FieldError"][];
        };
        BatchGetOrdersRequest: {
            ids: string[];
        };
        BatchPlaceOrdersReply: {
            results: {
                /** Format: int64 */
                status: number;
                order?: components["schemas"]["Order"];
                problem?: components["schemas"]["CurrencyMismatchProblem"] | components["schemas"]["DiscountNotApplicableProblem"] | components["schemas"]["ExternalReferenceTakenProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["InsufficientScopeProblem"] | components["schemas"]["InternalProblem"] | components["schemas"]["OrderDeniedProblem"] | components["schemas"]["OrderNotFoundProblem"] | components["schemas"]["OutOfStockProblem"] | components["schemas"]["PriceChangedProblem"] | components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"] | components["schemas"]["UnknownProductProblem"] | components["schemas"]["UnknownShippingMethodProblem"] | components["schemas"]["ValidationFailedProblem"];
            }[];
        };
        BatchPlaceOrdersRequest: {
            orders: {
                currency: components["schemas"]["CurrencyInput"];
                lines: components["schemas"]["LineInput"][];
                /** @description The code of a discount on the goods. Case and outer blanks do not matter. */
                discountCode?: string | null;
                /** @description One of the shop’s shipping methods; default: the shop’s default method. */
                shippingMethod?: string | null;
                /** @description The destination, which decides the tax; default: the shop’s home country. */
                shippingAddress?: components["schemas"]["AddressInput"] | null;
                /** @description The customer for whom staff place the order. Customers place orders for themselves. */
                customerId?: string | null;
                /**
                 * Format: idn-email
                 * @description At most 64 bytes in UTF-8 before the @. The domain has an ASCII form (xn--) with at most 63 characters between dots; with it the address has at most 254 bytes.
                 */
                email?: string | null;
                /**
                 * Format: int64
                 * @description The total that the customer has seen. If the current total differs, the order is refused with the new quote.
                 */
                expectedTotalAmount?: number | null;
                /** @description Pays the whole order with its placement. If it is declined, the order is placed all the same and waits for another payment. Ignored if the order is free. Staff need the scope payments:write. */
                payment?: {
                    /** @description A token of the payment provider. `manual`: staff record what was paid outside this service. */
                    method: string;
                    capture?: components["schemas"]["CaptureMode"];
                } | null;
                externalReference?: string | null;
                /** @description May have several lines. */
                note?: string | null;
                tags?: string[];
                metadata?: {
                    [key: string]: string;
                };
                /** @description The language of the order’s letters; default: the shop’s. */
                locale?: components["schemas"]["Locale"] | null;
                /** @description True: an `email`, a `shippingAddress` or a `locale` that the request does not name is taken from the record of the customer, the address from the first of its `addresses`. It decides tax and shipping then; a quote does not know it, so quote with the address. A field that is null stays empty, and so do all without a record. The order does not follow later changes of the record, and a repetition of the request gets the first order. Staff need the scope customers:read. */
                useCustomerRecord?: boolean;
                idempotencyKey: string;
            }[];
        };
        /** @description The body has more than 65,536 bytes. */
        BodyTooLargeProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 413;
            /** @enum {string} */
            code: "body-too-large";
        };
        CancelFulfillmentRequest: Record<string, never>;
        CancelOrderRequest: {
            /** @description May have several lines. */
            reason: string;
            /** @description The units to cancel; default: all units that are left. Each line once. */
            lines?: {
                lineId: string;
                /** Format: int32 */
                quantity: number;
            }[];
            refund?: components["schemas"]["RefundPolicy"];
        };
        /** @description A capture takes at most the authorized amount. */
        CaptureExceedsAuthorizedProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "capture-exceeds-authorized";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "capture-exceeds-authorized";
        };
        /**
         * @description `automatic`: captured with the authorization. `manual`: by capturePayment.
         * @enum {string}
         */
        CaptureMode: "automatic" | "manual";
        /** @description The way to pay does not allow a second capture, so the first one releases the rest. */
        CaptureMustBeFinalProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "capture-must-be-final";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "capture-must-be-final";
        };
        CapturePaymentRequest: {
            /**
             * Format: int64
             * @description In the minor unit of the currency, and a multiple of the amount step that the order was placed with.
             */
            amount?: number;
            /** @description Default: true. The uncaptured rest is released. */
            final?: boolean;
        };
        CompleteOrderRequest: Record<string, never>;
        ConfirmOrderRequest: Record<string, never>;
        /** @description An ISO 3166-1 alpha-2 code in upper case. */
        CountryInput: string;
        CreateWebhookEndpointRequest: {
            /**
             * Format: uri
             * @description Begins with `https://`. The host has public addresses only.
             */
            url: string;
            /** @description The types of the events to send; null: every type. */
            types?: components["schemas"]["EventType"][] | null;
            /** @default full */
            payload: components["schemas"]["WebhookPayload"];
        };
        /** @description A new endpoint with its secret. */
        CreatedWebhookEndpoint: {
            /** @example we_5T7K3M9QX1QF65V8 */
            id: string;
            /**
             * Format: uri
             * @example https://hooks.example.com/orders
             */
            url: string;
            /** @description The types of the events that are sent; null: every type, also those of later releases. */
            types: string[] | null;
            payload: components["schemas"]["WebhookPayload"];
            /**
             * @description Nothing is sent to a disabled endpoint.
             * @enum {string}
             */
            status: "enabled" | "disabled";
            /** @description null: it is enabled. */
            disabledReason: components["schemas"]["WebhookDisabledReason"] | null;
            /** @description The time of the first failure after the last success; null: the last call succeeded. */
            failingSince: components["schemas"]["Timestamp"] | null;
            /** @description The secret before the last rotation signs until this time; null: there was no rotation. */
            previousSecretUntil: components["schemas"]["Timestamp"] | null;
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Counts the changes, those of `failingSince` too.
             */
            version: number;
            /**
             * @description The secret that signs, as Standard Webhooks 1.0 has it.
             * @example whsec_AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=
             */
            secret: string;
        };
        /**
         * @description An ISO 4217 code in upper case.
         * @example EUR
         */
        Currency: string;
        /** @description An ISO 4217 code in upper case. */
        CurrencyInput: string;
        /** @description At least one line names a product that has no price in the currency of the order. */
        CurrencyMismatchProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "currency-mismatch";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "currency-mismatch";
        };
        /** @description What the shop stores about a person, beside their orders. */
        Customer: {
            customerId: string;
            name: string | null;
            email: string | null;
            /** @description The language of letters; null: the shop’s. */
            locale: components["schemas"]["Locale"] | null;
            vatId: string | null;
            addresses: components["schemas"]["Address"][];
            /** @description Only staff get this member. */
            notes?: string | null;
            /**
             * Format: int64
             * @description Counts the changes; 1 again after the record was deleted.
             */
            version: number;
        };
        /** @description The sums of a customer’s orders for each currency. */
        CustomerAccount: {
            customerId: string;
            currencies: {
                currency: components["schemas"]["Currency"];
                /**
                 * Format: int64
                 * @description Canceled orders too.
                 */
                orderCount: number;
                /**
                 * Format: int64
                 * @description What the orders are worth now: without canceled and returned units, and without goodwill.
                 */
                orderedAmount: number;
                paidAmount: components["schemas"]["Amount"];
                refundedAmount: components["schemas"]["Amount"];
                dueAmount: components["schemas"]["Amount"];
                creditAmount: components["schemas"]["Amount"];
            }[];
            /** @description False: the customer has more than 2000 orders, and the newest are counted. */
            complete: boolean;
        };
        CustomerExport: {
            /** @description null: the customer has no record. */
            customer: components["schemas"]["Customer"] | null;
            orders: {
                order: components["schemas"]["Order"];
                events: {
                    /**
                     * Format: int64
                     * @description Counts the events of the order, without gaps.
                     */
                    sequence: number;
                    /** Format: int64 */
                    version: number;
                    /** @description The type of the event, such as `order.placed`. */
                    type: string;
                    at: components["schemas"]["Timestamp"];
                    actor: {
                        /** @enum {string} */
                        role: "customer" | "staff" | "system";
                        /** @description The id of the member of staff. Only in replies to staff. */
                        id?: string;
                    };
                    /** @description Depends on the type. Has `reason` if one was given; only staff get the reason of a hold, and the `riskReasons` of one that the risk rules placed. For a customer the `fields` of an update lack those that only staff read. */
                    data: {
                        [key: string]: unknown;
                    };
                }[];
            }[];
            /** @description The cursor of the next page; null at the end of the list. */
            nextCursor: string | null;
        };
        /** @description The service has no data about this customer. */
        CustomerNotFoundProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 404;
            /** @enum {string} */
            code: "customer-not-found";
        };
        CustomerPage: {
            customers: components["schemas"]["Customer"][];
            /** @description The cursor of the next page; null at the end of the list. */
            nextCursor: string | null;
        };
        /**
         * Format: date
         * @description A day in the time zone of the shop.
         * @example 2026-11-21
         */
        Day: string;
        DeliverFulfillmentRequest: Record<string, never>;
        /** @description The endpoint has no delivery with this id. A delivery is stored for 30 days. */
        DeliveryNotFoundProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 404;
            /** @enum {string} */
            code: "delivery-not-found";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "delivery-not-found";
        };
        /** @description A discount on the goods of an order. */
        Discount: {
            /** @description In upper case. */
            code: string;
            /** @enum {string} */
            type: "fixed" | "percent";
            /** @description The amount of a fixed discount; null for a percent discount. */
            amount: components["schemas"]["Amount"] | null;
            /** @description The share of a percent discount; null for a fixed discount. */
            rate: components["schemas"]["Rate"] | null;
            /** @description The only currency of the discount; null: any. */
            currency: components["schemas"]["Currency"] | null;
            /** @description The discount applies from this time on; null: always. */
            startsAt: components["schemas"]["Timestamp"] | null;
            /** @description The discount applies before this time; null: without end. */
            endsAt: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int64
             * @description The maximum number of orders with this discount; null: no maximum.
             */
            maxRedemptions: number | null;
            /**
             * Format: int64
             * @description The maximum number of orders of one customer with this discount; null: no maximum.
             */
            maxRedemptionsPerCustomer: number | null;
            /** @description The least amount of the lines that have the discount, before it; null: any amount. */
            minimumAmount: components["schemas"]["Amount"] | null;
            /** @description The products that have the discount: by sku or tax category; null: all. */
            appliesTo: {
                skus: string[];
                taxCategories: components["schemas"]["TaxCategory"][];
            } | null;
            /**
             * Format: int64
             * @description The number of orders with this discount, without canceled ones and those placed while it had no maximum.
             */
            redeemed: number;
            /**
             * Format: int64
             * @description Counts the changes of the facts, not the redemptions.
             */
            version: number;
        };
        /** @description The discount does not exist, is for another currency, other products or larger orders, has not started, has ended or has reached its maximum number of redemptions, for all orders or for those of one customer. */
        DiscountNotApplicableProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "discount-not-applicable";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "discount-not-applicable";
        };
        /** @description No discount has this code. */
        DiscountNotFoundProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 404;
            /** @enum {string} */
            code: "discount-not-found";
        };
        DiscountPage: {
            discounts: components["schemas"]["Discount"][];
            /** @description The cursor of the next page; null at the end of the list. */
            nextCursor: string | null;
        };
        DiscountedGoodsInput: {
            skus?: string[];
            taxCategories?: components["schemas"]["TaxCategory"][];
        };
        EditOrderRequest: {
            /** @description The new lines. They follow the lines that the order has; of both there are at most 50. */
            add?: components["schemas"]["LineInput"][];
            /** @description The units to cancel. At least one unit of the order must be left. Each line once. */
            cancel?: {
                lineId: string;
                /** Format: int32 */
                quantity: number;
            }[];
            /** @description True: nothing is stored. */
            preview?: boolean;
            /**
             * Format: int64
             * @description The `balance.currentAmount` that the customer has seen in a preview. If the order would be worth another amount, the edit is refused.
             */
            expectedTotalAmount?: number | null;
        };
        EraseCustomerReply: {
            /** @description True: nothing personal is left. */
            erased: boolean;
            /**
             * Format: int64
             * @description The orders that this call erased.
             */
            erasedOrders: number;
        };
        EventPage: {
            events: components["schemas"]["PublishedEvent"][];
            /** @description The cursor of the next page. It is always given: the feed goes on. */
            nextCursor: string;
        };
        /**
         * @description A type of events.
         * @enum {string}
         */
        EventType: "order.placed" | "order.confirmed" | "order.completed" | "order.canceled" | "order.expired" | "order.erased" | "order.lines-canceled" | "order.edited" | "order.updated" | "order.held" | "order.hold-released" | "payment.requested" | "payment.requires-action" | "payment.processing" | "payment.authorized" | "payment.captured" | "payment.failed" | "payment.voided" | "payment.refunded" | "payment.refund-failed" | "payment.disputed" | "payment.dispute-closed" | "fulfillment.created" | "fulfillment.shipped" | "fulfillment.delivered" | "fulfillment.canceled" | "return.requested" | "return.received" | "return.rejected" | "order.deleted" | "stock.low" | "stock.out" | "audit.anchored";
        /** @description An event is in the feed for 30 days. Events after the time of `from` or of the cursor have been removed. */
        EventsExpiredProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 410;
            /** @enum {string} */
            code: "events-expired";
            earliestAt: components["schemas"]["Timestamp"];
        };
        /** @description Another order of the same customer has this external reference; for an order that staff place, another such order. */
        ExternalReferenceTakenProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 409;
            /** @enum {string} */
            code: "external-reference-taken";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "external-reference-taken";
        };
        /** @description A field that is not valid. */
        FieldError: {
            /** @description An RFC 6901 pointer into the body (empty: all of it), or from /path or /query. */
            pointer: string;
            code: string;
            detail: string;
        };
        FixedDiscountInput: {
            /** @constant */
            type: "fixed";
            /**
             * Format: int64
             * @description In the minor unit of the currency.
             */
            amount: number;
            currency: components["schemas"]["CurrencyInput"];
            /**
             * Format: date-time
             * @description The discount applies from this time on; null: always.
             */
            startsAt?: string | null;
            /**
             * Format: date-time
             * @description The discount applies before this time; null: without end.
             */
            endsAt?: string | null;
            /**
             * Format: int64
             * @description The least amount of the lines that have the discount, before it, in the minor unit of `currency`, which it requires; null: any amount.
             */
            minimumAmount?: number | null;
            /** @description The lines that have the discount: those of these products or tax categories; null: all. */
            appliesTo?: components["schemas"]["DiscountedGoodsInput"] | null;
            /**
             * Format: int32
             * @description The maximum number of orders that are placed with this discount from now on and not canceled, together with those counted before; null: no maximum.
             */
            maxRedemptions?: number | null;
            /**
             * Format: int32
             * @description The maximum number of orders of one customer with this discount, counted from now on without canceled ones; null: no maximum. A quote cannot check it, because it has no customer.
             */
            maxRedemptionsPerCustomer?: number | null;
        };
        FulfillOrderRequest: {
            /** @description The units in the parcel. Each line once. */
            lines: {
                lineId: string;
                /** Format: int32 */
                quantity: number;
            }[];
            /** @description Where the carrier shows the parcel. Private data: no event has it. */
            tracking?: {
                carrier: string;
                number: string;
                url?: string;
            };
        };
        /** @description A parcel: units of the order that are shipped together. */
        Fulfillment: {
            /** @example ful_1 */
            id: string;
            status: components["schemas"]["ParcelStatus"];
            lines: {
                /** @example 1 */
                lineId: string;
                /** Format: int64 */
                quantity: number;
            }[];
            tracking: components["schemas"]["Tracking"] | null;
            createdAt: components["schemas"]["Timestamp"];
            shippedAt: components["schemas"]["Timestamp"] | null;
            deliveredAt: components["schemas"]["Timestamp"] | null;
        };
        /** @description Sent when the parcel is canceled before it leaves. A CloudEvent 1.0. */
        FulfillmentCanceledEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "fulfillment.canceled";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example ful_1 */
                fulfillmentId: string;
            };
        };
        /** @description Sent when units are put into a parcel. A CloudEvent 1.0. */
        FulfillmentCreatedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "fulfillment.created";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example ful_1 */
                fulfillmentId: string;
                lines: components["schemas"]["LineUnits"][];
            };
        };
        /** @description Sent when the parcel arrives. A CloudEvent 1.0. */
        FulfillmentDeliveredEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "fulfillment.delivered";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example ful_1 */
                fulfillmentId: string;
            };
        };
        /** @description The order has no fulfillment with this id. */
        FulfillmentNotFoundProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 404;
            /** @enum {string} */
            code: "fulfillment-not-found";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "fulfillment-not-found";
        };
        /** @description Sent when the parcel leaves the shop. A CloudEvent 1.0. */
        FulfillmentShippedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "fulfillment.shipped";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example ful_1 */
                fulfillmentId: string;
            };
        };
        /** @enum {string} */
        FulfillmentStatus: "not-required" | "delivered" | "fulfilled" | "partially-fulfilled" | "unfulfilled";
        /** @description A parcel is shipped or canceled while it is open, and delivered after it was shipped. An order is completed when no parcel is open. */
        FulfillmentStatusConflictProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 409;
            /** @enum {string} */
            code: "fulfillment-status-conflict";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "fulfillment-status-conflict";
        };
        /** @description The order has no hold with this id. */
        HoldNotFoundProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 404;
            /** @enum {string} */
            code: "hold-not-found";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "hold-not-found";
        };
        IdempotencyKeyMissingOrInvalidHeaderOrMalformedJsonProblem: components["schemas"]["IdempotencyKeyMissingProblem"] | components["schemas"]["InvalidHeaderProblem"] | components["schemas"]["MalformedJsonProblem"];
        /** @description This operation requires an Idempotency-Key, so that a retry is not executed twice. */
        IdempotencyKeyMissingProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 400;
            /** @enum {string} */
            code: "idempotency-key-missing";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "idempotency-key-missing";
        };
        /** @description This Idempotency-Key was used for a request with another body. */
        IdempotencyKeyReusedProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "idempotency-key-reused";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "idempotency-key-reused";
        };
        /** @description The token is valid, but it does not permit this operation. */
        InsufficientScopeProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 403;
            /** @enum {string} */
            code: "insufficient-scope";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "insufficient-scope";
        };
        /** @description Staff’s own fields. Only staff get this member. */
        InternalFields: {
            note: string | null;
            tags: string[];
            metadata: {
                [key: string]: string;
            };
        };
        /** @description The service failed. The error is logged under `requestId`. */
        InternalProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 500;
            /** @enum {string} */
            code: "internal";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "internal";
        };
        /** @description The cursor was altered, or it belongs to another caller, another list or other filters. */
        InvalidCursorProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 400;
            /** @enum {string} */
            code: "invalid-cursor";
        };
        InvalidHeaderOrMalformedJsonProblem: components["schemas"]["InvalidHeaderProblem"] | components["schemas"]["MalformedJsonProblem"];
        /** @description A header has a value that this operation does not accept. */
        InvalidHeaderProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 400;
            /** @enum {string} */
            code: "invalid-header";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "invalid-header";
        };
        /** @description A line with its prices. Net and tax amounts sum to the total. */
        Line: {
            /** @description Counts from "1" within the order. */
            id: string;
            sku: string;
            name: string;
            unitAmount: components["schemas"]["Amount"];
            /** @description Units by status. */
            quantity: {
                /** Format: int64 */
                ordered: number;
                /** Format: int64 */
                canceled: number;
                /** Format: int64 */
                fulfilled: number;
                /** Format: int64 */
                delivered: number;
                /** Format: int64 */
                returned: number;
            };
            subtotalAmount: components["schemas"]["Amount"];
            discountAmount: components["schemas"]["Amount"];
            netAmount: components["schemas"]["Amount"];
            taxRate: components["schemas"]["Rate"];
            taxAmount: components["schemas"]["Amount"];
            totalAmount: components["schemas"]["Amount"];
        };
        LineInput: {
            sku: string;
            /** Format: int32 */
            quantity: number;
        };
        /** @description Units of a line. */
        LineUnits: {
            /** @example 1 */
            lineId: string;
            /** Format: int64 */
            quantity: number;
        };
        ListOrderActionsReply: {
            actions: components["schemas"]["OrderAction"][];
        };
        ListOrderEventsReply: {
            events: {
                /**
                 * Format: int64
                 * @description Counts the events of the order, without gaps.
                 */
                sequence: number;
                /** Format: int64 */
                version: number;
                /** @description The type of the event, such as `order.placed`. */
                type: string;
                at: components["schemas"]["Timestamp"];
                actor: {
                    /** @enum {string} */
                    role: "customer" | "staff" | "system";
                    /** @description The id of the member of staff. Only in replies to staff. */
                    id?: string;
                };
                /** @description Depends on the type. Has `reason` if one was given; only staff get the reason of a hold, and the `riskReasons` of one that the risk rules placed. For a customer the `fields` of an update lack those that only staff read. */
                data: {
                    [key: string]: unknown;
                };
            }[];
            nextCursor: string | null;
        };
        /**
         * @description A language of letters.
         * @enum {string}
         */
        Locale: "en" | "de";
        /** @description The body could not be read as one JSON value in UTF-8. */
        MalformedJsonProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 400;
            /** @enum {string} */
            code: "malformed-json";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "malformed-json";
        };
        /** @description What the customer must do now. Only the customer gets it. */
        NextAction: {
            /** @enum {string} */
            type: "provider" | "redirect";
            /** @description For the provider’s own script. */
            clientSecret?: string;
            /** @description The page to which the customer is sent. */
            url?: string;
        };
        /** @description This operation returns none of the media types in the Accept header. */
        NotAcceptableProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 406;
            /** @enum {string} */
            code: "not-acceptable";
        };
        /** @description The credit of the order is 0, or what the refund names is worth nothing any more. */
        NothingToRefundProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "nothing-to-refund";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "nothing-to-refund";
        };
        /** @enum {string} */
        OperationReason: "generic" | "insufficient-funds" | "expired-card" | "incorrect-cvc" | "authentication-failed" | "suspected-fraud" | "provider-limit" | "lapsed" | "amount-differs";
        Order: {
            id: components["schemas"]["OrderId"];
            /**
             * Format: int64
             * @description Counts the committed changes of the order, also those that only staff see. Also its ETag.
             */
            version: number;
            customerId: string;
            email: string | null;
            status: components["schemas"]["OrderStatus"];
            paymentStatus: components["schemas"]["PaymentStatus"];
            fulfillmentStatus: components["schemas"]["FulfillmentStatus"];
            returnStatus: components["schemas"]["ReturnStatus"];
            holds: {
                id: string;
                /** @description Only staff get this member. `cancellation-requested` and `return-requested`: the service placed the hold for a customer’s request about an open parcel. */
                reason?: string | null;
                placedAt: components["schemas"]["Timestamp"];
            }[];
            currency: components["schemas"]["Currency"];
            pricesIncludeTax: boolean;
            lines: components["schemas"]["Line"][];
            shipping: components["schemas"]["Shipping"] | null;
            /** @description The discount at placement. */
            discountCode: string | null;
            totals: components["schemas"]["Totals"];
            /** @description `currentAmount`: what the order is worth now, less `adjustedAmount`, the goodwill. `authorizedAmount`: what can still be captured. `pendingAmount`: authorizations and captures whose outcome is unknown. `refundedAmount`: also refunds whose outcome is unknown. `disputedAmount`: disputes that are open or lost. */
            balance: {
                currentAmount: components["schemas"]["Amount"];
                adjustedAmount: components["schemas"]["Amount"];
                authorizedAmount: components["schemas"]["Amount"];
                pendingAmount: components["schemas"]["Amount"];
                capturedAmount: components["schemas"]["Amount"];
                refundedAmount: components["schemas"]["Amount"];
                disputedAmount: components["schemas"]["Amount"];
                dueAmount: components["schemas"]["Amount"];
                creditAmount: components["schemas"]["Amount"];
                refundableAmount: components["schemas"]["Amount"];
            };
            payments: components["schemas"]["Payment"][];
            /** @description The parcels, canceled ones too. */
            fulfillments: components["schemas"]["Fulfillment"][];
            /** @description The return requests, closed ones too. */
            returns: components["schemas"]["Return"][];
            shippingAddress: components["schemas"]["Address"] | null;
            /** @description The client’s own id of the order, unique among the orders that the customer placed, or among those that staff placed. */
            externalReference: string | null;
            note: string | null;
            tags: string[];
            metadata: {
                [key: string]: string;
            };
            /** @description The language of the letters; null: the shop’s. */
            locale: components["schemas"]["Locale"] | null;
            internal?: components["schemas"]["InternalFields"];
            placedAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            /** @description A pending order that is not covered expires then. Null while it is on hold: its time goes on with the release of the last hold, with at least 10 minutes. */
            expiresAt: components["schemas"]["Timestamp"] | null;
        };
        /** @description A command on an order, and whether the order takes it now. */
        OrderAction: {
            /**
             * @description The `operationId` of the command.
             * @enum {string}
             */
            operation: "confirmOrder" | "completeOrder" | "cancelOrder" | "deleteOrder" | "updateOrder" | "editOrder" | "replaceShippingAddress" | "placeHold" | "releaseHold" | "payOrder" | "capturePayment" | "voidPayment" | "refundPayment" | "fulfillOrder" | "shipFulfillment" | "deliverFulfillment" | "cancelFulfillment" | "requestReturn" | "receiveReturn" | "rejectReturn";
            /** @example hold_2 */
            holdId?: string;
            /** @example pay_1 */
            paymentId?: string;
            /** @example ful_1 */
            fulfillmentId?: string;
            /** @example ret_1 */
            returnId?: string;
            allowed: boolean;
            /**
             * @description The code of the problem with which the command would be refused; null: it is allowed.
             * @example order-on-hold
             */
            code: string | null;
            /**
             * @description The same for people.
             * @example The order has holds: hold_2. Release them first.
             */
            why: string | null;
        };
        /** @description Sent when the whole order is canceled. A CloudEvent 1.0. */
        OrderCanceledEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "order.canceled";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: Record<string, never>;
        };
        /** @description Other commands changed the order during several tries of this one. */
        OrderChangedMeanwhileProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 409;
            /** @enum {string} */
            code: "order-changed-meanwhile";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "order-changed-meanwhile";
        };
        /** @description Sent when the whole order is completed. A CloudEvent 1.0. */
        OrderCompletedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "order.completed";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: Record<string, never>;
        };
        /** @description Sent when the whole order is confirmed. A CloudEvent 1.0. */
        OrderConfirmedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "order.confirmed";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: Record<string, never>;
        };
        /** @description Sent when the order is deleted and cannot be read any more. A CloudEvent 1.0. */
        OrderDeletedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "order.deleted";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: Record<string, never>;
        };
        /** @description A risk rule of the shop denies the order or its payment. Nothing was stored. */
        OrderDeniedProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "order-denied";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "order-denied";
        };
        /** @description Sent when lines are added, units of others canceled, or both. A CloudEvent 1.0. */
        OrderEditedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "order.edited";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @description Numbered after the lines that the order has. */
                added: components["schemas"]["OrderedLine"][];
                canceled: components["schemas"]["LineUnits"][];
                shipping: components["schemas"]["Shipping"] | null;
            };
        };
        /** @description Sent when everything personal of the order is erased. A CloudEvent 1.0. */
        OrderErasedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "order.erased";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: Record<string, never>;
        };
        /** @description Sent when the order was not paid in time and is therefore canceled. A CloudEvent 1.0. */
        OrderExpiredEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "order.expired";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: Record<string, never>;
        };
        /** @description Money was moved on the order, so it is kept for accounting. */
        OrderHasHistoryProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 409;
            /** @enum {string} */
            code: "order-has-history";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "order-has-history";
        };
        /** @description Sent when a hold is placed. A CloudEvent 1.0. */
        OrderHeldEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "order.held";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example hold_2 */
                holdId: string;
                /** @description The risk rules placed the hold. */
                riskReasons?: components["schemas"]["RiskReason"][];
                /**
                 * @description A request of the customer for units in an open parcel.
                 * @enum {string}
                 */
                because?: "cancellation-requested" | "return-requested";
                /** @description The units to cancel, unless it is the whole order. */
                lines?: components["schemas"]["LineUnits"][];
            };
        };
        /** @description Sent when a hold is released. A CloudEvent 1.0. */
        OrderHoldReleasedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "order.hold-released";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example hold_2 */
                holdId: string;
            };
        };
        /**
         * @description The order id, for people too: 18 Crockford base-32 symbols. The last one is a check symbol.
         * @example 7K3M9Q-X1QF65-V805T8
         */
        OrderId: string;
        /** @description Sent when units of lines are canceled; order.canceled follows if no unit is left. A CloudEvent 1.0. */
        OrderLinesCanceledEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "order.lines-canceled";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                lines: components["schemas"]["LineUnits"][];
            };
        };
        /** @description The shop ships only orders whose authorizations and payments cover their worth. */
        OrderNotCoveredProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 409;
            /** @enum {string} */
            code: "order-not-covered";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "order-not-covered";
        };
        /** @description No order has this id, or the order belongs to another customer. */
        OrderNotFoundProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 404;
            /** @enum {string} */
            code: "order-not-found";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "order-not-found";
        };
        /** @description An order with a hold cannot be confirmed. Nothing is captured for it, and none of its parcels is packed or shipped. */
        OrderOnHoldProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 409;
            /** @enum {string} */
            code: "order-on-hold";
            /**
             * @description The ids of the holds.
             * @example [
             *       "hold_2"
             *     ]
             */
            holds: string[];
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "order-on-hold";
        };
        OrderPage: {
            orders: components["schemas"]["OrderSummary"][];
            /** @description The cursor of the next page; null at the end of the list. */
            nextCursor: string | null;
        };
        /** @description Sent when an order is placed. A CloudEvent 1.0. */
        OrderPlacedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "order.placed";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                currency: components["schemas"]["Currency"];
                pricesIncludeTax: boolean;
                /**
                 * Format: int64
                 * @description The order is worth a multiple of it, in minor units.
                 */
                amountStep: number;
                lines: components["schemas"]["OrderedLine"][];
                shipping: components["schemas"]["Shipping"] | null;
                /**
                 * Format: int64
                 * @description What the standard shipping would have cost, if it is less.
                 */
                standardShippingAmount: number | null;
                discount: components["schemas"]["AppliedDiscount"] | null;
                /** @example DE */
                taxCountry: string;
                taxRegion: string | null;
                expiresAt: components["schemas"]["Timestamp"] | null;
            };
        };
        /** @enum {string} */
        OrderStatus: "pending" | "confirmed" | "completed" | "canceled";
        /** @description The command requires another order status. */
        OrderStatusConflictProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 409;
            /** @enum {string} */
            code: "order-status-conflict";
            orderStatus: components["schemas"]["OrderStatus"];
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "order-status-conflict";
        };
        OrderSummary: {
            id: components["schemas"]["OrderId"];
            customerId: string;
            status: components["schemas"]["OrderStatus"];
            paymentStatus: components["schemas"]["PaymentStatus"];
            fulfillmentStatus: components["schemas"]["FulfillmentStatus"];
            returnStatus: components["schemas"]["ReturnStatus"];
            currency: components["schemas"]["Currency"];
            totalAmount: components["schemas"]["Amount"];
            /** Format: int64 */
            lineCount: number;
            /** @description The client’s own id of the order, unique among the orders that the customer placed, or among those that staff placed. */
            externalReference: string | null;
            placedAt: components["schemas"]["Timestamp"];
        };
        /** @description The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. */
        OrderTooLargeProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "order-too-large";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "order-too-large";
        };
        /** @description An order is completed, and a customer erased, when the outcome of each operation of the payments is known. */
        OrderUnsettledProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 409;
            /** @enum {string} */
            code: "order-unsettled";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "order-unsettled";
        };
        /** @description Sent when private data changes. A CloudEvent 1.0. */
        OrderUpdatedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "order.updated";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @description The names of the fields. Their values are not in the event. */
                fields: string[];
                taxDestination: components["schemas"]["TaxDestination"] | null;
            };
        };
        /** @description A line as it was ordered. Its id is its number in the order. */
        OrderedLine: {
            sku: string;
            name: string;
            unitAmount: components["schemas"]["Amount"];
            /** Format: int64 */
            quantity: number;
            requiresShipping: boolean;
            taxRate: components["schemas"]["Rate"];
            subtotalAmount: components["schemas"]["Amount"];
            discountAmount: components["schemas"]["Amount"];
            netAmount: components["schemas"]["Amount"];
            taxAmount: components["schemas"]["Amount"];
            totalAmount: components["schemas"]["Amount"];
        };
        /** @description A product without enough units. */
        OutOfStockLine: {
            /** @example MUG */
            sku: string;
            /**
             * Format: int64
             * @example 3
             */
            requested: number;
            /**
             * Format: int64
             * @example 2
             */
            available: number;
            /**
             * Format: int64
             * @example 0
             */
            backorderable: number;
        };
        /** @description At least one product has fewer units than requested. Nothing was reserved. */
        OutOfStockProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 409;
            /** @enum {string} */
            code: "out-of-stock";
            /** @description The products without enough units. */
            lines: components["schemas"]["OutOfStockLine"][];
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "out-of-stock";
        };
        /** @enum {string} */
        ParcelStatus: "open" | "shipped" | "delivered" | "canceled";
        PayOrderRequest: {
            /** @description A token of the payment provider. `manual`: staff record what was paid outside this service. */
            method: string;
            capture?: components["schemas"]["CaptureMode"];
            /**
             * Format: int64
             * @description Default, and the maximum: what is due and not under way.
             */
            amount?: number;
            /** @description Of a manual payment alone: how the shop finds it in its own books. */
            reference?: string | null;
        };
        /** @description `authorizedAmount`: what can still be captured. `refundedAmount`: also refunds whose outcome is unknown. */
        Payment: {
            /** @description Counts from pay_1 within the order. */
            id: string;
            /** @description `manual`: recorded by staff. */
            provider: string;
            /** @description The token of the way to pay; null once it is erased. */
            method: string | null;
            status: components["schemas"]["PaymentState"];
            capture: components["schemas"]["CaptureMode"];
            authorizedAmount: components["schemas"]["Amount"];
            capturedAmount: components["schemas"]["Amount"];
            refundedAmount: components["schemas"]["Amount"];
            /** @description The open authorization lapses then. */
            authorizedUntil: components["schemas"]["Timestamp"] | null;
            nextAction: components["schemas"]["NextAction"] | null;
            operations: components["schemas"]["PaymentOperation"][];
        };
        /** @description Sent when an amount is promised. A CloudEvent 1.0. */
        PaymentAuthorizedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "payment.authorized";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example pay_1 */
                paymentId: string;
                /** @example op_1 */
                operationId: string;
                /** @description The provider’s id of the payment, if this event is the first to tell it. */
                reference: string | null;
                amount: components["schemas"]["Amount"];
                authorizedUntil: components["schemas"]["Timestamp"] | null;
                /** @description It can be captured in parts. */
                capturesMany: boolean;
            };
        };
        /** @description Sent when an amount is taken. A CloudEvent 1.0. */
        PaymentCapturedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "payment.captured";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example pay_1 */
                paymentId: string;
                /** @example op_1 */
                operationId: string;
                amount: components["schemas"]["Amount"];
                /**
                 * Format: int64
                 * @description The part of the authorization that is free again.
                 */
                releasedAmount: number;
            };
        };
        /** @description The payment provider declined the payment. The order records it. */
        PaymentDeclinedProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 402;
            /** @enum {string} */
            code: "payment-declined";
            orderId: string;
            /** @example pay_1 */
            paymentId: string;
            /**
             * Format: int64
             * @description The version of the order, which records it.
             * @example 3
             */
            currentVersion: number;
            /** @enum {string} */
            declineCode: "generic" | "insufficient-funds" | "expired-card" | "incorrect-cvc" | "authentication-failed" | "suspected-fraud" | "provider-limit";
        };
        /** @description Sent when a dispute has ended. A CloudEvent 1.0. */
        PaymentDisputeClosedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "payment.dispute-closed";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example pay_1 */
                paymentId: string;
                /** @example op_1 */
                operationId: string;
                won: boolean;
            };
        };
        /** @description Sent when the customer contests the payment at their bank. A CloudEvent 1.0. */
        PaymentDisputedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "payment.disputed";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example pay_1 */
                paymentId: string;
                /** @example op_1 */
                operationId: string;
                amount: components["schemas"]["Amount"];
            };
        };
        /** @description Sent when the provider refused. A CloudEvent 1.0. */
        PaymentFailedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "payment.failed";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example pay_1 */
                paymentId: string;
                /** @example op_1 */
                operationId: string;
                /**
                 * @description Never `refund` or `dispute`.
                 * @enum {string}
                 */
                operation: "authorization" | "capture" | "void" | "refund" | "dispute";
                amount: components["schemas"]["Amount"];
                /** @enum {string} */
                reason: "generic" | "insufficient-funds" | "expired-card" | "incorrect-cvc" | "authentication-failed" | "suspected-fraud" | "provider-limit" | "lapsed" | "amount-differs";
            };
        };
        /** @description The order has no payment with this id. */
        PaymentNotFoundProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 404;
            /** @enum {string} */
            code: "payment-not-found";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "payment-not-found";
        };
        /** @description The payment that begins with this operation. */
        PaymentOpened: {
            provider: string;
            capture: components["schemas"]["CaptureMode"];
        };
        /** @description `at`: when it came to its present state. */
        PaymentOperation: {
            /** @description Counts from op_1 within the order. */
            id: string;
            /** @enum {string} */
            type: "authorization" | "capture" | "void" | "refund" | "dispute";
            amount: components["schemas"]["Amount"];
            /**
             * @description `pending`: the outcome is unknown. `requires-action`: the customer must act. `processing`: the provider says later; a dispute is open. A dispute that is `failed` is won.
             * @enum {string}
             */
            state: "pending" | "requires-action" | "processing" | "succeeded" | "failed";
            reason: components["schemas"]["OperationReason"] | null;
            at: components["schemas"]["Timestamp"];
        };
        /** @description Sent when the provider says the outcome later. A CloudEvent 1.0. */
        PaymentProcessingEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "payment.processing";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example pay_1 */
                paymentId: string;
                /** @example op_1 */
                operationId: string;
                /** @description The provider’s id of the payment, if this event is the first to tell it. */
                reference: string | null;
            };
        };
        /** @description Sent when a refund did not succeed, or came back later. A CloudEvent 1.0. */
        PaymentRefundFailedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "payment.refund-failed";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example pay_1 */
                paymentId: string;
                /** @example op_1 */
                operationId: string;
                /** @enum {string} */
                reason: "generic" | "insufficient-funds" | "expired-card" | "incorrect-cvc" | "authentication-failed" | "suspected-fraud" | "provider-limit";
            };
        };
        /** @description Sent when an amount is given back. A CloudEvent 1.0. */
        PaymentRefundedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "payment.refunded";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example pay_1 */
                paymentId: string;
                /** @example op_1 */
                operationId: string;
                amount: components["schemas"]["Amount"];
                goodwillAmount: components["schemas"]["Amount"];
            };
        };
        /** @description Sent when the provider is about to be asked; the outcome follows. A CloudEvent 1.0. */
        PaymentRequestedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "payment.requested";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example pay_1 */
                paymentId: string;
                /** @example op_1 */
                operationId: string;
                /**
                 * @description Never `dispute`.
                 * @enum {string}
                 */
                operation: "authorization" | "capture" | "void" | "refund" | "dispute";
                amount: components["schemas"]["Amount"];
                opens: components["schemas"]["PaymentOpened"] | null;
                /** @description Of an authorization: the same call captures. */
                captures: boolean;
                /** @description Of a capture: it releases the rest. */
                final: boolean;
                takes: components["schemas"]["TakenOut"] | null;
            };
        };
        /** @description Sent when the customer must act. A CloudEvent 1.0. */
        PaymentRequiresActionEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "payment.requires-action";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example pay_1 */
                paymentId: string;
                /** @example op_1 */
                operationId: string;
                /** @description The provider’s id of the payment, if this event is the first to tell it. */
                reference: string | null;
            };
        };
        /** @enum {string} */
        PaymentState: "captured" | "authorized" | "requires-action" | "processing" | "pending" | "voided" | "failed";
        /** @enum {string} */
        PaymentStatus: "disputed" | "not-required" | "overpaid" | "refunded" | "partially-refunded" | "paid" | "partially-paid" | "authorized" | "partially-authorized" | "voided" | "unpaid";
        /** @description The payment has an operation whose outcome is not known yet, or nothing that this command could take. */
        PaymentStatusConflictProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 409;
            /** @enum {string} */
            code: "payment-status-conflict";
            /** @example pay_1 */
            paymentId: string;
            paymentStatus: components["schemas"]["PaymentState"];
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "payment-status-conflict";
        };
        /** @description Sent when an authorization, or an attempt that waited, has ended. A CloudEvent 1.0. */
        PaymentVoidedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "payment.voided";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example pay_1 */
                paymentId: string;
                /** @example op_1 */
                operationId: string;
                amount: components["schemas"]["Amount"];
                /** @description `lapsed`: by itself. */
                reason: string | null;
            };
        };
        PercentDiscountInput: {
            /** @constant */
            type: "percent";
            /** @description A share as a decimal string: 0.1 is 10 %. */
            rate: string;
            currency?: components["schemas"]["CurrencyInput"] | null;
            /**
             * Format: date-time
             * @description The discount applies from this time on; null: always.
             */
            startsAt?: string | null;
            /**
             * Format: date-time
             * @description The discount applies before this time; null: without end.
             */
            endsAt?: string | null;
            /**
             * Format: int64
             * @description The least amount of the lines that have the discount, before it, in the minor unit of `currency`, which it requires; null: any amount.
             */
            minimumAmount?: number | null;
            /** @description The lines that have the discount: those of these products or tax categories; null: all. */
            appliesTo?: components["schemas"]["DiscountedGoodsInput"] | null;
            /**
             * Format: int32
             * @description The maximum number of orders that are placed with this discount from now on and not canceled, together with those counted before; null: no maximum.
             */
            maxRedemptions?: number | null;
            /**
             * Format: int32
             * @description The maximum number of orders of one customer with this discount, counted from now on without canceled ones; null: no maximum. A quote cannot check it, because it has no customer.
             */
            maxRedemptionsPerCustomer?: number | null;
        };
        PlaceHoldRequest: {
            /** @description May have several lines. */
            reason: string;
        };
        PlaceOrderRequest: {
            currency: components["schemas"]["CurrencyInput"];
            lines: components["schemas"]["LineInput"][];
            /** @description The code of a discount on the goods. Case and outer blanks do not matter. */
            discountCode?: string | null;
            /** @description One of the shop’s shipping methods; default: the shop’s default method. */
            shippingMethod?: string | null;
            /** @description The destination, which decides the tax; default: the shop’s home country. */
            shippingAddress?: components["schemas"]["AddressInput"] | null;
            /** @description The customer for whom staff place the order. Customers place orders for themselves. */
            customerId?: string | null;
            /**
             * Format: idn-email
             * @description At most 64 bytes in UTF-8 before the @. The domain has an ASCII form (xn--) with at most 63 characters between dots; with it the address has at most 254 bytes.
             */
            email?: string | null;
            /**
             * Format: int64
             * @description The total that the customer has seen. If the current total differs, the order is refused with the new quote.
             */
            expectedTotalAmount?: number | null;
            /** @description Pays the whole order with its placement. If it is declined, the order is placed all the same and waits for another payment. Ignored if the order is free. Staff need the scope payments:write. */
            payment?: {
                /** @description A token of the payment provider. `manual`: staff record what was paid outside this service. */
                method: string;
                capture?: components["schemas"]["CaptureMode"];
            } | null;
            externalReference?: string | null;
            /** @description May have several lines. */
            note?: string | null;
            tags?: string[];
            metadata?: {
                [key: string]: string;
            };
            /** @description The language of the order’s letters; default: the shop’s. */
            locale?: components["schemas"]["Locale"] | null;
            /** @description True: an `email`, a `shippingAddress` or a `locale` that the request does not name is taken from the record of the customer, the address from the first of its `addresses`. It decides tax and shipping then; a quote does not know it, so quote with the address. A field that is null stays empty, and so do all without a record. The order does not follow later changes of the record, and a repetition of the request gets the first order. Staff need the scope customers:read. */
            useCustomerRecord?: boolean;
        };
        /** @description This command overwrites data, so it requires the version that you read. */
        PreconditionRequiredProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 428;
            /** @enum {string} */
            code: "precondition-required";
        };
        /** @description The current total is not `expectedTotalAmount`. Nothing was ordered or changed. */
        PriceChangedProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 409;
            /** @enum {string} */
            code: "price-changed";
            currentAmount: components["schemas"]["Amount"];
            quote: components["schemas"]["Quote"];
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "price-changed";
        };
        /** @description An RFC 9457 problem document. Programs decide by `code`; `title` and `detail` are for people and may change. If `retryable` is true, the same request with the same Idempotency-Key may succeed later. */
        Problem: {
            /**
             * Format: uri-reference
             * @description A page about this code, relative to this API.
             */
            type: string;
            title: string;
            /**
             * Format: int32
             * @description The status of the answer.
             */
            status: number;
            /** @enum {string} */
            code: "address-changes-tax" | "amount-exceeds-due" | "body-too-large" | "capture-exceeds-authorized" | "capture-must-be-final" | "currency-mismatch" | "customer-not-found" | "delivery-not-found" | "discount-not-applicable" | "discount-not-found" | "events-expired" | "external-reference-taken" | "fulfillment-not-found" | "fulfillment-status-conflict" | "hold-not-found" | "idempotency-key-missing" | "idempotency-key-reused" | "insufficient-scope" | "internal" | "invalid-cursor" | "invalid-header" | "malformed-json" | "method-not-allowed" | "not-acceptable" | "nothing-to-refund" | "order-changed-meanwhile" | "order-denied" | "order-has-history" | "order-not-covered" | "order-not-found" | "order-on-hold" | "order-status-conflict" | "order-too-large" | "order-unsettled" | "out-of-stock" | "payment-declined" | "payment-not-found" | "payment-status-conflict" | "precondition-required" | "price-changed" | "product-not-found" | "provider-unavailable" | "quantity-exceeds-fulfilled" | "quantity-exceeds-open" | "rate-limited" | "refund-exceeds-captured" | "report-too-large" | "return-not-found" | "return-status-conflict" | "return-window-closed" | "route-not-found" | "signature-invalid" | "stock-below-zero" | "temporarily-unavailable" | "token-expired" | "too-many-payments" | "too-many-webhook-endpoints" | "unauthenticated" | "unknown-product" | "unknown-shipping-method" | "unsupported-media-type" | "validation-failed" | "version-mismatch" | "version-not-found" | "webhook-endpoint-not-found" | "webhook-url-refused";
            /** @description What is wrong in this request. */
            detail: string;
            /**
             * Format: uri-reference
             * @description The path of the request.
             */
            instance: string;
            /** @description Identifies this request in the logs. Also in X-Request-Id. */
            requestId: string;
            retryable: boolean;
            /** @description The fields that are not valid, if any. */
            errors?: components["schemas"]["FieldError"][];
        };
        /** @description A product: its facts and its stock. */
        Product: {
            sku: string;
            name: string;
            /** @description The price of a unit in each currency in which the product is sold. */
            prices: {
                [key: string]: components["schemas"]["Amount"];
            };
            taxCategory: components["schemas"]["TaxCategory"];
            requiresShipping: boolean;
            /**
             * Format: int64
             * @description The units that may be ordered before they are in stock.
             */
            backorderLimit: number;
            /** @description When units that are not in stock are expected; null: unknown. */
            expectedAt: components["schemas"]["Timestamp"] | null;
            /**
             * Format: int64
             * @description Counts the changes of the facts, not of the stock.
             */
            version: number;
            /**
             * Format: int64
             * @description Units in stock that can be ordered.
             */
            available: number;
            /**
             * Format: int64
             * @description Units that can be ordered beyond the available ones, before they are in stock.
             */
            backorderable: number;
        };
        /** @description No product has this sku. */
        ProductNotFoundProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 404;
            /** @enum {string} */
            code: "product-not-found";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "product-not-found";
        };
        ProductPage: {
            products: components["schemas"]["Product"][];
            /** @description The cursor of the next page; null at the end of the list. */
            nextCursor: string | null;
        };
        /** @description The products with the highest `currentNetAmount`, of each currency for itself. */
        ProductReport: {
            from: components["schemas"]["Day"];
            to: components["schemas"]["Day"];
            /** @enum {string} */
            by: "booked" | "placed";
            /**
             * @description The IANA name of the zone of the days.
             * @example UTC
             */
            timeZone: string;
            /** @description The time of the newest change that these rows have; null: there is none. A change is in the reports some moments after it, usually within a second. */
            asOf: components["schemas"]["Timestamp"] | null;
            rows: components["schemas"]["ProductReportRow"][];
        };
        /** @description A product over all days, in one currency. */
        ProductReportRow: {
            currency: components["schemas"]["Currency"];
            sku: string;
            /**
             * Format: int64
             * @description Units ordered.
             * @example 3
             */
            orderedQuantity: number;
            /**
             * Format: int64
             * @description Units canceled.
             * @example 3
             */
            canceledQuantity: number;
            /**
             * Format: int64
             * @description Units that came back, and units that a refund took out.
             * @example 3
             */
            returnedQuantity: number;
            /**
             * Format: int64
             * @description The price of the ordered units after discounts, without tax.
             * @example 7541
             */
            netAmount: number;
            /**
             * Format: int64
             * @description The price of the canceled and the returned units.
             * @example 7541
             */
            refundedNetAmount: number;
            /**
             * Format: int64
             * @description `netAmount` less `refundedNetAmount`. Goodwill is no part of it.
             * @example 7541
             */
            currentNetAmount: number;
        };
        /** @description The result of the payment is not known yet. It will be settled. */
        ProviderUnavailableProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 503;
            /** @enum {string} */
            code: "provider-unavailable";
            orderId: string;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "provider-unavailable";
        };
        /** @description A CloudEvent 1.0. */
        PublishedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            type: components["schemas"]["EventType"];
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps. Missing for an event of something else.
             */
            sequence?: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Depends on the type, as in the webhook of that type. */
            data: {
                [key: string]: unknown;
            };
        };
        PutCustomerRequest: {
            name?: string | null;
            /**
             * Format: idn-email
             * @description At most 64 bytes in UTF-8 before the @. The domain has an ASCII form (xn--) with at most 63 characters between dots; with it the address has at most 254 bytes.
             */
            email?: string | null;
            /** @description The language of letters; default: the shop’s. */
            locale?: components["schemas"]["Locale"] | null;
            /** @description As the customer states it. It is not checked. */
            vatId?: string | null;
            addresses?: components["schemas"]["AddressInput"][] | null;
            /** @description Only staff read and write them. */
            notes?: string | null;
        };
        PutDiscountRequest: components["schemas"]["FixedDiscountInput"] | components["schemas"]["PercentDiscountInput"];
        PutProductRequest: {
            name: string;
            /** @description The price of a unit in each currency in which the product is sold. There is one stock for all. */
            prices: {
                [key: string]: number;
            };
            taxCategory: components["schemas"]["TaxCategory"];
            requiresShipping: boolean;
            /**
             * Format: int32
             * @description The units that may be ordered before they are in stock; default: 0.
             */
            backorderLimit?: number;
            /**
             * Format: date-time
             * @description When units that are not in stock are expected; null: unknown.
             */
            expectedAt?: string | null;
        };
        /** @description A request names more units than were shipped and can still come back, or a reception names more units than its request. */
        QuantityExceedsFulfilledProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "quantity-exceeds-fulfilled";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "quantity-exceeds-fulfilled";
        };
        /** @description The command names more units than are neither canceled nor fulfilled. */
        QuantityExceedsOpenProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "quantity-exceeds-open";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "quantity-exceeds-open";
        };
        /** @description The current price of an order that is not placed. */
        Quote: {
            currency: components["schemas"]["Currency"];
            pricesIncludeTax: boolean;
            lines: components["schemas"]["Line"][];
            shipping: components["schemas"]["Shipping"] | null;
            totals: components["schemas"]["Totals"];
            /** @description Warnings about the amounts, such as a country or a region without tax rates. */
            notices: {
                /** @enum {string} */
                code: "tax-unknown";
                detail: string;
            }[];
        };
        QuoteOrderRequest: {
            currency: components["schemas"]["CurrencyInput"];
            lines: components["schemas"]["LineInput"][];
            /** @description The code of a discount on the goods. Case and outer blanks do not matter. */
            discountCode?: string | null;
            /** @description One of the shop’s shipping methods; default: the shop’s default method. */
            shippingMethod?: string | null;
            /** @description The destination, which decides the tax; default: the shop’s home country. */
            shippingAddress?: components["schemas"]["AddressInput"] | null;
        };
        QuoteRefundRequest: {
            /**
             * Format: int64
             * @description What it takes above the credit is goodwill.
             */
            amount?: number;
            /** @description Units that were shipped; of goods that are not shipped, any units that are left. Each line once. */
            lines?: {
                lineId: string;
                /** Format: int32 */
                quantity: number;
            }[];
            /** @description True: the shipping costs, once. */
            shipping?: boolean;
            /** @description A cancellation of these units; without `lines` of the whole order. */
            cancel?: {
                /** @description The units to cancel. Each line once. */
                lines?: {
                    lineId: string;
                    /** Format: int32 */
                    quantity: number;
                }[];
            };
            /** @description The refund of this payment; default: of the newest payments first. */
            paymentId?: string;
        };
        /**
         * @description A share as a decimal string of at most 6 places: 0.19 is 19 %.
         * @example 0.19
         */
        Rate: string;
        /** @description The client sends more requests than it may. */
        RateLimitedProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 429;
            /** @enum {string} */
            code: "rate-limited";
        };
        ReadyReply: {
            /** @enum {string} */
            status: "ready";
        };
        ReceiveReturnRequest: {
            /** @description The units that came back. Each line once. */
            lines: {
                lineId: string;
                /** Format: int32 */
                quantity: number;
                /** @description Whether the units can be sold again. */
                restock: boolean;
            }[];
            /** @description Whether the shipping costs are given back too. Staff need the scope payments:write for it. Default: what the standard shipping costs, for a whole order that is withdrawn from in time. */
            shipping?: boolean;
            refund?: components["schemas"]["RefundPolicy"];
        };
        /** @description Units of a line that came back. */
        ReceivedUnits: {
            /** @example 1 */
            lineId: string;
            /** Format: int64 */
            quantity: number;
            /** @description They can be sold again. */
            restock: boolean;
        };
        /** @description A payment gives back at most what it captured, less refunds and disputes. */
        RefundExceedsCapturedProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "refund-exceeds-captured";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "refund-exceeds-captured";
        };
        RefundPaymentRequest: {
            /**
             * Format: int64
             * @description What it takes above the credit is goodwill.
             */
            amount?: number;
            /** @description Units that were shipped; of goods that are not shipped, any units that are left. Each line once. */
            lines?: {
                lineId: string;
                /** Format: int32 */
                quantity: number;
            }[];
            /** @description True: the shipping costs, once. */
            shipping?: boolean;
            /** @description May have several lines. */
            reason?: string;
        };
        /**
         * @description `credit`: the whole credit of the order is paid back. `none`: it stays. Default: the shop’s policy. Staff need the scope payments:write for it.
         * @enum {string}
         */
        RefundPolicy: "credit" | "none";
        /** @description What a refund or a cancellation would give. `goodwillAmount` is the part above the credit. Net and tax amounts sum to `amount`. */
        RefundQuote: {
            currency: components["schemas"]["Currency"];
            /**
             * Format: int64
             * @description The version of the order for which the quote holds.
             */
            version: number;
            amount: components["schemas"]["Amount"];
            netAmount: components["schemas"]["Amount"];
            taxAmount: components["schemas"]["Amount"];
            /** @description The units that it takes out of the order. */
            lines: {
                lineId: string;
                /** Format: int64 */
                quantity: number;
                netAmount: components["schemas"]["Amount"];
                taxAmount: components["schemas"]["Amount"];
                totalAmount: components["schemas"]["Amount"];
            }[];
            /** @description What each payment gives back. They may sum to less than `amount`. */
            payments: {
                paymentId: string;
                amount: components["schemas"]["Amount"];
            }[];
            goodwillAmount: components["schemas"]["Amount"];
        };
        /** @description What was given back, by day and currency. */
        RefundReport: {
            from: components["schemas"]["Day"];
            to: components["schemas"]["Day"];
            /** @enum {string} */
            by: "booked" | "placed";
            /**
             * @description The IANA name of the zone of the days.
             * @example UTC
             */
            timeZone: string;
            /** @description The time of the newest change that these rows have; null: there is none. A change is in the reports some moments after it, usually within a second. */
            asOf: components["schemas"]["Timestamp"] | null;
            rows: components["schemas"]["RefundReportRow"][];
        };
        /** @description A day that gave anything back, in one currency. */
        RefundReportRow: {
            day: components["schemas"]["Day"];
            currency: components["schemas"]["Currency"];
            /**
             * Format: int64
             * @description Refunds that succeeded.
             * @example 3
             */
            refundCount: number;
            /**
             * Format: int64
             * @description Their money.
             * @example 7541
             */
            refundedAmount: number;
            /**
             * Format: int64
             * @description Refunds that banks sent back after they had succeeded.
             * @example 3
             */
            failedRefundCount: number;
            /**
             * Format: int64
             * @description Their money.
             * @example 7541
             */
            failedRefundAmount: number;
            /**
             * Format: int64
             * @description What cancellations took from the worth of orders, with tax, paid or not.
             * @example 7541
             */
            canceledAmount: number;
            /**
             * Format: int64
             * @description What returns and refunds of units or shipping took from it.
             * @example 7541
             */
            returnedAmount: number;
            /**
             * Format: int64
             * @description What refunds took from it above the credit of their orders.
             * @example 7541
             */
            goodwillAmount: number;
        };
        RejectReturnRequest: {
            /** @description May have several lines. */
            reason?: string;
        };
        ReplayEventsRequest: {
            /**
             * Format: date-time
             * @description Events that were published at this RFC 3339 time or later; default: since the endpoint was created, of the last 30 days.
             */
            from?: string;
            /**
             * Format: date-time
             * @description Events that were published before this time, which is after `from`; default: now.
             */
            to?: string;
            /**
             * Format: date-time
             * @description Of the reply before. The events of an order that further calls add follow the earlier ones.
             */
            continueFrom?: string;
        };
        ReplayedEvents: {
            from: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description The events that this call is about to send.
             */
            events: number;
            /** @description Where the next call begins. null: every event of the span is about to be sent. */
            continueFrom: components["schemas"]["Timestamp"] | null;
        };
        ReplayedOrder: {
            orderId: string;
            /**
             * Format: int64
             * @description The events of the order, those of other types too.
             */
            events: number;
        };
        /** @description The days of the report have more rows than one reply may. */
        ReportTooLargeProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "report-too-large";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "report-too-large";
        };
        RequestReturnRequest: {
            /** @description The units to return. Each line once. */
            lines: {
                lineId: string;
                /** Format: int32 */
                quantity: number;
            }[];
            /** @description May have several lines. */
            reason: string;
        };
        /** @description A request to return units, and what came of it. */
        Return: {
            /** @example ret_1 */
            id: string;
            status: components["schemas"]["ReturnRequestStatus"];
            lines: {
                /** @example 1 */
                lineId: string;
                /**
                 * Format: int64
                 * @description The units that the request asks to return.
                 */
                quantity: number;
                /**
                 * Format: int64
                 * @description The units that came back. 0 while the request is open.
                 */
                receivedQuantity: number;
            }[];
            /** @description The reason of the request. Null once it is erased. */
            reason: string | null;
            requestedAt: components["schemas"]["Timestamp"];
            /** @description When the request was received or rejected. */
            closedAt: components["schemas"]["Timestamp"] | null;
        };
        /** @description The order has no return with this id. */
        ReturnNotFoundProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 404;
            /** @enum {string} */
            code: "return-not-found";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "return-not-found";
        };
        /** @description Sent when units come back; units of the request that are not named are rejected. A CloudEvent 1.0. */
        ReturnReceivedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "return.received";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example ret_1 */
                returnId: string;
                lines: components["schemas"]["ReceivedUnits"][];
                /** @description The shipping costs are given back too. */
                shipping: boolean;
                /**
                 * Format: int64
                 * @description The part of them that is given back, where it is not all.
                 */
                shippingAmount: number;
            };
        };
        /** @description Sent when the request is closed without goods. A CloudEvent 1.0. */
        ReturnRejectedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "return.rejected";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example ret_1 */
                returnId: string;
            };
        };
        /** @enum {string} */
        ReturnRequestStatus: "requested" | "received" | "rejected";
        /** @description Sent when the customer or staff ask to return units. A CloudEvent 1.0. */
        ReturnRequestedEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example 7K3M9Q-X1QF65-V805T8:2
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/orders/7K3M9Q-X1QF65-V805T8
             */
            source: string;
            /** @enum {string} */
            type: "return.requested";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: int64
             * @description Counts the events of the order, without gaps.
             * @example 2
             */
            sequence: number;
            /** @description The trace of the request that caused the event. */
            traceparent?: string;
            /**
             * @description The hash over the events of the order up to this one, as docs/audit.md has it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            audithash?: string;
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example ret_1 */
                returnId: string;
                lines: components["schemas"]["LineUnits"][];
            };
        };
        /** @enum {string} */
        ReturnStatus: "requested" | "none" | "returned" | "partially-returned";
        /** @description A return is received or rejected once. An order is completed when no return request is open. */
        ReturnStatusConflictProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 409;
            /** @enum {string} */
            code: "return-status-conflict";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "return-status-conflict";
        };
        /** @description Customers ask for a return within the days that the shop gives after a delivery. */
        ReturnWindowClosedProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "return-window-closed";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "return-window-closed";
        };
        /** @enum {string} */
        RiskReason: "order-amount" | "denied-customer" | "denied-email" | "denied-address" | "orders-per-hour" | "declined-payments" | "card-country";
        /** @description No operation of this API has this path. */
        RouteNotFoundProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 404;
            /** @enum {string} */
            code: "route-not-found";
        };
        /** @description Sales by day and currency. */
        SalesReport: {
            from: components["schemas"]["Day"];
            to: components["schemas"]["Day"];
            /** @enum {string} */
            by: "booked" | "placed";
            /**
             * @description The IANA name of the zone of the days.
             * @example UTC
             */
            timeZone: string;
            /** @description The time of the newest change that these rows have; null: there is none. A change is in the reports some moments after it, usually within a second. */
            asOf: components["schemas"]["Timestamp"] | null;
            rows: components["schemas"]["SalesReportRow"][];
            totals: components["schemas"]["SalesReportTotal"][];
        };
        /** @description A day on which anything happened, in one currency. */
        SalesReportRow: {
            day: components["schemas"]["Day"];
            currency: components["schemas"]["Currency"];
            /**
             * Format: int64
             * @description Orders placed.
             * @example 3
             */
            orderCount: number;
            /**
             * Format: int64
             * @description Orders canceled as a whole, expired ones included.
             * @example 3
             */
            canceledOrderCount: number;
            /**
             * Format: int64
             * @description The goods before discounts. With tax where the prices of an order include it.
             * @example 7541
             */
            grossAmount: number;
            /**
             * Format: int64
             * @description The discounts on them, with tax as `grossAmount`.
             * @example 7541
             */
            discountAmount: number;
            /**
             * Format: int64
             * @description The shipping, with tax as `grossAmount`.
             * @example 7541
             */
            shippingAmount: number;
            /**
             * Format: int64
             * @description Goods after discounts and shipping, without tax.
             * @example 7541
             */
            netAmount: number;
            /**
             * Format: int64
             * @description The tax of goods and shipping.
             * @example 7541
             */
            taxAmount: number;
            /**
             * Format: int64
             * @description What rounding to the smallest payable amount adds.
             * @example 7541
             */
            roundingAmount: number;
            /**
             * Format: int64
             * @description All that was ordered: `netAmount` + `taxAmount` + `roundingAmount`.
             * @example 7541
             */
            totalAmount: number;
            /**
             * Format: int64
             * @description What cancellations took from it, with tax.
             * @example 7541
             */
            canceledAmount: number;
            /**
             * Format: int64
             * @description What returns and refunds of units or shipping took from it, with tax.
             * @example 7541
             */
            returnedAmount: number;
            /**
             * Format: int64
             * @description What refunds took from it above the credit of their orders, with tax.
             * @example 7541
             */
            goodwillAmount: number;
            /**
             * Format: int64
             * @description What is left of it: `totalAmount` less the three amounts before. Over all days it is the sum of `balance.currentAmount` of the orders.
             * @example 7541
             */
            currentAmount: number;
            /**
             * Format: int64
             * @description Money that was paid back, less what banks sent back.
             * @example 7541
             */
            refundedAmount: number;
            /**
             * Format: int64
             * @description `totalAmount` less `canceledAmount`, divided by the orders that were not canceled as a whole; null: there is none. By `placed` these are the orders of the days.
             * @example 7541
             */
            averageOrderAmount: number | null;
        };
        /** @description All days in one currency. */
        SalesReportTotal: {
            currency: components["schemas"]["Currency"];
            /**
             * Format: int64
             * @description Orders placed.
             * @example 3
             */
            orderCount: number;
            /**
             * Format: int64
             * @description Orders canceled as a whole, expired ones included.
             * @example 3
             */
            canceledOrderCount: number;
            /**
             * Format: int64
             * @description The goods before discounts. With tax where the prices of an order include it.
             * @example 7541
             */
            grossAmount: number;
            /**
             * Format: int64
             * @description The discounts on them, with tax as `grossAmount`.
             * @example 7541
             */
            discountAmount: number;
            /**
             * Format: int64
             * @description The shipping, with tax as `grossAmount`.
             * @example 7541
             */
            shippingAmount: number;
            /**
             * Format: int64
             * @description Goods after discounts and shipping, without tax.
             * @example 7541
             */
            netAmount: number;
            /**
             * Format: int64
             * @description The tax of goods and shipping.
             * @example 7541
             */
            taxAmount: number;
            /**
             * Format: int64
             * @description What rounding to the smallest payable amount adds.
             * @example 7541
             */
            roundingAmount: number;
            /**
             * Format: int64
             * @description All that was ordered: `netAmount` + `taxAmount` + `roundingAmount`.
             * @example 7541
             */
            totalAmount: number;
            /**
             * Format: int64
             * @description What cancellations took from it, with tax.
             * @example 7541
             */
            canceledAmount: number;
            /**
             * Format: int64
             * @description What returns and refunds of units or shipping took from it, with tax.
             * @example 7541
             */
            returnedAmount: number;
            /**
             * Format: int64
             * @description What refunds took from it above the credit of their orders, with tax.
             * @example 7541
             */
            goodwillAmount: number;
            /**
             * Format: int64
             * @description What is left of it: `totalAmount` less the three amounts before. Over all days it is the sum of `balance.currentAmount` of the orders.
             * @example 7541
             */
            currentAmount: number;
            /**
             * Format: int64
             * @description Money that was paid back, less what banks sent back.
             * @example 7541
             */
            refundedAmount: number;
            /**
             * Format: int64
             * @description `totalAmount` less `canceledAmount`, divided by the orders that were not canceled as a whole; null: there is none. By `placed` these are the orders of the days.
             * @example 7541
             */
            averageOrderAmount: number | null;
        };
        SearchCustomersReply: {
            customers: components["schemas"]["Customer"][];
        };
        SearchCustomersRequest: {
            /**
             * Format: idn-email
             * @description At most 64 bytes in UTF-8 before the @. The domain has an ASCII form (xn--) with at most 63 characters between dots; with it the address has at most 254 bytes.
             */
            email: string;
        };
        ShipFulfillmentRequest: {
            /** @description Where the carrier shows the parcel. Private data: no event has it. */
            tracking?: {
                carrier: string;
                number: string;
                url?: string;
            };
        };
        /** @description The shipping method and its price, taxed as the goods; null if nothing is shipped. */
        Shipping: {
            method: string;
            netAmount: components["schemas"]["Amount"];
            /** @description Null if the taxes have several rates. */
            taxRate: components["schemas"]["Rate"] | null;
            taxAmount: components["schemas"]["Amount"];
            totalAmount: components["schemas"]["Amount"];
            /** @description One for each rate of the goods that are shipped; they sum to the amounts. */
            taxes: {
                rate: components["schemas"]["Rate"];
                netAmount: components["schemas"]["Amount"];
                taxAmount: components["schemas"]["Amount"];
            }[];
        };
        /** @description The event was not signed with the secret of this payment provider. */
        SignatureInvalidProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 403;
            /** @enum {string} */
            code: "signature-invalid";
        };
        /** @description The stock of a product. */
        Stock: {
            sku: string;
            /**
             * Format: int64
             * @description Units in stock that can be ordered.
             */
            available: number;
            /**
             * Format: int64
             * @description Units that were ordered and are not in stock yet.
             */
            owed: number;
        };
        /** @description The adjustment removes more units than are in stock and the product’s backorder limit allows. */
        StockBelowZeroProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 409;
            /** @enum {string} */
            code: "stock-below-zero";
            /**
             * Format: int64
             * @example 2
             */
            available: number;
            /**
             * Format: int64
             * @example 0
             */
            owed: number;
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "stock-below-zero";
        };
        /** @description Sent when the stock falls to the threshold of the shop or below. A CloudEvent 1.0. */
        StockLowEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example TEE-M:12
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/products/TEE-M
             */
            source: string;
            /** @enum {string} */
            type: "stock.low";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example TEE-M */
                sku: string;
                /**
                 * Format: int64
                 * @description The units in stock.
                 */
                available: number;
                /** Format: int64 */
                lowStockThreshold: number;
            };
        };
        /** @description Sent when the last unit in stock is sold, or adjusted away. A CloudEvent 1.0. */
        StockOutEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example TEE-M:12
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/products/TEE-M
             */
            source: string;
            /** @enum {string} */
            type: "stock.out";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: {
                /** @example TEE-M */
                sku: string;
                /**
                 * Format: int64
                 * @description The units in stock.
                 */
                available: number;
                /** Format: int64 */
                lowStockThreshold: number;
            };
        };
        /** @description What a refund takes out of the order. */
        TakenOut: {
            lines: components["schemas"]["LineUnits"][];
            shipping: boolean;
            /**
             * Format: int64
             * @description The part of the amount that is above the credit.
             */
            goodwillAmount: number;
        };
        /** @enum {string} */
        TaxCategory: "standard" | "reduced" | "zero";
        /** @description Where the order is taxed from now on. */
        TaxDestination: {
            country: string;
            region: string | null;
        };
        /** @description Taxes by day, currency, place and rate. Over all days, `taxAmount` less `refundedTaxAmount` is the tax of what the orders are worth. */
        TaxReport: {
            from: components["schemas"]["Day"];
            to: components["schemas"]["Day"];
            /** @enum {string} */
            by: "booked" | "placed";
            /**
             * @description The IANA name of the zone of the days.
             * @example UTC
             */
            timeZone: string;
            /** @description The time of the newest change that these rows have; null: there is none. A change is in the reports some moments after it, usually within a second. */
            asOf: components["schemas"]["Timestamp"] | null;
            rows: components["schemas"]["TaxReportRow"][];
        };
        /** @description A day in one currency, one place and one rate. */
        TaxReportRow: {
            day: components["schemas"]["Day"];
            currency: components["schemas"]["Currency"];
            /**
             * @description Where the orders are taxed.
             * @example DE
             */
            country: string;
            region: string | null;
            rate: components["schemas"]["Rate"];
            /**
             * Format: int64
             * @description Goods and shipping that were ordered, without tax.
             * @example 7541
             */
            netAmount: number;
            /**
             * Format: int64
             * @description Their tax.
             * @example 7541
             */
            taxAmount: number;
            /**
             * Format: int64
             * @description The part of it that cancellations, returns, refunds and goodwill took back.
             * @example 7541
             */
            refundedNetAmount: number;
            /**
             * Format: int64
             * @description The tax of that part.
             * @example 7541
             */
            refundedTaxAmount: number;
        };
        /** @description A system behind this service did not answer in time. */
        TemporarilyUnavailableProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 503;
            /** @enum {string} */
            code: "temporarily-unavailable";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "temporarily-unavailable";
        };
        /**
         * Format: date-time
         * @description RFC 3339 in UTC with milliseconds.
         * @example 2026-11-21T10:00:00.000Z
         */
        Timestamp: string;
        TokenExpiredOrUnauthenticatedProblem: components["schemas"]["TokenExpiredProblem"] | components["schemas"]["UnauthenticatedProblem"];
        /** @description The token is past its expiry time. */
        TokenExpiredProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 401;
            /** @enum {string} */
            code: "token-expired";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "token-expired";
        };
        /** @description An order takes a bounded number of attempts to pay, so that nobody tests cards with it. */
        TooManyPaymentsProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "too-many-payments";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "too-many-payments";
        };
        /** @description A shop has a bounded number of endpoints, because each event is sent to all of them. */
        TooManyWebhookEndpointsProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "too-many-webhook-endpoints";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "too-many-webhook-endpoints";
        };
        /** @description If prices include tax, the first three amounts are gross and include taxAmount. Otherwise taxAmount is added to them. totalAmount contains roundingAmount. */
        Totals: {
            subtotalAmount: components["schemas"]["Amount"];
            discountAmount: components["schemas"]["Amount"];
            shippingAmount: components["schemas"]["Amount"];
            taxAmount: components["schemas"]["Amount"];
            totalAmount: components["schemas"]["Amount"];
            /**
             * Format: int64
             * @description What totalAmount was rounded by to the shop’s step of the currency; below zero if it was rounded down. 0 where the step is one minor unit.
             */
            roundingAmount: number;
        };
        /** @description Where the carrier shows the parcel. */
        Tracking: {
            carrier: string;
            number: string;
            url: string | null;
        };
        /** @description The bearer token is missing, or this service does not accept it. */
        UnauthenticatedProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 401;
            /** @enum {string} */
            code: "unauthenticated";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "unauthenticated";
        };
        /** @description At least one line names a sku that is not in the catalog. */
        UnknownProductProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "unknown-product";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "unknown-product";
        };
        /** @description The shop does not offer this shipping method in this currency. */
        UnknownShippingMethodProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "unknown-shipping-method";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "unknown-shipping-method";
        };
        /** @description This operation reads JSON in UTF-8 only, and not compressed. */
        UnsupportedMediaTypeProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 415;
            /** @enum {string} */
            code: "unsupported-media-type";
        };
        UpdateOrderRequest: {
            /**
             * Format: idn-email
             * @description At most 64 bytes in UTF-8 before the @. The domain has an ASCII form (xn--) with at most 63 characters between dots; with it the address has at most 254 bytes.
             */
            email?: string | null;
            /** @description May have several lines. */
            note?: string | null;
            tags?: string[] | null;
            metadata?: {
                [key: string]: string | null;
            } | null;
            /** @description Only staff read and change it. From a customer it is refused with `insufficient-scope`. */
            internal?: {
                /** @description May have several lines. */
                note?: string | null;
                tags?: string[] | null;
                metadata?: {
                    [key: string]: string | null;
                } | null;
            } | null;
        };
        UpdateWebhookEndpointRequest: {
            /**
             * Format: uri
             * @description Begins with `https://`. The host has public addresses only.
             */
            url?: string;
            /** @description null: every type. */
            types?: components["schemas"]["EventType"][] | null;
            payload?: components["schemas"]["WebhookPayload"];
            /** @enum {string} */
            status?: "enabled" | "disabled";
        };
        /** @description Some values in the request are not allowed. */
        ValidationFailedProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "validation-failed";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "validation-failed";
        };
        /** @description The resource has changed since you read it. */
        VersionMismatchProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 412;
            /** @enum {string} */
            code: "version-mismatch";
            /**
             * Format: int64
             * @description The current version; null if the resource does not exist.
             * @example 4
             */
            currentVersion: number | null;
        };
        /** @description Versions count from 1 to the current version of the order. */
        VersionNotFoundProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 404;
            /** @enum {string} */
            code: "version-not-found";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "version-not-found";
        };
        VoidPaymentRequest: Record<string, never>;
        /** @description One call of the endpoint. */
        WebhookAttempt: {
            at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description The time until the answer, in milliseconds.
             */
            ms: number;
            /**
             * Format: int64
             * @description The HTTP status of the answer; null: there was none.
             */
            status: number | null;
            /** @description Why there was no answer; null: there was one. */
            error: components["schemas"]["WebhookFailure"] | null;
            /** @description The beginning of the body of the answer. */
            response: string | null;
            /** @description The header Retry-After of the answer. */
            retryAfter: string | null;
        };
        /** @description An event that was sent to an endpoint in the last 30 days. */
        WebhookDelivery: {
            /** @example 1QF65V80-7K3M9Q-X1QF65-V805T8:1 */
            id: string;
            /** @description The header `webhook-id` of every attempt. */
            eventId: string;
            /** @description The type of the event, or `webhook.test`. */
            type: string;
            /**
             * @description `pending`: another attempt follows.
             * @enum {string}
             */
            status: "pending" | "succeeded" | "failed";
            /** @description The body that is sent, the same in each attempt. */
            request: string;
            /** @description Oldest first. Of more than ten attempts the first one and the newest nine. */
            attempts: components["schemas"]["WebhookAttempt"][];
            createdAt: components["schemas"]["Timestamp"];
        };
        WebhookDeliveryPage: {
            deliveries: components["schemas"]["WebhookDelivery"][];
            /** @description The cursor of the next page; null at the end of the list. */
            nextCursor: string | null;
        };
        /**
         * @description `staff`: a member of staff disabled it. `gone`: it answered 410. `failing`: it took no event for three days.
         * @enum {string}
         */
        WebhookDisabledReason: "gone" | "failing" | "staff";
        /** @description An address to which the events of the shop are sent. */
        WebhookEndpoint: {
            /** @example we_5T7K3M9QX1QF65V8 */
            id: string;
            /**
             * Format: uri
             * @example https://hooks.example.com/orders
             */
            url: string;
            /** @description The types of the events that are sent; null: every type, also those of later releases. */
            types: string[] | null;
            payload: components["schemas"]["WebhookPayload"];
            /**
             * @description Nothing is sent to a disabled endpoint.
             * @enum {string}
             */
            status: "enabled" | "disabled";
            /** @description null: it is enabled. */
            disabledReason: components["schemas"]["WebhookDisabledReason"] | null;
            /** @description The time of the first failure after the last success; null: the last call succeeded. */
            failingSince: components["schemas"]["Timestamp"] | null;
            /** @description The secret before the last rotation signs until this time; null: there was no rotation. */
            previousSecretUntil: components["schemas"]["Timestamp"] | null;
            createdAt: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description Counts the changes, those of `failingSince` too.
             */
            version: number;
        };
        /** @description No endpoint has this id, or it was deleted. */
        WebhookEndpointNotFoundProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 404;
            /** @enum {string} */
            code: "webhook-endpoint-not-found";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "webhook-endpoint-not-found";
        };
        WebhookEndpoints: {
            endpoints: components["schemas"]["WebhookEndpoint"][];
        };
        /**
         * @description `timed-out`: after 15 seconds. `host-unknown`: the name has no address. `address-refused`: it has one that is not public.
         * @enum {string}
         */
        WebhookFailure: "address-refused" | "host-unknown" | "connection-failed" | "certificate-invalid" | "timed-out";
        /**
         * @description `full`: the whole event. `thin`: the event without its `data`; the receiver reads the order.
         * @enum {string}
         */
        WebhookPayload: "full" | "thin";
        /** @description The new secret of an endpoint. */
        WebhookSecret: {
            /**
             * @description The secret that signs, as Standard Webhooks 1.0 has it.
             * @example whsec_AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=
             */
            secret: string;
            previousSecretUntil: components["schemas"]["Timestamp"] | null;
        };
        /** @description Sent when a test is asked for. A CloudEvent 1.0. */
        WebhookTestEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description Unique within its source. Also in `webhook-id`.
             * @example test_1
             */
            id: string;
            /**
             * @description The path of what the event is about.
             * @example /v1/webhook-endpoints/we_7K3M9QX1QF65V805
             */
            source: string;
            /** @enum {string} */
            type: "webhook.test";
            time: components["schemas"]["Timestamp"];
            /** @enum {string} */
            datacontenttype: "application/json";
            /** @description Missing if the payload of the endpoint is `thin`. */
            data?: Record<string, never>;
        };
        /** @description The address is not one of a public host that takes HTTPS, or its host has no address. */
        WebhookUrlRefusedProblem: components["schemas"]["Problem"] & {
            /**
             * Format: int32
             * @enum {integer}
             */
            status: 422;
            /** @enum {string} */
            code: "webhook-url-refused";
        } & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "webhook-url-refused";
        };
    };
    responses: {
        /** @description `body-too-large`: The body has more than 65,536 bytes. */
        BodyTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["BodyTooLargeProblem"];
            };
        };
        /** @description `customer-not-found`: The service has no data about this customer. */
        CustomerNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["CustomerNotFoundProblem"];
            };
        };
        /** @description `discount-not-found`: No discount has this code. */
        DiscountNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["DiscountNotFoundProblem"];
            };
        };
        /** @description `events-expired`: An event is in the feed for 30 days. Events after the time of `from` or of the cursor have been removed. */
        EventsExpired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["EventsExpiredProblem"];
            };
        };
        /** @description `idempotency-key-missing`: This operation requires an Idempotency-Key, so that a retry is not executed twice. `invalid-header`: A header has a value that this operation does not accept. `malformed-json`: The body could not be read as one JSON value in UTF-8. */
        IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJsonProblem"];
            };
        };
        /** @description `insufficient-scope`: The token is valid, but it does not permit this operation. */
        InsufficientScope: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InsufficientScopeProblem"];
            };
        };
        /** @description `internal`: The service failed. The error is logged under `requestId`. */
        Internal: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InternalProblem"];
            };
        };
        /** @description `invalid-cursor`: The cursor was altered, or it belongs to another caller, another list or other filters. */
        InvalidCursor: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvalidCursorProblem"];
            };
        };
        /** @description `invalid-header`: A header has a value that this operation does not accept. */
        InvalidHeader: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvalidHeaderProblem"];
            };
        };
        /** @description `invalid-header`: A header has a value that this operation does not accept. `malformed-json`: The body could not be read as one JSON value in UTF-8. */
        InvalidHeaderOrMalformedJson: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["InvalidHeaderOrMalformedJsonProblem"];
            };
        };
        /** @description `not-acceptable`: This operation returns none of the media types in the Accept header. */
        NotAcceptable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["NotAcceptableProblem"];
            };
        };
        /** @description `order-not-found`: No order has this id, or the order belongs to another customer. */
        OrderNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["OrderNotFoundProblem"];
            };
        };
        /** @description `order-status-conflict`: The command requires another order status. */
        OrderStatusConflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["OrderStatusConflictProblem"];
            };
        };
        /** @description `order-unsettled`: An order is completed, and a customer erased, when the outcome of each operation of the payments is known. */
        OrderUnsettled: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["OrderUnsettledProblem"];
            };
        };
        /** @description `payment-declined`: The payment provider declined the payment. The order records it. */
        PaymentDeclined: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["PaymentDeclinedProblem"];
            };
        };
        /** @description `precondition-required`: This command overwrites data, so it requires the version that you read. */
        PreconditionRequired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["PreconditionRequiredProblem"];
            };
        };
        /** @description `product-not-found`: No product has this sku. */
        ProductNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProductNotFoundProblem"];
            };
        };
        /** @description `rate-limited`: The client sends more requests than it may. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["RateLimitedProblem"];
            };
        };
        /** @description `route-not-found`: No operation of this API has this path. */
        RouteNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["RouteNotFoundProblem"];
            };
        };
        /** @description `signature-invalid`: The event was not signed with the secret of this payment provider. */
        SignatureInvalid: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["SignatureInvalidProblem"];
            };
        };
        /** @description `stock-below-zero`: The adjustment removes more units than are in stock and the product’s backorder limit allows. */
        StockBelowZero: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["StockBelowZeroProblem"];
            };
        };
        /** @description `temporarily-unavailable`: A system behind this service did not answer in time. */
        TemporarilyUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["TemporarilyUnavailableProblem"];
            };
        };
        /** @description `token-expired`: The token is past its expiry time. `unauthenticated`: The bearer token is missing, or this service does not accept it. */
        TokenExpiredOrUnauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "WWW-Authenticate": components["headers"]["Challenge"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["TokenExpiredOrUnauthenticatedProblem"];
            };
        };
        /** @description `unsupported-media-type`: This operation reads JSON in UTF-8 only, and not compressed. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["UnsupportedMediaTypeProblem"];
            };
        };
        /** @description `validation-failed`: Some values in the request are not allowed. */
        ValidationFailed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ValidationFailedProblem"];
            };
        };
        /** @description `version-mismatch`: The resource has changed since you read it. */
        VersionMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["VersionMismatchProblem"];
            };
        };
        /** @description `webhook-endpoint-not-found`: No endpoint has this id, or it was deleted. */
        WebhookEndpointNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["WebhookEndpointNotFoundProblem"];
            };
        };
        /** @description The receiver wants no more events: the endpoint is disabled. */
        WebhookGone: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The event is sent again, no sooner than `Retry-After` says. So it is after any other status, too. */
        WebhookLater: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Any status of 2xx: the event is taken. */
        WebhookTaken: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /**
         * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
         * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
         */
        IdempotencyKey: string;
        /**
         * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
         * @example "3"
         */
        IfMatch: string;
        /**
         * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
         * @example "3"
         */
        IfMatchRequired: string;
        /**
         * @description * to create only: the command is refused if the resource exists. Not together with If-Match.
         * @example *
         */
        IfNoneMatchToCreate: string;
        /**
         * @description ETags that the client has. If one is current, the answer is 304 without a body.
         * @example "3"
         */
        IfNoneMatchToRead: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Identifies this request in the logs.
         * @example JKJaXmPLvHcESHA=
         */
        RequestId: string;
        /**
         * @description The version in quotes: for If-Match and If-None-Match.
         * @example "3"
         */
        ETag: string;
        /**
         * @description The path of the new resource.
         * @example /v1/orders/7K3M9Q-X1QF65-V805T8
         */
        Location: string;
        /**
         * @description The next page, as rel="next"; missing at the end of the list.
         * @example </v1/orders?cursor=AbC>; rel="next"
         */
        Link: string;
        /**
         * @description `true` if an earlier try of this command had succeeded.
         * @example true
         */
        IdempotencyReplayed: string;
        /**
         * @description Seconds to wait.
         * @example 1
         */
        RetryAfter: number;
        /**
         * @description Where the service counts: the requests (q) of a caller in any period of so many seconds (w). A list of structured fields, as in draft-ietf-httpapi-ratelimit-headers-10.
         * @example "default";q=100;w=60
         */
        RateLimitPolicy: string;
        /**
         * @description Where the service counts: the requests that remain (r), and the seconds until there are more (t). A list of structured fields, as in draft-ietf-httpapi-ratelimit-headers-10.
         * @example "default";r=0;t=1
         */
        RateLimit: string;
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
                /** @description Orders of this customer. A customer may name only their own id. */
                customerId?: string;
                /** @description Orders with this status. */
                status?: "pending" | "confirmed" | "completed" | "canceled";
                /** @description Orders with this payment status. */
                paymentStatus?: "disputed" | "not-required" | "overpaid" | "refunded" | "partially-refunded" | "paid" | "partially-paid" | "authorized" | "partially-authorized" | "voided" | "unpaid";
                /** @description Orders with this fulfillment status. */
                fulfillmentStatus?: "not-required" | "delivered" | "fulfilled" | "partially-fulfilled" | "unfulfilled";
                /** @description Orders with this return status. */
                returnStatus?: "requested" | "none" | "returned" | "partially-returned";
                /** @description Orders with this external reference. Customers find their own, also one that staff placed for them. Staff find those of all customers, at most 100; with `customerId`, those of the customer. */
                externalReference?: string;
                /** @description Staff only: orders with a line of this product, canceled lines included. A placed order is in this list some moments later, usually within a second. */
                sku?: string;
                /** @description Staff only: orders with an open hold that are not canceled. An order is in this list some moments after it is put on hold, usually within a second. */
                onHold?: "true";
                /** @description Orders placed at this RFC 3339 time or later. */
                placedFrom?: string;
                /** @description Orders placed at this RFC 3339 time or earlier. Not before `placedFrom`. */
                placedTo?: string;
                /** @description The maximum number of entries in a page. A page before the last has fewer entries, or none, only if the service examined 500 entries for it. */
                limit?: number;
                /** @description `nextCursor` of the previous page. It is bound to the caller, the route and the filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of order summaries. */
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
            400: components["responses"]["InvalidCursor"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
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
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
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
            /** @description The placed order. A replay returns the same bytes. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrderNotFound"];
            406: components["responses"]["NotAcceptable"];
            /** @description `external-reference-taken`: Another order of the same customer has this external reference; for an order that staff place, another such order. `out-of-stock`: At least one product has fewer units than requested. Nothing was reserved. `price-changed`: The current total is not `expectedTotalAmount`. Nothing was ordered or changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ExternalReferenceTakenProblem"] | components["schemas"]["OutOfStockProblem"] | components["schemas"]["PriceChangedProblem"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `currency-mismatch`: At least one line names a product that has no price in the currency of the order. `discount-not-applicable`: The discount does not exist, is for another currency, other products or larger orders, has not started, has ended or has reached its maximum number of redemptions, for all orders or for those of one customer. `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-denied`: A risk rule of the shop denies the order or its payment. Nothing was stored. `unknown-product`: At least one line names a sku that is not in the catalog. `unknown-shipping-method`: The shop does not offer this shipping method in this currency. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CurrencyMismatchProblem"] | components["schemas"]["DiscountNotApplicableProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderDeniedProblem"] | components["schemas"]["UnknownProductProblem"] | components["schemas"]["UnknownShippingMethodProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
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
            /** @description A result for each order, in the order of the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchPlaceOrdersReply"];
                };
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
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
            /** @description The current orders, in the order of the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchGetOrdersReply"];
                };
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getOrder: {
        parameters: {
            query?: {
                /** @description The version to read; default: the current one. */
                version?: number;
            };
            header?: {
                /**
                 * @description ETags that the client has. If one is current, the answer is 304 without a body.
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
            /** @description The client has the current version. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /** @description `order-not-found`: No order has this id, or the order belongs to another customer. `version-not-found`: Versions count from 1 to the current version of the order. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderNotFoundProblem"] | components["schemas"]["VersionNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
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
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
            /** @description The order is deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrderNotFound"];
            406: components["responses"]["NotAcceptable"];
            /** @description `order-has-history`: Money was moved on the order, so it is kept for accounting. `order-status-conflict`: The command requires another order status. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderHasHistoryProblem"] | components["schemas"]["OrderStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
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
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
            /** @description The order after the command. */
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
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrderNotFound"];
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `order-status-conflict`: The command requires another order status. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["OrderStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listOrderActions: {
        parameters: {
            query?: never;
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
            /** @description The commands. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOrderActionsReply"];
                };
            };
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrderNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
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
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
            /** @description The order after the cancellation. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrderNotFound"];
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `order-status-conflict`: The command requires another order status. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["OrderStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `quantity-exceeds-open`: The command names more units than are neither canceled nor fulfilled. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["QuantityExceedsOpenProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
        };
    };
    completeOrder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
            /** @description The order after the command. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrderNotFound"];
            406: components["responses"]["NotAcceptable"];
            /** @description `fulfillment-status-conflict`: A parcel is shipped or canceled while it is open, and delivered after it was shipped. An order is completed when no parcel is open. `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `order-on-hold`: An order with a hold cannot be confirmed. Nothing is captured for it, and none of its parcels is packed or shipped. `order-status-conflict`: The command requires another order status. `order-unsettled`: An order is completed, and a customer erased, when the outcome of each operation of the payments is known. `return-status-conflict`: A return is received or rejected once. An order is completed when no return request is open. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FulfillmentStatusConflictProblem"] | components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["OrderOnHoldProblem"] | components["schemas"]["OrderStatusConflictProblem"] | components["schemas"]["OrderUnsettledProblem"] | components["schemas"]["ReturnStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
        };
    };
    confirmOrder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
            /** @description The order after the command. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrderNotFound"];
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `order-on-hold`: An order with a hold cannot be confirmed. Nothing is captured for it, and none of its parcels is packed or shipped. `order-status-conflict`: The command requires another order status. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["OrderOnHoldProblem"] | components["schemas"]["OrderStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
        };
    };
    editOrder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
                 *       "add": [
                 *         {
                 *           "sku": "MUG",
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "cancel": [
                 *         {
                 *           "lineId": "1",
                 *           "quantity": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["EditOrderRequest"];
            };
        };
        responses: {
            /** @description The order after the edit, or as it would be after it. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrderNotFound"];
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `order-status-conflict`: The command requires another order status. `out-of-stock`: At least one product has fewer units than requested. Nothing was reserved. `price-changed`: The current total is not `expectedTotalAmount`. Nothing was ordered or changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["OrderStatusConflictProblem"] | components["schemas"]["OutOfStockProblem"] | components["schemas"]["PriceChangedProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `currency-mismatch`: At least one line names a product that has no price in the currency of the order. `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-denied`: A risk rule of the shop denies the order or its payment. Nothing was stored. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `quantity-exceeds-open`: The command names more units than are neither canceled nor fulfilled. `unknown-product`: At least one line names a sku that is not in the catalog. `unknown-shipping-method`: The shop does not offer this shipping method in this currency. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CurrencyMismatchProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderDeniedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["QuantityExceedsOpenProblem"] | components["schemas"]["UnknownProductProblem"] | components["schemas"]["UnknownShippingMethodProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
        };
    };
    listOrderEvents: {
        parameters: {
            query?: {
                /** @description The maximum number of entries in a page. A page before the last has fewer entries, or none, only if the service examined 500 entries for it. */
                limit?: number;
                /** @description `nextCursor` of the previous page. It is bound to the caller, the route and the filters. */
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
            /** @description A page of events. */
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
            400: components["responses"]["InvalidCursor"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrderNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    fulfillOrder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
                 *       "lines": [
                 *         {
                 *           "lineId": "1",
                 *           "quantity": 2
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["FulfillOrderRequest"];
            };
        };
        responses: {
            /** @description The order after the command. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrderNotFound"];
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `order-not-covered`: The shop ships only orders whose authorizations and payments cover their worth. `order-on-hold`: An order with a hold cannot be confirmed. Nothing is captured for it, and none of its parcels is packed or shipped. `order-status-conflict`: The command requires another order status. `out-of-stock`: At least one product has fewer units than requested. Nothing was reserved. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["OrderNotCoveredProblem"] | components["schemas"]["OrderOnHoldProblem"] | components["schemas"]["OrderStatusConflictProblem"] | components["schemas"]["OutOfStockProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `quantity-exceeds-open`: The command names more units than are neither canceled nor fulfilled. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["QuantityExceedsOpenProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    cancelFulfillment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
                 * @description The fulfillment’s id.
                 * @example ful_1
                 */
                fulfillmentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["CancelFulfillmentRequest"];
            };
        };
        responses: {
            /** @description The order after the command. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /** @description `fulfillment-not-found`: The order has no fulfillment with this id. `order-not-found`: No order has this id, or the order belongs to another customer. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FulfillmentNotFoundProblem"] | components["schemas"]["OrderNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `fulfillment-status-conflict`: A parcel is shipped or canceled while it is open, and delivered after it was shipped. An order is completed when no parcel is open. `order-changed-meanwhile`: Other commands changed the order during several tries of this one. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FulfillmentStatusConflictProblem"] | components["schemas"]["OrderChangedMeanwhileProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    deliverFulfillment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
                 * @description The fulfillment’s id.
                 * @example ful_1
                 */
                fulfillmentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["DeliverFulfillmentRequest"];
            };
        };
        responses: {
            /** @description The order after the command. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /** @description `fulfillment-not-found`: The order has no fulfillment with this id. `order-not-found`: No order has this id, or the order belongs to another customer. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FulfillmentNotFoundProblem"] | components["schemas"]["OrderNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `fulfillment-status-conflict`: A parcel is shipped or canceled while it is open, and delivered after it was shipped. An order is completed when no parcel is open. `order-changed-meanwhile`: Other commands changed the order during several tries of this one. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FulfillmentStatusConflictProblem"] | components["schemas"]["OrderChangedMeanwhileProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
        };
    };
    shipFulfillment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
                 * @description The fulfillment’s id.
                 * @example ful_1
                 */
                fulfillmentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "tracking": {
                 *         "carrier": "DHL",
                 *         "number": "00340434161094042557",
                 *         "url": "https://www.dhl.com/track?id=00340434161094042557"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ShipFulfillmentRequest"];
            };
        };
        responses: {
            /** @description The order after the command. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /** @description `fulfillment-not-found`: The order has no fulfillment with this id. `order-not-found`: No order has this id, or the order belongs to another customer. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FulfillmentNotFoundProblem"] | components["schemas"]["OrderNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `fulfillment-status-conflict`: A parcel is shipped or canceled while it is open, and delivered after it was shipped. An order is completed when no parcel is open. `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `order-on-hold`: An order with a hold cannot be confirmed. Nothing is captured for it, and none of its parcels is packed or shipped. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["FulfillmentStatusConflictProblem"] | components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["OrderOnHoldProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
        };
    };
    placeHold: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
            /** @description The order after the command. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrderNotFound"];
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `order-status-conflict`: The command requires another order status. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["OrderStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
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
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
            /** @description The order after the command. */
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
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /** @description `hold-not-found`: The order has no hold with this id. `order-not-found`: No order has this id, or the order belongs to another customer. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HoldNotFoundProblem"] | components["schemas"]["OrderNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `order-status-conflict`: The command requires another order status. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["OrderStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
        };
    };
    requestReturn: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
                 *       "lines": [
                 *         {
                 *           "lineId": "1",
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "reason": "too small"
                 *     }
                 */
                "application/json": components["schemas"]["RequestReturnRequest"];
            };
        };
        responses: {
            /** @description The order after the command. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrderNotFound"];
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `order-status-conflict`: The command requires another order status. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["OrderStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `quantity-exceeds-fulfilled`: A request names more units than were shipped and can still come back, or a reception names more units than its request. `return-window-closed`: Customers ask for a return within the days that the shop gives after a delivery. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["QuantityExceedsFulfilledProblem"] | components["schemas"]["ReturnWindowClosedProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    receiveReturn: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
                 * @description The return’s id.
                 * @example ret_1
                 */
                returnId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lines": [
                 *         {
                 *           "lineId": "1",
                 *           "quantity": 1,
                 *           "restock": true
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReceiveReturnRequest"];
            };
        };
        responses: {
            /** @description The order after the command. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /** @description `order-not-found`: No order has this id, or the order belongs to another customer. `return-not-found`: The order has no return with this id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderNotFoundProblem"] | components["schemas"]["ReturnNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `return-status-conflict`: A return is received or rejected once. An order is completed when no return request is open. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["ReturnStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `quantity-exceeds-fulfilled`: A request names more units than were shipped and can still come back, or a reception names more units than its request. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["QuantityExceedsFulfilledProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
        };
    };
    rejectReturn: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
                 * @description The return’s id.
                 * @example ret_1
                 */
                returnId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "the seal is broken"
                 *     }
                 */
                "application/json": components["schemas"]["RejectReturnRequest"];
            };
        };
        responses: {
            /** @description The order after the command. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /** @description `order-not-found`: No order has this id, or the order belongs to another customer. `return-not-found`: The order has no return with this id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderNotFoundProblem"] | components["schemas"]["ReturnNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `return-status-conflict`: A return is received or rejected once. An order is completed when no return request is open. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["ReturnStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
        };
    };
    replaceShippingAddress: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
            /** @description The order after the command. */
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
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["OrderNotFound"];
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `order-status-conflict`: The command requires another order status. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["OrderStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `address-changes-tax`: The order is not priced again, so its address can only change to a place with the same taxes. `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AddressChangesTaxProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
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
            /** @description The quote. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `currency-mismatch`: At least one line names a product that has no price in the currency of the order. `discount-not-applicable`: The discount does not exist, is for another currency, other products or larger orders, has not started, has ended or has reached its maximum number of redemptions, for all orders or for those of one customer. `unknown-product`: At least one line names a sku that is not in the catalog. `unknown-shipping-method`: The shop does not offer this shipping method in this currency. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["CurrencyMismatchProblem"] | components["schemas"]["DiscountNotApplicableProblem"] | components["schemas"]["UnknownProductProblem"] | components["schemas"]["UnknownShippingMethodProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    payOrder: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
                 *       "method": "tok_ok",
                 *       "capture": "manual"
                 *     }
                 */
                "application/json": components["schemas"]["PayOrderRequest"];
            };
        };
        responses: {
            /** @description The order after the payment. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            402: components["responses"]["PaymentDeclined"];
            403: components["responses"]["InsufficientScope"];
            /** @description `order-not-found`: No order has this id, or the order belongs to another customer. `payment-not-found`: The order has no payment with this id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderNotFoundProblem"] | components["schemas"]["PaymentNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `order-status-conflict`: The command requires another order status. `payment-status-conflict`: The payment has an operation whose outcome is not known yet, or nothing that this command could take. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["OrderStatusConflictProblem"] | components["schemas"]["PaymentStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `amount-exceeds-due`: Nothing is due, or less than the amount, counting what is authorized or under way. `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-denied`: A risk rule of the shop denies the order or its payment. Nothing was stored. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `too-many-payments`: An order takes a bounded number of attempts to pay, so that nobody tests cards with it. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountExceedsDueProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderDeniedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["TooManyPaymentsProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
        };
    };
    capturePayment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
                 * @description The payment’s id.
                 * @example pay_1
                 */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "final": true
                 *     }
                 */
                "application/json": components["schemas"]["CapturePaymentRequest"];
            };
        };
        responses: {
            /** @description The order after the capture. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            402: components["responses"]["PaymentDeclined"];
            403: components["responses"]["InsufficientScope"];
            /** @description `order-not-found`: No order has this id, or the order belongs to another customer. `payment-not-found`: The order has no payment with this id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderNotFoundProblem"] | components["schemas"]["PaymentNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `order-on-hold`: An order with a hold cannot be confirmed. Nothing is captured for it, and none of its parcels is packed or shipped. `order-status-conflict`: The command requires another order status. `payment-status-conflict`: The payment has an operation whose outcome is not known yet, or nothing that this command could take. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["OrderOnHoldProblem"] | components["schemas"]["OrderStatusConflictProblem"] | components["schemas"]["PaymentStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `amount-exceeds-due`: Nothing is due, or less than the amount, counting what is authorized or under way. `capture-exceeds-authorized`: A capture takes at most the authorized amount. `capture-must-be-final`: The way to pay does not allow a second capture, so the first one releases the rest. `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["AmountExceedsDueProblem"] | components["schemas"]["CaptureExceedsAuthorizedProblem"] | components["schemas"]["CaptureMustBeFinalProblem"] | components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
        };
    };
    refundPayment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
                 * @description The payment’s id.
                 * @example pay_1
                 */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "amount": 1000,
                 *       "reason": "arrived late"
                 *     }
                 */
                "application/json": components["schemas"]["RefundPaymentRequest"];
            };
        };
        responses: {
            /** @description The order after the refund. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            402: components["responses"]["PaymentDeclined"];
            403: components["responses"]["InsufficientScope"];
            /** @description `order-not-found`: No order has this id, or the order belongs to another customer. `payment-not-found`: The order has no payment with this id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderNotFoundProblem"] | components["schemas"]["PaymentNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `payment-status-conflict`: The payment has an operation whose outcome is not known yet, or nothing that this command could take. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["PaymentStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `nothing-to-refund`: The credit of the order is 0, or what the refund names is worth nothing any more. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `quantity-exceeds-fulfilled`: A request names more units than were shipped and can still come back, or a reception names more units than its request. `refund-exceeds-captured`: A payment gives back at most what it captured, less refunds and disputes. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["NothingToRefundProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["QuantityExceedsFulfilledProblem"] | components["schemas"]["RefundExceedsCapturedProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
        };
    };
    voidPayment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
                 * @description The payment’s id.
                 * @example pay_1
                 */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["VoidPaymentRequest"];
            };
        };
        responses: {
            /** @description The order after the void. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            402: components["responses"]["PaymentDeclined"];
            403: components["responses"]["InsufficientScope"];
            /** @description `order-not-found`: No order has this id, or the order belongs to another customer. `payment-not-found`: The order has no payment with this id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderNotFoundProblem"] | components["schemas"]["PaymentNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description `order-changed-meanwhile`: Other commands changed the order during several tries of this one. `payment-status-conflict`: The payment has an operation whose outcome is not known yet, or nothing that this command could take. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderChangedMeanwhileProblem"] | components["schemas"]["PaymentStatusConflictProblem"];
                };
            };
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `order-too-large`: The order has reached its maximum size, its maximum of 500 events, or another maximum that `detail` names. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["OrderTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            /** @description `provider-unavailable`: The result of the payment is not known yet. It will be settled. `temporarily-unavailable`: A system behind this service did not answer in time. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProviderUnavailableProblem"] | components["schemas"]["TemporarilyUnavailableProblem"];
                };
            };
        };
    };
    quoteRefund: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
                /**
                 * @example {
                 *       "cancel": {}
                 *     }
                 */
                "application/json": components["schemas"]["QuoteRefundRequest"];
            };
        };
        responses: {
            /** @description The quote. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundQuote"];
                };
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /** @description `order-not-found`: No order has this id, or the order belongs to another customer. `payment-not-found`: The order has no payment with this id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderNotFoundProblem"] | components["schemas"]["PaymentNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["OrderStatusConflict"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `quantity-exceeds-fulfilled`: A request names more units than were shipped and can still come back, or a reception names more units than its request. `quantity-exceeds-open`: The command names more units than are neither canceled nor fulfilled. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["QuantityExceedsFulfilledProblem"] | components["schemas"]["QuantityExceedsOpenProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    receiveProviderEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name that the payments of the provider have.
                 * @example simulator
                 */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "provider": "simulator",
                 *       "orderId": "7K3M9Q-X1QF65-V805T8",
                 *       "paymentId": "pay_1",
                 *       "kind": "lapse",
                 *       "amount": 7541
                 *     }
                 */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The event is taken. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidHeader"];
            403: components["responses"]["SignatureInvalid"];
            404: components["responses"]["RouteNotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listDiscounts: {
        parameters: {
            query?: {
                /** @description The maximum number of entries in a page. A page before the last has fewer entries, or none, only if the service examined 500 entries for it. */
                limit?: number;
                /** @description `nextCursor` of the previous page. It is bound to the caller, the route and the filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of discounts with their redemptions. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscountPage"];
                };
            };
            400: components["responses"]["InvalidCursor"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
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
                 * @description The discount’s code. Case does not matter.
                 * @example WELCOME10
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The discount. The ETag covers its facts, not its redemptions. */
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
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["DiscountNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
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
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description * to create only: the command is refused if the resource exists. Not together with If-Match.
                 * @example *
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToCreate"];
            };
            path: {
                /**
                 * @description The discount’s code. Case does not matter.
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
                 *       "maxRedemptions": 100,
                 *       "maxRedemptionsPerCustomer": 1,
                 *       "minimumAmount": 5000,
                 *       "appliesTo": {
                 *         "skus": [
                 *           "TEE-M"
                 *         ],
                 *         "taxCategories": [
                 *           "reduced"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PutDiscountRequest"];
            };
        };
        responses: {
            /** @description The discount existed. Its facts are replaced. */
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
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
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
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The discount’s code. Case does not matter.
                 * @example WELCOME10
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The discount is deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["DiscountNotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description Products with at most this many units in stock. */
                maximumAvailable?: number;
                /** @description The maximum number of entries in a page. A page before the last has fewer entries, or none, only if the service examined 500 entries for it. */
                limit?: number;
                /** @description `nextCursor` of the previous page. It is bound to the caller, the route and the filters. */
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
            400: components["responses"]["InvalidCursor"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
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
            /** @description The product. The ETag covers its facts, not its stock. */
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
            404: components["responses"]["ProductNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
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
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description * to create only: the command is refused if the resource exists. Not together with If-Match.
                 * @example *
                 */
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
                 *       "prices": {
                 *         "EUR": 1999,
                 *         "USD": 2400
                 *       },
                 *       "taxCategory": "standard",
                 *       "requiresShipping": true,
                 *       "backorderLimit": 20,
                 *       "expectedAt": "2026-12-15T00:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["PutProductRequest"];
            };
        };
        responses: {
            /** @description The product existed. Its facts are replaced. */
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
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
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
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
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
            /** @description The product is deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ProductNotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
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
            /** @description The units in stock and the units owed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stock"];
                };
            };
            404: components["responses"]["ProductNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
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
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
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
            /** @description The stock after the adjustment. */
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
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ProductNotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["StockBelowZero"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["ValidationFailedProblem"];
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
            /** @description A result for each adjustment, in the order of the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAdjustStockReply"];
                };
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getBalanceReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceReport"];
                    "text/csv": string;
                };
            };
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            /** @description `report-too-large`: The days of the report have more rows than one reply may. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ReportTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getProductReport: {
        parameters: {
            query?: {
                /** @description The first day, in the time zone of the shop. Default: `to`; without either, today. */
                from?: string;
                /** @description The last day, not before `from`. A report has at most 31 days. Default: `from`. */
                to?: string;
                /** @description The most products of each currency, from 1 to 100. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductReport"];
                    "text/csv": string;
                };
            };
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            /** @description `report-too-large`: The days of the report have more rows than one reply may. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ReportTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getRefundReport: {
        parameters: {
            query?: {
                /** @description The first day, in the time zone of the shop. Default: `to`; without either, today. */
                from?: string;
                /** @description The last day, not before `from`. A report has at most 31 days. Default: `from`. */
                to?: string;
                /** @description `booked`: each placement, cancellation, return and refund counts on its own day, so that a day that is over does not change. `placed`: all that ever happened to an order counts on the day of its placement. */
                by?: "booked" | "placed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundReport"];
                    "text/csv": string;
                };
            };
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            /** @description `report-too-large`: The days of the report have more rows than one reply may. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ReportTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getSalesReport: {
        parameters: {
            query?: {
                /** @description The first day, in the time zone of the shop. Default: `to`; without either, today. */
                from?: string;
                /** @description The last day, not before `from`. A report has at most 31 days. Default: `from`. */
                to?: string;
                /** @description `booked`: each placement, cancellation, return and refund counts on its own day, so that a day that is over does not change. `placed`: all that ever happened to an order counts on the day of its placement. */
                by?: "booked" | "placed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesReport"];
                    "text/csv": string;
                };
            };
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            /** @description `report-too-large`: The days of the report have more rows than one reply may. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ReportTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getTaxReport: {
        parameters: {
            query?: {
                /** @description The first day, in the time zone of the shop. Default: `to`; without either, today. */
                from?: string;
                /** @description The last day, not before `from`. A report has at most 31 days. Default: `from`. */
                to?: string;
                /** @description `booked`: each placement, cancellation, return and refund counts on its own day, so that a day that is over does not change. `placed`: all that ever happened to an order counts on the day of its placement. */
                by?: "booked" | "placed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxReport"];
                    "text/csv": string;
                };
            };
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            /** @description `report-too-large`: The days of the report have more rows than one reply may. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ReportTooLargeProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description The maximum number of entries in a page. A page before the last has fewer entries, or none, only if the service examined 500 entries for it. */
                limit?: number;
                /** @description `nextCursor` of the previous page. It is bound to the caller, the route and the filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            400: components["responses"]["InvalidCursor"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    searchCustomers: {
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
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["SearchCustomersRequest"];
            };
        };
        responses: {
            /** @description The customers with this address by id, at most 100. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchCustomersReply"];
                };
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer’s id: 1 to 128 visible ASCII characters.
                 * @example cus_ada
                 */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    putCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description * to create only: the command is refused if the resource exists. Not together with If-Match.
                 * @example *
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToCreate"];
            };
            path: {
                /**
                 * @description The customer’s id: 1 to 128 visible ASCII characters, no @: orders have it for ever, so it must not be an email address.
                 * @example cus_ada
                 */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "email": "ada@example.com",
                 *       "locale": "de",
                 *       "vatId": "DE123456789",
                 *       "addresses": [
                 *         {
                 *           "name": "Ada Lovelace",
                 *           "line1": "Hauptstr. 1",
                 *           "postalCode": "10115",
                 *           "city": "Berlin",
                 *           "country": "DE"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PutCustomerRequest"];
            };
        };
        responses: {
            /** @description The record existed. Its fields are replaced. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description The record was created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    deleteCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The customer’s id: 1 to 128 visible ASCII characters.
                 * @example cus_ada
                 */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record is deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getCustomerAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer’s id: 1 to 128 visible ASCII characters.
                 * @example cus_ada
                 */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAccount"];
                };
            };
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    eraseCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The customer’s id: 1 to 128 visible ASCII characters.
                 * @example cus_ada
                 */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was erased. `Location` has where to go on, unless the erasure is complete. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EraseCustomerReply"];
                };
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["OrderUnsettled"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    exportCustomer: {
        parameters: {
            query?: {
                /** @description The maximum number of entries in a page. A page before the last has fewer entries, or none, only if the service examined 500 entries for it. */
                limit?: number;
                /** @description `nextCursor` of the previous page. It is bound to the caller, the route and the filters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The customer’s id: 1 to 128 visible ASCII characters.
                 * @example cus_ada
                 */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record and a page of orders. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerExport"];
                };
            };
            400: components["responses"]["InvalidCursor"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["CustomerNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All endpoints. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoints"];
                };
            };
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
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
                 *       "url": "https://hooks.example.com/orders",
                 *       "types": [
                 *         "order.placed",
                 *         "order.canceled",
                 *         "payment.captured"
                 *       ],
                 *       "payload": "full"
                 *     }
                 */
                "application/json": components["schemas"]["CreateWebhookEndpointRequest"];
            };
        };
        responses: {
            /** @description The endpoint with its secret. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                };
            };
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `too-many-webhook-endpoints`: A shop has a bounded number of endpoints, because each event is sent to all of them. `validation-failed`: Some values in the request are not allowed. `webhook-url-refused`: The address is not one of a public host that takes HTTPS, or its host has no address. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["TooManyWebhookEndpointsProblem"] | components["schemas"]["ValidationFailedProblem"] | components["schemas"]["WebhookUrlRefusedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETags that the client has. If one is current, the answer is 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToRead"];
            };
            path: {
                /**
                 * @description The endpoint’s id.
                 * @example we_5T7K3M9QX1QF65V8
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint, without its secret. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description The client has the current version. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The endpoint’s id.
                 * @example we_5T7K3M9QX1QF65V8
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint is deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag of the resource that was read, or * for any version. If the current version is another one, the command is refused.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The endpoint’s id.
                 * @example we_5T7K3M9QX1QF65V8
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "types": [
                 *         "order.placed",
                 *         "stock.out"
                 *       ],
                 *       "payload": "thin",
                 *       "status": "enabled"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["UpdateWebhookEndpointRequest"];
                /**
                 * @example {
                 *       "types": [
                 *         "order.placed",
                 *         "stock.out"
                 *       ],
                 *       "payload": "thin",
                 *       "status": "enabled"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateWebhookEndpointRequest"];
            };
        };
        responses: {
            /** @description The endpoint after the change. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["VersionMismatch"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `validation-failed`: Some values in the request are not allowed. `webhook-url-refused`: The address is not one of a public host that takes HTTPS, or its host has no address. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ValidationFailedProblem"] | components["schemas"]["WebhookUrlRefusedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description The maximum number of entries in a page. A page before the last has fewer entries, or none, only if the service examined 500 entries for it. */
                limit?: number;
                /** @description `nextCursor` of the previous page. It is bound to the caller, the route and the filters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The endpoint’s id.
                 * @example we_5T7K3M9QX1QF65V8
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            400: components["responses"]["InvalidCursor"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The endpoint’s id.
                 * @example we_5T7K3M9QX1QF65V8
                 */
                endpointId: string;
                /**
                 * @description The delivery’s id.
                 * @example 1QF65V80-7K3M9Q-X1QF65-V805T8:1
                 */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery with one more attempt. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /** @description `delivery-not-found`: The endpoint has no delivery with this id. A delivery is stored for 30 days. `webhook-endpoint-not-found`: No endpoint has this id, or it was deleted. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["DeliveryNotFoundProblem"] | components["schemas"]["WebhookEndpointNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    replayOrderEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The endpoint’s id.
                 * @example we_5T7K3M9QX1QF65V8
                 */
                endpointId: string;
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
            /** @description The events are about to be sent. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedOrder"];
                };
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /** @description `order-not-found`: No order has this id, or the order belongs to another customer. `webhook-endpoint-not-found`: No endpoint has this id, or it was deleted. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["OrderNotFoundProblem"] | components["schemas"]["WebhookEndpointNotFoundProblem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    replayEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The endpoint’s id.
                 * @example we_5T7K3M9QX1QF65V8
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["ReplayEventsRequest"];
            };
        };
        responses: {
            /** @description The events are about to be sent. `from` is where the span begins. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedEvents"];
                };
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["EventsExpired"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Identifies this command: use a new key for each command, and the same key for its retries. A retry with the same body gets the same reply, byte for byte; a retry with another body is refused. Bare or in double quotes; with a comma in double quotes, because a comma joins two headers, which are refused. Stored for at least 24 hours.
                 * @example 7f9c2ba4-e88f-4f2e-9d39-1b0a5d2f0c11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The endpoint’s id.
                 * @example we_5T7K3M9QX1QF65V8
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new secret. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            400: components["responses"]["IdempotencyKeyMissingOrInvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for a request with another body. `validation-failed`: Some values in the request are not allowed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["IdempotencyKeyReusedProblem"] | components["schemas"]["ValidationFailedProblem"];
                };
            };
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    sendTestWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The endpoint’s id.
                 * @example we_5T7K3M9QX1QF65V8
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery with the answer of the endpoint, whatever that is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["InvalidHeaderOrMalformedJson"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["WebhookEndpointNotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description Events of these types, separated by commas; default: every type. */
                types?: string;
                /** @description Where the first page begins: events that were written to the feed at this RFC 3339 time or later; default: the present hour. Without effect beside a cursor. */
                from?: string;
                /** @description The maximum number of entries in a page. A page before the last has fewer entries, or none, only if the service examined 500 entries for it. */
                limit?: number;
                /** @description `nextCursor` of the previous page. It is bound to the caller, the route and the filters. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description ETags that the client has. If one is current, the answer is 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchToRead"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. It has none while nothing is new. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description The client has the current version. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidCursor"];
            401: components["responses"]["TokenExpiredOrUnauthenticated"];
            403: components["responses"]["InsufficientScope"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["EventsExpired"];
            422: components["responses"]["ValidationFailed"];
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
            /** @description This contract as a reference page. */
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
            422: components["responses"]["ValidationFailed"];
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
                 * @description The name of the file.
                 * @example swagger-ui.css
                 */
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file of the reference page. */
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
            404: components["responses"]["RouteNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
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
            /** @description Check that the service is alive. */
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
            422: components["responses"]["ValidationFailed"];
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
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
        };
    };
    listProblems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The codes of all problems, with their statuses. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "text/html": string;
                };
            };
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
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
            /** @description The meaning of a problem code, and what to do. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "text/html": string;
                };
            };
            404: components["responses"]["RouteNotFound"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
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
            /** @description The service can serve requests. */
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
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["TemporarilyUnavailable"];
        };
    };
    listOperations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operations of this service, by area. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "text/html": string;
                };
            };
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
        };
    };
    orderPlacedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "order.placed",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["OrderPlacedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    orderConfirmedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "order.confirmed",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["OrderConfirmedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    orderCompletedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "order.completed",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["OrderCompletedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    orderCanceledEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "order.canceled",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["OrderCanceledEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    orderExpiredEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "order.expired",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["OrderExpiredEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    orderErasedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "order.erased",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["OrderErasedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    orderLinesCanceledEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "order.lines-canceled",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["OrderLinesCanceledEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    orderEditedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "order.edited",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["OrderEditedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    orderUpdatedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "order.updated",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["OrderUpdatedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    orderHeldEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "order.held",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["OrderHeldEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    orderHoldReleasedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "order.hold-released",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["OrderHoldReleasedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    paymentRequestedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "payment.requested",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["PaymentRequestedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    paymentRequiresActionEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "payment.requires-action",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["PaymentRequiresActionEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    paymentProcessingEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "payment.processing",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["PaymentProcessingEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    paymentAuthorizedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "payment.authorized",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["PaymentAuthorizedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    paymentCapturedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "payment.captured",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["PaymentCapturedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    paymentFailedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "payment.failed",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["PaymentFailedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    paymentVoidedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "payment.voided",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["PaymentVoidedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    paymentRefundedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "payment.refunded",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["PaymentRefundedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    paymentRefundFailedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "payment.refund-failed",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["PaymentRefundFailedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    paymentDisputedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "payment.disputed",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["PaymentDisputedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    paymentDisputeClosedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "payment.dispute-closed",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["PaymentDisputeClosedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    fulfillmentCreatedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "fulfillment.created",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["FulfillmentCreatedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    fulfillmentShippedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "fulfillment.shipped",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["FulfillmentShippedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    fulfillmentDeliveredEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "fulfillment.delivered",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["FulfillmentDeliveredEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    fulfillmentCanceledEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "fulfillment.canceled",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["FulfillmentCanceledEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    returnRequestedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "return.requested",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["ReturnRequestedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    returnReceivedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "return.received",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["ReturnReceivedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    returnRejectedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "return.rejected",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["ReturnRejectedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    orderDeletedEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "7K3M9Q-X1QF65-V805T8:2",
                 *       "source": "/v1/orders/7K3M9Q-X1QF65-V805T8",
                 *       "type": "order.deleted",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json",
                 *       "sequence": 2
                 *     }
                 */
                "application/json": components["schemas"]["OrderDeletedEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    stockLowEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "TEE-M:12",
                 *       "source": "/v1/products/TEE-M",
                 *       "type": "stock.low",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json"
                 *     }
                 */
                "application/json": components["schemas"]["StockLowEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    stockOutEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "TEE-M:12",
                 *       "source": "/v1/products/TEE-M",
                 *       "type": "stock.out",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json"
                 *     }
                 */
                "application/json": components["schemas"]["StockOutEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    auditAnchoredEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "audit:2026-11-29",
                 *       "source": "/v1/audit",
                 *       "type": "audit.anchored",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json"
                 *     }
                 */
                "application/json": components["schemas"]["AuditAnchoredEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
    webhookTestEvent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The id of the event, the same in each attempt.
                 * @example 7K3M9Q-X1QF65-V805T8:2
                 */
                "webhook-id": string;
                /**
                 * @description When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.
                 * @example 1795255440
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "specversion": "1.0",
                 *       "id": "test_1",
                 *       "source": "/v1/webhook-endpoints/we_7K3M9QX1QF65V805",
                 *       "type": "webhook.test",
                 *       "time": "2026-11-21T10:00:00.000Z",
                 *       "datacontenttype": "application/json"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookTestEvent"];
            };
        };
        responses: {
            200: components["responses"]["WebhookTaken"];
            410: components["responses"]["WebhookGone"];
            429: components["responses"]["WebhookLater"];
            503: components["responses"]["WebhookLater"];
        };
    };
}
