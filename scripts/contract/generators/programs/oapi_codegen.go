// Places an order, reads it, and orders too many units, by the client of oapi-codegen.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"

	"github.com/google/uuid"
	"try/orders"
)

func authorize(_ context.Context, request *http.Request) error {
	request.Header.Set("Authorization", "Bearer "+os.Getenv("ORDERS_TOKEN"))
	return nil
}

func place(client *orders.ClientWithResponses, quantity int32) *orders.PlaceOrderResponse {
	parameters := &orders.PlaceOrderParams{IdempotencyKey: uuid.NewString()}
	response, err := client.PlaceOrderWithResponse(context.Background(), parameters, orders.PlaceOrderRequest{
		Currency: "EUR",
		Lines:    []orders.LineInput{{Sku: os.Getenv("ORDERS_SKU"), Quantity: quantity}},
	})
	if err != nil {
		log.Fatal(err)
	}
	return response
}

func main() {
	client, err := orders.NewClientWithResponses(os.Getenv("ORDERS_URL"), orders.WithRequestEditorFn(authorize))
	if err != nil {
		log.Fatal(err)
	}
	placed := place(client, 2).JSON201
	read, err := client.GetOrderWithResponse(context.Background(), placed.Id, nil)
	if err != nil {
		log.Fatal(err)
	}
	refused, err := place(client, 9).ApplicationproblemJSON409.AsOutOfStockProblem()
	if err != nil {
		log.Fatal(err)
	}
	order, line := read.JSON200, refused.Lines[0]
	result, err := json.Marshal(map[string]any{
		"placed": placed.Id,
		"read":   map[string]any{"id": order.Id, "version": order.Version, "quantity": order.Lines[0].Quantity.Ordered},
		"refused": map[string]any{
			"status": refused.Status, "code": refused.Code,
			"sku": line.Sku, "requested": line.Requested, "available": line.Available,
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(result))
}
