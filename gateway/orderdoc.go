// SPDX-License-Identifier: Apache-2.0

package gateway

import (
	_ "embed" // of the declarations that OrderDocs reads
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strconv"
	"strings"
)

//go:embed order.go
var orderSource string

// OrderDocs gives the comments of the canonical order's declarations: of a type
// under its name ("Party"), of a field under the type and its JSON name
// ("Party.roleCode"). What has no comment is not in it.
func OrderDocs() map[string]string {
	docs := map[string]string{}
	file, err := parser.ParseFile(token.NewFileSet(), "order.go", orderSource, parser.ParseComments)
	if err != nil {
		panic("gateway: order.go is part of the program: " + err.Error())
	}
	put := func(name string, groups ...*ast.CommentGroup) {
		for _, g := range groups {
			if text := strings.Join(strings.Fields(g.Text()), " "); text != "" {
				docs[name] = text
			}
		}
	}
	for _, d := range file.Decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range decl.Specs {
			spec, ok := s.(*ast.TypeSpec)
			if !ok {
				continue
			}
			put(spec.Name.Name, decl.Doc)
			st, ok := spec.Type.(*ast.StructType)
			if !ok {
				continue
			}
			for _, f := range st.Fields.List {
				if f.Tag == nil {
					continue
				}
				tag, _ := strconv.Unquote(f.Tag.Value)
				name, _, _ := strings.Cut(reflect.StructTag(tag).Get("json"), ",")
				put(spec.Name.Name+"."+name, f.Comment, f.Doc)
			}
		}
	}
	return docs
}
