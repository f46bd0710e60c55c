import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.OrdersApi;
import org.openapitools.client.model.LineInput;
import org.openapitools.client.model.Order;
import org.openapitools.client.model.OutOfStockLine;
import org.openapitools.client.model.OutOfStockProblem;
import org.openapitools.client.model.PlaceOrder409Response;
import org.openapitools.client.model.PlaceOrderRequest;

/** Places an order, reads it, and orders too many units, by the Java client of openapi-generator with java.net.http and Jackson. */
public class TryOrdersNative {
  private static PlaceOrderRequest cart(int quantity) {
    LineInput line = new LineInput().sku(System.getenv("ORDERS_SKU")).quantity(quantity);
    return new PlaceOrderRequest().currency("EUR").lines(List.of(line));
  }

  private static OutOfStockProblem refusal(OrdersApi orders, ObjectMapper json) throws Exception {
    try {
      orders.placeOrder(UUID.randomUUID().toString(), cart(9));
    } catch (ApiException refused) {
      return json.readValue(refused.getResponseBody(), PlaceOrder409Response.class).getOutOfStockProblem();
    }
    throw new AssertionError("nine of five units were sold");
  }

  public static void main(String[] arguments) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(System.getenv("ORDERS_URL"));
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + System.getenv("ORDERS_TOKEN")));
    OrdersApi orders = new OrdersApi(client);

    Order placed = orders.placeOrder(UUID.randomUUID().toString(), cart(2));
    Order order = orders.getOrder(placed.getId(), null, null);
    OutOfStockProblem refused = refusal(orders, client.getObjectMapper());
    OutOfStockLine line = refused.getLines().get(0);
    Map<String, Object> read =
        Map.of(
            "id", order.getId(),
            "version", order.getVersion(),
            "quantity", order.getLines().get(0).getQuantity().getOrdered());
    Map<String, Object> problem =
        Map.of(
            "status", refused.getStatus().getValue(),
            "code", refused.getCode().getValue(),
            "sku", line.getSku(),
            "requested", line.getRequested(),
            "available", line.getAvailable());
    Map<String, Object> seen = Map.of("placed", placed.getId(), "read", read, "refused", problem);
    System.out.println(new ObjectMapper().writeValueAsString(seen));
  }
}
