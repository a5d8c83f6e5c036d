// SPDX-License-Identifier: Apache-2.0

package render

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/strict"
)

// Config says how PDFs are read.
type Config struct {
	Workers   int           `yaml:"workers" default:"1" doc:"processes that read PDFs at the same time; each takes up to 300 MB while it works and ends when it is idle"`
	OCR       string        `yaml:"ocr" default:"auto" doc:"how scanned pages are read: auto (tesseract, where it is installed), off, or the path of tesseract"`
	Languages []string      `yaml:"ocrLanguages" doc:"languages that tesseract reads when the mapping says none, as in [deu, eng]; default eng"`
	MaxPages  int           `yaml:"maxPages" default:"200" doc:"so many pages of a PDF are read; one with more is held"`
	OCRPages  int           `yaml:"ocrPages" default:"20" doc:"so many scanned pages of a PDF are read; one with more is held"`
	MaxBytes  strict.Bytes  `yaml:"maxBytes" default:"32MiB" doc:"largest PDF that is read"`
	Timeout   time.Duration `yaml:"timeout" default:"10s" doc:"a PDF whose text takes longer is held; each scanned page may take a minute besides"`
	Idle      time.Duration `yaml:"idle" default:"60s" doc:"a reading process that has nothing to do for so long ends; the next PDF starts it again"`

	// Cache is the folder of compiled code, made with mode 0700; "" compiles at each
	// start of a worker, which takes seconds.
	Cache string `yaml:"-"`
	// Command starts a worker: a program that calls Work on its standard input and
	// output. Default is this program with pdf-worker.
	Command []string `yaml:"-"`
}

var languageName = regexp.MustCompile(`^[A-Za-z]{2,4}(_[A-Za-z]{2,8})*$`)

// Validate reports the faults of c.
func (c *Config) Validate() []gateway.Fault {
	var out []gateway.Fault
	add := func(msg, hint string) { out = append(out, gateway.Fault{Message: msg, Hint: hint}) }
	if c.Workers < 1 || c.Workers > 16 {
		add(fmt.Sprintf("workers: %d is not between 1 and 16", c.Workers), "one reads more than 100 pages a second")
	}
	if c.MaxPages < 1 || c.MaxPages > 5000 {
		add(fmt.Sprintf("maxPages: %d is not between 1 and 5000", c.MaxPages), "")
	}
	if c.OCRPages < 0 || c.OCRPages > 500 {
		add(fmt.Sprintf("ocrPages: %d is not between 0 and 500", c.OCRPages), "")
	}
	if c.MaxBytes < 1<<10 || c.MaxBytes > 64<<20 {
		add(fmt.Sprintf("maxBytes: %v is not between 1KiB and 64MiB", c.MaxBytes), "the reading process has 128 MiB of memory for a file and its pages")
	}
	if c.Timeout < time.Second || c.Timeout > 10*time.Minute {
		add(fmt.Sprintf("timeout: %v is not between 1s and 10m", c.Timeout), "")
	}
	if c.Idle < time.Second || c.Idle > 24*time.Hour {
		add(fmt.Sprintf("idle: %v is not between 1s and 24h", c.Idle), "")
	}
	if c.OCR != "auto" && c.OCR != "off" {
		if !filepath.IsAbs(c.OCR) {
			add(fmt.Sprintf("ocr: %q is not known here", c.OCR), "auto, off or the absolute path of tesseract")
		} else if _, err := os.Stat(c.OCR); err != nil {
			add(fmt.Sprintf("ocr: %s cannot be found", c.OCR), "install tesseract, or set auto")
		}
	}
	for _, l := range c.Languages {
		if !languageName.MatchString(l) {
			add(fmt.Sprintf("ocrLanguages: %q is no language", l), "as tesseract --list-langs prints them: eng, deu, chi_sim")
		}
	}
	return out
}

// defaults fills in what is not set.
func (c *Config) defaults() {
	set := func(p *int, v int) {
		if *p == 0 {
			*p = v
		}
	}
	set(&c.Workers, 1)
	set(&c.MaxPages, 200)
	set(&c.OCRPages, 20)
	if c.OCR == "" {
		c.OCR = "auto"
	}
	if c.MaxBytes == 0 {
		c.MaxBytes = 32 << 20
	}
	if c.Timeout == 0 {
		c.Timeout = 10 * time.Second
	}
	if c.Idle == 0 {
		c.Idle = time.Minute
	}
}

// tesseract finds the program, "" when there is none.
func (c *Config) tesseract() string {
	if c.OCR == "off" {
		return ""
	}
	name := c.OCR
	if name == "auto" {
		name = "tesseract"
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return ""
	}
	return path
}
