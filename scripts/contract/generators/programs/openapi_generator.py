"""Places an order, reads it, and orders too many units, by the Python client of openapi-generator."""

import json
import os
from uuid import uuid4

from openapi_client import ApiClient, Configuration, OrdersApi
from openapi_client.exceptions import ConflictException
from openapi_client.models.line_input import LineInput
from openapi_client.models.out_of_stock_problem import OutOfStockProblem
from openapi_client.models.place_order409_response import PlaceOrder409Response
from openapi_client.models.place_order_request import PlaceOrderRequest

client = ApiClient(Configuration(host=os.environ["ORDERS_URL"], access_token=os.environ["ORDERS_TOKEN"]))
orders = OrdersApi(client)


def cart(quantity: int) -> PlaceOrderRequest:
    return PlaceOrderRequest(currency="EUR", lines=[LineInput(sku=os.environ["ORDERS_SKU"], quantity=quantity)])


def refusal() -> OutOfStockProblem:
    try:
        orders.place_order(str(uuid4()), cart(9))
    except ConflictException as conflict:
        assert isinstance(conflict.data, PlaceOrder409Response), conflict.data
        problem = conflict.data.actual_instance
        assert isinstance(problem, OutOfStockProblem), problem
        return problem
    raise AssertionError("nine of five units were sold")


placed = orders.place_order(str(uuid4()), cart(2))
order = orders.get_order(placed.id)
refused = refusal()
[line] = refused.lines
print(
    json.dumps(
        {
            "placed": placed.id,
            "read": {"id": order.id, "version": order.version, "quantity": order.lines[0].quantity.ordered},
            "refused": {
                "status": refused.status,
                "code": refused.code,
                "sku": line.sku,
                "requested": line.requested,
                "available": line.available,
            },
        }
    )
)
