# ordergate: see README.md. `make help` lists the targets.
SHELL := /bin/bash
export CGO_ENABLED := 0
GO ?= go
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo dev)

.PHONY: help build run test check bench soak tools corpus clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

build: ## build bin/ordergate
	$(GO) build -trimpath -ldflags '-X main.version=$(VERSION)' -o bin/ordergate ./cmd/ordergate

run: build ## start the daemon on its embedded defaults and send real orders through it
	./bin/ordergate demo

test: tools build ## install what the tests need and run them all
	$(GO) test -timeout 25m ./...

check: ## gofmt, vet, staticcheck, import rules and purity, race detector where it pays
	@out=$$(gofmt -l cmd gateway transports mappings); if [ -n "$$out" ]; then echo "gofmt: $$out"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) test -run 'TestImports|TestPurity|TestBudget' ./gateway
	CGO_ENABLED=1 $(GO) test -race -short -timeout 25m ./gateway/journal/... ./gateway/pipeline/... ./gateway/intake/... ./transports/...

bench: build tools ## measure; figures are ratios of one run on one machine
	$(GO) test -run '^$$' -bench . -benchtime 2s ./gateway/journal ./gateway/decode/x12 ./gateway/mapping ./gateway/validate ./transports/folder
	$(GO) test -run '^$$' -bench Master -benchtime 1s -timeout 15m ./gateway/masterdata
	./scripts/bench.sh

soak: build tools ## long kills, fuzzing and load
	./scripts/soak.sh

tools: ## install what the tests need from Debian
	@./scripts/tools.sh

corpus: ## make the paper orders anew that the extraction is developed on; no test needs it
	@./scripts/corpus/build.sh gateway/decode/paper/testdata/corpus/known

clean: ## remove what was built and the demo's data
	rm -rf bin data
