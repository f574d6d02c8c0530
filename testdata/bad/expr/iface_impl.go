package main

import "io"

type A struct{}

func (A) Read(p []byte) int { return 0 }

type B struct{}

func (B) read(p []byte) (int, error) { return 0, nil }

type C struct{}

func (C) Read(p []byte) (n int, err error) { return }

type D struct{ C }
type E struct{ *C }
type F struct{}

func (F) Error() string { return "" }

func ret() error { return A{} }

func main() {
	var r io.Reader = A{}
	r = B{}
	r = C{}
	r = D{}
	r = E{}
	r = nil
	r = "x"
	var e error = F{}
	e = &F{}
	e = A{}
	var rw io.ReadWriter = r
	_, _ = e, rw
}
