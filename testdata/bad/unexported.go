package main

import (
	"bytes"
	"strings"
)

func main() {
	var b bytes.Buffer
	_ = b.buf
	_ = strings.Builder{buf: nil}
	_ = strings.explode("x", 1)
	b.WriteStrin("x")
	b.writestring("x")
	_ = strings.ToUppr("x")
}
