// SPDX-License-Identifier: Apache-2.0

package v1

import (
	"bytes"
	_ "embed" // of the page
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"ordergate/transports/portal"
)

//go:embed page.html
var pageSource string

// serveDescription serves the description to anybody: it holds no secret.
func (a *API) serveDescription() {
	o := a.huma.OpenAPI()
	asJSON, err := json.MarshalIndent(o, "", "  ")
	if err != nil {
		panic("v1: the description always marshals: " + err.Error())
	}
	asYAML, err := o.YAML()
	if err != nil {
		panic("v1: the description always marshals: " + err.Error())
	}
	page, err := render(o)
	if err != nil {
		panic("v1: the page is part of the program: " + err.Error())
	}
	for path, file := range map[string]struct {
		kind string
		body []byte
	}{"/v1/openapi.json": {"application/vnd.oai.openapi+json;version=3.1", asJSON}, "/v1/openapi.yaml": {"application/vnd.oai.openapi+yaml;version=3.1", asYAML}, "/v1/docs": {"text/html; charset=utf-8", page}} {
		a.Server.Handle("GET "+path, tagged(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", file.kind)
			w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
			_, _ = w.Write(file.body) // the client is gone
		})))
	}
}

// section is the operations of a tag.
type section struct {
	Name, About string
	Operations  []operation
}

type operation struct {
	ID, Method, Path, Summary, Description string
	Parameters                             []field
	Bodies                                 []body
	Answers                                []body
	Example                                string
}

type body struct{ Status, Types, About, Schema string }

type field struct {
	Name, In, Type, About string
	Ref                   string
	Required              bool
}

type schema struct {
	Name, About string
	Fields      []field
}

type problem struct {
	Type, Title string
	Status      int
}

// render makes the page of people from the description.
func render(o *huma.OpenAPI) ([]byte, error) {
	data := struct {
		Title, Version, Intro string
		Sections              []section
		Schemas               []schema
		Problems              []problem
	}{Title: o.Info.Title, Version: o.Info.Version, Intro: o.Info.Description}
	for _, t := range o.Tags {
		s := section{Name: t.Name, About: t.Description}
		for _, path := range sorted(o.Paths) {
			item := o.Paths[path]
			for _, op := range []*huma.Operation{item.Post, item.Get, item.Delete} {
				if op != nil && op.Tags[0] == t.Name {
					s.Operations = append(s.Operations, shownOperation(o, op))
				}
			}
		}
		data.Sections = append(data.Sections, s)
	}
	all := o.Components.Schemas.Map()
	for _, name := range sorted(all) {
		s := schema{Name: name, About: all[name].Description}
		for _, f := range sorted(all[name].Properties) {
			s.Fields = append(s.Fields, shownField(f, all[name].Properties[f], slices.Contains(all[name].Required, f)))
		}
		data.Schemas = append(data.Schemas, s)
	}
	names, statuses, titles := portal.Problems()
	for i := range names {
		data.Problems = append(data.Problems, problem{portal.ProblemBase + names[i], titles[i], statuses[i]})
	}
	t, err := template.New("page").Funcs(template.FuncMap{"lower": strings.ToLower}).Parse(pageSource)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.Execute(&out, data)
	return out.Bytes(), err
}

func shownOperation(o *huma.OpenAPI, op *huma.Operation) operation {
	v := operation{ID: op.OperationID, Method: op.Method, Path: op.Path, Summary: op.Summary, Description: op.Description}
	for _, p := range op.Parameters {
		f := shownField(p.Name, p.Schema, p.Required)
		f.In = p.In
		if p.Description != "" {
			f.About = p.Description
		}
		v.Parameters = append(v.Parameters, f)
	}
	if op.RequestBody != nil {
		v.Bodies = bodies("", op.RequestBody.Content, "")
	}
	for _, status := range sorted(op.Responses) {
		r := op.Responses[status]
		b := bodies(status, r.Content, r.Description)
		if len(b) == 0 {
			b = []body{{Status: status, About: r.Description}}
		}
		v.Answers = append(v.Answers, b...)
	}
	if op.OperationID == "post-order" {
		text, _ := json.MarshalIndent(exampleOrder(), "", "  ") // it always marshals
		base := strings.TrimSuffix(o.Servers[0].URL, "/")
		if base == "" {
			base = "$API" // nobody has said how we are reached
		}
		v.Example = fmt.Sprintf("curl %s/v1/orders -H \"Authorization: Bearer $KEY\" \\\n  -H 'Content-Type: application/json' -H 'Idempotency-Key: 4500012345-1' -H 'Prefer: wait=10' \\\n  -d '%s'", base, text)
	}
	return v
}

// bodies are the media types of a content, those of one schema together.
func bodies(status string, content map[string]*huma.MediaType, about string) (out []body) {
	for _, t := range sorted(content) {
		ref := reference(content[t].Schema)
		if n := slices.IndexFunc(out, func(b body) bool { return b.Schema == ref }); n >= 0 {
			out[n].Types += ", " + t
			continue
		}
		out = append(out, body{Status: status, Types: t, About: about, Schema: ref})
	}
	return out
}

func reference(s *huma.Schema) string {
	if s == nil {
		return ""
	}
	if s.Items != nil {
		return reference(s.Items)
	}
	return s.Ref[strings.LastIndex(s.Ref, "/")+1:]
}

func shownField(name string, s *huma.Schema, required bool) field {
	f := field{Name: name, Required: required, About: s.Description, Type: s.Type, Ref: reference(s)}
	if s.Type == huma.TypeArray {
		f.Type = "list of"
		if f.Ref == "" {
			f.Type = "list of " + s.Items.Type
		}
	}
	if s.Format != "" {
		f.Type += " (" + s.Format + ")"
	}
	if len(s.Enum) > 0 {
		var values []string
		for _, v := range s.Enum {
			values = append(values, fmt.Sprint(v))
		}
		f.Type = strings.Join(values, " | ")
	}
	if s.Default != nil {
		f.About = strings.TrimSuffix(f.About, ".") + "; default " + fmt.Sprint(s.Default)
	}
	if s.Maximum != nil {
		f.About += "; at most " + strconv.Itoa(int(*s.Maximum))
	}
	return f
}
