// Prints the exported declarations of the package in a folder, one a line, sorted.
package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

func main() {
	fset := token.NewFileSet()
	seen := map[string]bool{}
	files, _ := filepath.Glob(os.Args[1] + "/*.go")
	for _, f := range files {
		if ok, _ := build.Default.MatchFile(os.Args[1], filepath.Base(f)); !ok || strings.HasSuffix(f, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(fset, f, nil, 0)
		if err != nil {
			panic(err)
		}
		for _, d := range tree.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if !d.Name.IsExported() {
					continue
				}
				name := d.Name.Name
				if d.Recv != nil {
					t := d.Recv.List[0].Type
					star := ""
					if s, ok := t.(*ast.StarExpr); ok {
						t = s.X
						star = "*"
					}
					id, ok := t.(*ast.Ident)
					if !ok || !id.IsExported() {
						continue
					}
					name = star + id.Name + "." + name
				}
				var b bytes.Buffer
				strip := func(l *ast.FieldList) {
					if l == nil {
						return
					}
					var out []*ast.Field
					for _, p := range l.List {
						n := len(p.Names)
						if n == 0 {
							n = 1
						}
						for i := 0; i < n; i++ {
							out = append(out, &ast.Field{Type: p.Type})
						}
					}
					l.List = out
				}
				strip(d.Type.Params)
				strip(d.Type.Results)
				printer.Fprint(&b, fset, d.Type)
				seen["func "+name+" "+b.String()] = true
			case *ast.GenDecl:
				for _, s := range d.Specs {
					switch s := s.(type) {
					case *ast.TypeSpec:
						if s.Name.IsExported() {
							seen["type "+s.Name.Name] = true
							if st, ok := s.Type.(*ast.StructType); ok {
								for _, f := range st.Fields.List {
									for _, n := range f.Names {
										if n.IsExported() {
											var b bytes.Buffer
											printer.Fprint(&b, fset, f.Type)
											seen["field "+s.Name.Name+"."+n.Name+" "+b.String()] = true
										}
									}
								}
							}
						}
					case *ast.ValueSpec:
						for _, n := range s.Names {
							if n.IsExported() {
								seen[d.Tok.String()+" "+n.Name] = true
							}
						}
					}
				}
			}
		}
	}
	var all []string
	for k := range seen {
		all = append(all, k)
	}
	sort.Strings(all)
	fmt.Println(strings.Join(all, "\n"))
}
