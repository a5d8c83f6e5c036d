// SPDX-License-Identifier: Apache-2.0

package ordertree_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/ordertree"
)

// fill gives every field of v a value, lists two items.
func fill(v reflect.Value, n *int) {
	*n++
	switch {
	case v.Type() == reflect.TypeFor[gateway.Dec]():
		d := gateway.MustDec(fmt.Sprintf("%d.50", *n))
		v.Set(reflect.ValueOf(*d))
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case v.Kind() == reflect.String:
		v.SetString(fmt.Sprintf("00%d", *n))
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.Kind() == reflect.Int, v.Kind() == reflect.Int64:
		v.SetInt(int64(*n))
	}
}

func full(t *testing.T) *gateway.Order {
	t.Helper()
	o, n := new(gateway.Order), 0
	fill(reflect.ValueOf(o).Elem(), &n)
	return o
}

// leaves lists the values of a JSON tree by pointer, as text.
func leaves(path string, v any, into map[string]string) {
	switch v := v.(type) {
	case map[string]any:
		for k, w := range v {
			leaves(path+"/"+k, w, into)
		}
	case []any:
		for i, w := range v {
			leaves(path+"/"+strconv.Itoa(i), w, into)
		}
	case json.Number:
		into[path] = v.String()
	default:
		into[path] = fmt.Sprint(v)
	}
}

// walk visits every node with its shape, and demands that there is one.
func walk(t *testing.T, n *decode.Node, s *decode.Shape, f func(*decode.Node, *decode.Shape)) {
	t.Helper()
	for _, c := range n.Children {
		sh := s.Child(c.Name)
		if sh == nil || !sh.Named || len(c.Elements) > len(sh.Elements) {
			t.Fatalf("%s has no shape", ordertree.Pointer(c))
		}
		f(c, sh)
		walk(t, c, sh, f)
	}
}

// TestEveryFieldOfTheOrder: the tree has what the JSON has, at the same pointers,
// and nothing else.
func TestEveryFieldOfTheOrder(t *testing.T) {
	t.Parallel()
	o := full(t)
	b, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	dec := json.NewDecoder(strings.NewReader(string(b)))
	dec.UseNumber()
	if err := dec.Decode(&v); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	leaves("", v, want)
	for p := range want {
		if strings.HasPrefix(p, "/trace/") || strings.Contains(p, "/box") {
			delete(want, p) // maps have no names, and places on paper are no values
		}
	}
	tree := ordertree.New(nil, nil)
	d := tree.Document(o, nil, nil)
	seen := map[int]bool{}
	walk(t, d.Root, tree.Shape(), func(n *decode.Node, s *decode.Shape) {
		if seen[n.Segment] || n.Segment == 0 {
			t.Errorf("%s has the number of another", ordertree.Pointer(n))
		}
		seen[n.Segment] = true
		if len(n.Elements) == 0 {
			return
		}
		p := ordertree.Pointer(n)
		if got := n.Elements[0].Text; got != want[p] {
			t.Errorf("%s is %q, want %q", p, got, want[p])
		}
		if at := d.Position(n, 1, 0); at.Pointer != p || at.Raw != want[p] {
			t.Errorf("position of %s: %+v", p, at)
		}
		if strings.HasSuffix(want[p], ".50") != (s.Elements[0].Type == "R") && !strings.Contains(p, "/position/") {
			t.Errorf("%s has type %q", p, s.Elements[0].Type)
		}
		delete(want, p)
	})
	for p, v := range want {
		t.Errorf("%s = %q is not in the tree", p, v)
	}
}

// TestParts: further names stand beside the order's and in the place of those of
// the same name; what is not given has no node.
func TestParts(t *testing.T) {
	t.Parallel()
	type customer struct {
		Number  string       `json:"number"`
		Trusted bool         `json:"trusted,omitempty"`
		Limit   *gateway.Dec `json:"limit,omitempty"`
	}
	type item struct {
		LeadDays int `json:"leadDays"`
	}
	tree := ordertree.New([]ordertree.Part{{"customer", customer{}}, {"payable", gateway.Dec{}}, {"today", ""}, {"contract", customer{}}}, []ordertree.Part{{"item", item{}}})
	o := &gateway.Order{ID: "0007", OrderLine: []gateway.Line{{ID: "1"}, {ID: "2"}}, Contract: &gateway.Reference{ID: "K"}}
	d := tree.Document(o, ordertree.Values{"customer": &customer{Number: "C-1"}, "payable": *gateway.MustDec("1.50"), "today": "2026-11-26", "contract": (*customer)(nil)},
		[]ordertree.Values{{"item": item{LeadDays: 3}}})
	got := map[string]string{}
	walk(t, d.Root, tree.Shape(), func(n *decode.Node, _ *decode.Shape) {
		if len(n.Elements) > 0 {
			got[ordertree.Pointer(n)] = fmt.Sprint(ordertree.Line(n), " ", n.Elements[0].Text)
		}
	})
	for p, want := range map[string]string{"/id": "0 0007", "/customer/number": "0 C-1", "/customer/trusted": "0 false", "/payable": "0 1.50", "/today": "0 2026-11-26",
		"/orderLine/0/item/leadDays": "1 3", "/orderLine/1/id": "2 2", "/contract/id": "", "/contract/number": "", "/customer/limit": "", "/orderLine/1/item/leadDays": ""} {
		if got[p] != want {
			t.Errorf("%s: %q, want %q", p, got[p], want)
		}
	}
}

// TestHugeNumber: a decimal of nine thousand digits is not written out.
func TestHugeNumber(t *testing.T) {
	t.Parallel()
	o := &gateway.Order{OrderLine: []gateway.Line{{Quantity: gateway.MustDec("1e9000")}}}
	tree := ordertree.New(nil, nil)
	walk(t, tree.Document(o, nil, nil).Root, tree.Shape(), func(n *decode.Node, _ *decode.Shape) {
		if len(n.Elements) > 0 && len(n.Elements[0].Text) > 100 {
			t.Errorf("%s has %d characters", ordertree.Pointer(n), len(n.Elements[0].Text))
		}
	})
}
