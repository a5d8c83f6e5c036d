// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/api"
	"ordergate/gateway/app"
	"ordergate/gateway/review"
	"ordergate/gateway/strict"
)

type orderNewCmd struct {
	configFlag
	File     string        `arg:"" optional:"" help:"The order as canonical JSON or YAML; - reads standard input. Without it, the flags say all."`
	Partner  string        `help:"Whose order it is." required:""`
	Number   string        `help:"The partner's order number."`
	Customer string        `help:"Our customer number."`
	Currency string        `help:"Its currency, as in EUR."`
	Date     string        `help:"When it was placed, YYYY-MM-DD. Default: today."`
	Delivery string        `help:"When it is wanted, YYYY-MM-DD."`
	Note     string        `help:"A note for people."`
	Line     []string      `help:"A line: item=100-200,quantity=12,unit=EA,price=9.95,date=2026-12-31,note=… Item is our number; buyersItem and gtin name it otherwise." sep:"none"`
	Message  string        `help:"The message that it was asked for in, such as a mail whose order is typed: the message is closed by it, and a mail's sender gets the confirmation."`
	By       string        `help:"Who enters it; kept with the order. Default: the login name."`
	Wait     time.Duration `help:"How long to wait for what becomes of it." default:"10s"`
}

func (c *orderNewCmd) Run(w world) error {
	body, err := c.body(w)
	if err != nil {
		return err
	}
	return withOps(w, c.Config, func(ops app.Operations) error {
		id, err := ops.Enter(w.ctx, api.NewOrder{Partner: c.Partner, By: (&decideFlags{By: c.By}).who(), Message: c.Message, Order: string(body)})
		if err != nil {
			return err
		}
		fmt.Fprintf(w.out, "taken as message %s\n", id)
		return c.became(w, ops, id)
	})
}

// became tells what became of it, as soon as that is known.
func (c *orderNewCmd) became(w world, ops app.Operations, id string) error {
	limit := time.After(c.Wait)
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		lives, err := ops.Trace(w.ctx, id)
		if err != nil {
			return err
		}
		for _, l := range lives {
			for _, o := range l.Orders {
				return c.show(w, ops, o)
			}
			for _, e := range l.Events {
				if strings.HasPrefix(e.Detail, "known already as order ") {
					_, err := fmt.Fprintf(w.out, "it is %s: nothing was done\n", e.Detail)
					return err
				}
			}
			if l.Message.State == "held" {
				_, err := fmt.Fprintf(w.out, "it waits for a person: %s\n", review.FirstReason(l.Message.Findings))
				return err
			}
		}
		select {
		case <-tick.C:
		case <-w.ctx.Done():
			return w.ctx.Err()
		case <-limit:
			_, err := fmt.Fprintf(w.out, "nobody has looked at it yet: ordergate order trace %s\n", id)
			return err
		}
	}
}

func (c *orderNewCmd) show(w world, ops app.Operations, o review.Item) error {
	s, err := ops.Show(w.ctx, o.ID)
	if err != nil {
		return err
	}
	out := printable{w.out}
	fmt.Fprintf(out, "order %s  %s  %s\n", s.Number, s.ID, s.State)
	for _, f := range s.Findings {
		fmt.Fprintf(out, "  %-6s %s  %s\n", f.Severity, f.Code, f.Message)
		if f.Hint != "" && f.Severity.Worse(gateway.Warn) {
			fmt.Fprintf(out, "         %s\n", f.Hint)
		}
	}
	return nil
}

// body is the order as canonical JSON.
func (c *orderNewCmd) body(w world) ([]byte, error) {
	if c.File == "" {
		o, err := c.order(time.Now())
		if err != nil {
			return nil, err
		}
		return json.Marshal(o)
	}
	if c.Number+c.Customer+c.Currency+c.Date+c.Delivery+c.Note != "" || len(c.Line) > 0 {
		return nil, errors.New("the order is a file or is said by flags, not both")
	}
	var body []byte
	var err error
	if c.File == "-" {
		body, err = io.ReadAll(io.LimitReader(w.in, 64<<20))
	} else {
		body, err = os.ReadFile(c.File)
	}
	if err != nil {
		return nil, err
	}
	if ext := path.Ext(c.File); ext == ".yaml" || ext == ".yml" {
		return strict.JSON(c.File, body)
	}
	return body, nil
}

// entered is the part of a canonical order that flags can say.
type entered = map[string]any

// order makes the order of the flags.
func (c *orderNewCmd) order(now time.Time) (entered, error) {
	if c.Number == "" || len(c.Line) == 0 {
		return nil, errors.New("an order needs --number and at least one --line, or a file")
	}
	o := entered{"schema": gateway.OrderSchema, "id": c.Number, "issueDate": c.Date}
	if c.Date == "" {
		o["issueDate"] = now.Format(time.DateOnly)
	}
	if c.Currency != "" {
		o["documentCurrencyCode"] = c.Currency
	}
	if c.Customer != "" {
		o["buyerCustomerParty"] = entered{"partyIdentification": []any{entered{"id": c.Customer, "schemeID": "sellerAssigned"}}}
	}
	if c.Delivery != "" {
		o["delivery"] = entered{"requestedDeliveryPeriod": entered{"endDate": c.Delivery}}
	}
	if c.Note != "" {
		o["note"] = []any{entered{"text": c.Note}}
	}
	var lines []any
	for i, text := range c.Line {
		l, err := line(text)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		l["id"] = fmt.Sprint(i + 1)
		lines = append(lines, l)
	}
	o["orderLine"] = lines
	return o, nil
}

var lineKeys = []string{"item", "buyersItem", "gtin", "quantity", "unit", "price", "date", "description", "note"}

// line reads item=100-200,quantity=12,unit=EA. The value of a note goes on to the end.
func line(text string) (entered, error) {
	l := entered{}
	for rest := text; rest != ""; {
		key, value, ok := strings.Cut(rest, "=")
		if !ok {
			return nil, fmt.Errorf("%q is no name=value", rest)
		}
		key, rest = strings.TrimSpace(key), ""
		if key != "note" {
			value, rest, _ = strings.Cut(value, ",")
		}
		value = strings.TrimSpace(value)
		switch key {
		case "item":
			l["sellersItemIdentification"] = value
		case "buyersItem":
			l["buyersItemIdentification"] = value
		case "gtin":
			l["standardItemIdentification"] = entered{"id": value, "schemeID": "GTIN"}
		case "quantity":
			l["quantity"] = value
		case "unit":
			l["unitCode"] = value
		case "price":
			l["price"] = entered{"priceAmount": value}
		case "date":
			l["requestedDeliveryPeriod"] = entered{"endDate": value}
		case "description":
			l["description"] = value
		case "note":
			l["note"] = []any{entered{"text": value}}
		default:
			hint := "known are " + strings.Join(lineKeys, ", ")
			if near := gateway.Nearest(key, lineKeys); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			return nil, fmt.Errorf("there is no %q (%s)", key, hint)
		}
	}
	return l, nil
}
