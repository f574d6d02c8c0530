// errors: Is, As, Unwrap, Join, %w, sentinel and typed errors.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

var ErrBase = errors.New("base")

type codeErr struct {
	code int
	err  error
}

func (c codeErr) Error() string        { return fmt.Sprintf("code %d: %v", c.code, c.err) }
func (c codeErr) Unwrap() error        { return c.err }
func (c codeErr) Is(target error) bool { t, ok := target.(codeErr); return ok && t.code == c.code }

type tempErr struct{}

func (*tempErr) Error() string   { return "temp" }
func (*tempErr) Temporary() bool { return true }

func open(name string) error {
	switch name {
	case "":
		return ErrBase
	case "x":
		return codeErr{5, ErrBase}
	case "t":
		return fmt.Errorf("open %q: %w", name, &tempErr{})
	}
	return nil
}

func main() {
	e1 := open("x")
	e2 := fmt.Errorf("layer2: %w", e1)
	e3 := fmt.Errorf("layer3: %w", e2)
	fmt.Println(e3)
	fmt.Println(errors.Is(e3, ErrBase), errors.Is(e3, io.EOF), errors.Is(e3, codeErr{5, nil}), errors.Is(e3, codeErr{6, nil}))
	var ce codeErr
	fmt.Println(errors.As(e3, &ce), ce.code)
	fmt.Println(errors.Unwrap(e3) == e2, errors.Unwrap(ErrBase) == nil)
	var tmp interface{ Temporary() bool }
	fmt.Println(errors.As(open("t"), &tmp), tmp.Temporary(), errors.As(e3, &tmp))
	j := errors.Join(ErrBase, nil, io.EOF)
	fmt.Printf("%q\n", j.Error())
	fmt.Println(errors.Is(j, io.EOF), errors.Join(nil, nil) == nil)
	m := fmt.Errorf("two: %w and %w", ErrBase, io.EOF)
	fmt.Println(m, errors.Is(m, io.EOF), errors.Is(m, ErrBase), errors.Unwrap(m) == nil)
	v := fmt.Errorf("not wrapped: %v", ErrBase)
	fmt.Println(v, errors.Is(v, ErrBase))
	fmt.Println(errors.New("a") == errors.New("a"), open("none") == nil)
	_, err := os.Open("/nonexistent/file")
	fmt.Println(err, errors.Is(err, os.ErrNotExist))
	var pe *os.PathError
	fmt.Println(errors.As(err, &pe), pe.Op, pe.Path)
	fmt.Println(fmt.Errorf("bad %d", "x"), fmt.Errorf("%w", nil))
	defer func() { fmt.Println(recover()) }()
	errors.As(e1, nil)
}
