// Errorf, and the errors it makes.

package fmt

import "errors"

// Errorf formats according to format and returns the string as an error. A %w whose operand is an error makes the result
// wrap it (its Unwrap method returns it, or all of them if there are several); otherwise %w is %v.
func Errorf(format string, a ...any) error {
	if len(a) == 0 && !hasPercent(format) {
		return errors.New(format)
	}
	p := newPrinter()
	p.wrapErrs = true
	p.printf(format, a)
	msg := string(p.buf)
	var err error
	switch len(p.wrapped) {
	case 0:
		err = errors.New(msg)
	case 1:
		w := &wrapError{msg: msg}
		w.err, _ = a[p.wrapped[0]].(error)
		err = w
	default:
		err = &wrapErrors{msg, inOrder(p.wrapped, a)}
	}
	p.free()
	return err
}

func hasPercent(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == '%' {
			return true
		}
	}
	return false
}

// inOrder returns the errors among the operands with the given indexes, in the operands' order, each operand once.
func inOrder(indexes []int, a []any) []error {
	var errs []error
	for i := range a {
		for _, k := range indexes {
			if k != i {
				continue
			}
			if e, ok := a[i].(error); ok {
				errs = append(errs, e)
			}
			break
		}
	}
	return errs
}

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }

func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string { return e.msg }

func (e *wrapErrors) Unwrap() []error { return e.errs }
