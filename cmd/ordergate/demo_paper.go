// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"ordergate/gateway/app"
)

// onPaper mails two orders as PDF, which nobody has described: a good one, and one with
// an amount that is not quantity times price.
func (c *demoCmd) onPaper(ctx context.Context, w world, a *app.App, n *narrator, now time.Time) error {
	for _, o := range []struct{ number, amount, total, until string }{
		{"GW-" + stamp(now) + "-pdf", "408.00", "480.00", "mail-answered"},
		{"GW-" + stamp(now) + "-bad", "418.00", "490.00", "held"},
	} {
		order, err := paperOrder(o.number, o.amount, o.total, now)
		file := c.file(o.number + ".pdf")
		if err := errors.Join(err, os.WriteFile(file, order, 0o640)); err != nil {
			return err
		}
		if err := c.mail(a, "Order "+o.number, "application/pdf", "order.pdf", order, now); err != nil {
			return err
		}
		if err := n.wait(ctx, []string{o.until}); err != nil {
			return err
		}
		if err := c.result(ctx, w, a, demoOrder{number: o.number, partner: west}); err != nil {
			return err
		}
		fmt.Fprintf(w.out, "   where      ordergate mapping explain --config %s --partner %s %s\n", filepath.Join(c.Dir, "config.yaml"), west, file)
	}
	fmt.Fprintln(w.out)
	return nil
}

// paperOrder prints an order of two lines.
func paperOrder(number, amount, total string, now time.Time) ([]byte, error) {
	p := fpdf.New("P", "mm", "A4", "")
	p.AddPage()
	p.SetFont("Helvetica", "B", 18)
	p.Text(120, 25, "PURCHASE ORDER")
	p.SetFont("Helvetica", "", 10)
	rows := func(y float64, at []float64, rows ...[]string) {
		for i, row := range rows {
			for j, text := range row {
				p.Text(at[j], y+6*float64(i), text)
			}
		}
	}
	rows(25, []float64{20}, []string{"Globex Manufacturing"}, []string{"4 Plant Road"}, []string{"Reno, NV 89502"}, []string{""}, []string{"Ship To: Globex Plant 1"})
	rows(37, []float64{120, 155}, []string{"PO Number:", number}, []string{"Order Date:", now.Format(time.DateOnly)}, []string{"Delivery Date:", now.AddDate(0, 0, 21).Format(time.DateOnly)}, []string{"Currency:", "USD"})
	rows(80, []float64{20, 32, 65, 120, 137, 150, 175}, []string{"Line", "Vendor Item", "Description", "Qty", "Unit", "Unit Price", "Amount"},
		[]string{"1", "BOLT-M8-40", "Hex bolt M8 x 40 zinc", "1200", "EA", "0.34", amount}, []string{"2", "NUT-M8", "Hex nut M8 zinc", "600", "EA", "0.12", "72.00"},
		[]string{"", "", "", "", "", "Total", total})
	var b bytes.Buffer
	err := p.Output(&b)
	return b.Bytes(), err
}
