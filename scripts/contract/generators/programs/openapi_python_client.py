"""Places an order, reads it, and orders too many units, by the client of openapi-python-client."""

import json
import os
from uuid import uuid4

from order_service_client import AuthenticatedClient
from order_service_client.api.orders import get_order, place_order
from order_service_client.models.line_input import LineInput
from order_service_client.models.order import Order
from order_service_client.models.out_of_stock_problem import OutOfStockProblem
from order_service_client.models.place_order_request import PlaceOrderRequest

client = AuthenticatedClient(base_url=os.environ["ORDERS_URL"], token=os.environ["ORDERS_TOKEN"])


def cart(quantity: int) -> PlaceOrderRequest:
    return PlaceOrderRequest(currency="EUR", lines=[LineInput(sku=os.environ["ORDERS_SKU"], quantity=quantity)])


placed = place_order.sync(client=client, body=cart(2), idempotency_key=str(uuid4()))
assert isinstance(placed, Order), placed
order = get_order.sync(placed.id, client=client)
assert isinstance(order, Order), order
refused = place_order.sync(client=client, body=cart(9), idempotency_key=str(uuid4()))
assert isinstance(refused, OutOfStockProblem), refused
[line] = refused.lines
print(
    json.dumps(
        {
            "placed": placed.id,
            "read": {"id": order.id, "version": order.version, "quantity": order.lines[0].quantity.ordered},
            "refused": {
                "status": refused.status.value,
                "code": refused.code.value,
                "sku": line.sku,
                "requested": line.requested,
                "available": line.available,
            },
        }
    )
)
