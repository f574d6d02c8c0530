// Command unicode_tables writes the Unicode tables of runtime/std from those of the Go that runs it.
//
//	cd tools/unicode_tables && GO111MODULE=off go run .
//
// Tables are string constants: they are in the image's read-only data, cost nothing at start and little to parse.
package main

import "os"

func main() {
	for path, text := range map[string]string{
		"../../runtime/std/strconv/isprint.go": printTable(),
		"../../runtime/std/unicode/classes.go": classTable(),
		"../../runtime/std/unicode/cases.go":   caseTables(),
		"../../runtime/std/unicode/tables.go":  rangeTables(),
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			panic(err)
		}
	}
}
