// SPDX-License-Identifier: Apache-2.0

// Command ordergate takes purchase orders from every channel and makes them
// right. Each subcommand is a small file here and holds no logic.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// version is set by the build.
var version = "dev"

type cli struct {
	Serve    serveCmd     `cmd:"" help:"Run the daemon."`
	Check    checkCmd     `cmd:"" help:"Check config, partners, mappings and master data: every fault at once. Exit code 1 when there is one."`
	Demo     demoCmd      `cmd:"" help:"Run the daemon on embedded defaults and send three orders through it."`
	Read     readCmd      `cmd:"" help:"Read documents without a daemon: decode, find the partner, map, check. One JSON object a document. Exit code 0 accept, 1 hold or reject, 2 unreadable."`
	Order    orderCmd     `cmd:"" help:"List, show, trace, release and reject orders."`
	Message  messageCmd   `cmd:"" help:"List, show and close what came and became no order; write its bytes."`
	Outbound outboundCmd  `cmd:"" help:"List and show what went to partners and what they said of it; deliver it again."`
	AS2      as2Cmd       `cmd:"" name:"as2" help:"Look after AS2: messages, receipts, proof."`
	Remote   remoteCmd    `cmd:"" help:"Look after servers of partners that we fetch from and bring to (SFTP, FTPS)."`
	Mail     mailCmd      `cmd:"" help:"Try how mail goes out, and look at confirmations."`
	Events   eventsCmd    `cmd:"" help:"What happened to orders, as webhooks are told of it."`
	Webhook  webhookCmd   `cmd:"" help:"Look after webhooks: how they do, what they were told; test, disable, enable, send again."`
	Replay   replayCmd    `cmd:"" help:"Read a message again with today's mappings and rules, and show what would differ. What was posted is never posted again."`
	Accuracy accuracyCmd  `cmd:"" help:"What passed untouched, was corrected and was rejected, with the straight-through rate; by partner, channel, mapping version or rule."`
	Master   masterCmd    `cmd:"" help:"Show master data, hand it in, and tell what was refused."`
	Cert     certCmd      `cmd:"" help:"Certificates of our stations and of partners: make, import, list, hand out, roll, check; and what partners ask for."`
	SFTP     sftpCmd      `cmd:"" name:"sftp" help:"The keys of our SFTP server."`
	Password passwordCmd  `cmd:"" help:"Print the line of a password for a partner file (sftp: or mail: password)."`
	Key      keyCmd       `cmd:"" help:"Keys of the partners' HTTP API."`
	Pages    pagesCmd     `cmd:"" help:"Print the pages of PDFs as they are read: words with their boxes."`
	Mapping  mappingCmd   `cmd:"" help:"Check, format, test, explain and compare mapping files."`
	Worker   pdfWorkerCmd `cmd:"" name:"pdf-worker" hidden:"" help:"Read PDFs for the program that started this one."`
	Schema   schemaCmd    `cmd:"" help:"Print the JSON Schema of a kind of file, for editors."`

	Version kong.VersionFlag `help:"Print the version."`
}

// world is what commands see of the outside; tests replace it.
type world struct {
	ctx    context.Context
	in     io.Reader
	out    io.Writer
	err    io.Writer
	getenv func(string) string
	crash  func(point string) // named crash points; nil but in tests
}

// exitCode ends a command with a code and no further words.
type exitCode int

func (c exitCode) Error() string { return fmt.Sprintf("exit code %d", int(c)) }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(os.Args[1:], world{ctx: ctx, in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv})
	stop()
	os.Exit(code)
}

// run is main without the process: it returns the exit code.
func run(args []string, w world) (code int) {
	var c cli
	parser, err := kong.New(&c, kong.Name("ordergate"), kong.Description("Purchase orders from every channel, made right."),
		kong.Vars{"version": version}, kong.Writers(w.out, w.err), kong.UsageOnError(),
		kong.Exit(func(n int) { code = n; panic(exited{}) }))
	if err != nil {
		fmt.Fprintln(w.err, err)
		return 2
	}
	defer func() { // kong's help and version flags leave through Exit
		if p := recover(); p != nil {
			if _, ok := p.(exited); !ok {
				panic(p)
			}
		}
	}()
	k, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(w.err, "ordergate: %v\n", err)
		return 2
	}
	var ec exitCode
	switch err := k.Run(w); {
	case err == nil:
		return 0
	case errors.As(err, &ec):
		return int(ec)
	default:
		fmt.Fprintf(w.err, "ordergate: %v\n", err)
		return 1
	}
}

type exited struct{}
