// Package strconv converts between basic values and their text.
//
// Decimal conversions of floating-point numbers are exact in all cases. The common ones take a 64 by 128 bit product
// with a power of ten (pow10.go), which tells when it cannot decide; what remains goes through big integers (exact.go).
package strconv

import "errors"

// ErrRange says that a value does not fit the target type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a text is not of the target type's form.
var ErrSyntax = errors.New("invalid syntax")

// NumError tells of a failed conversion.
type NumError struct {
	Func string // the function: ParseBool, ParseInt, …
	Num  string // its input
	Err  error  // the reason: ErrRange, ErrSyntax, …
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// numError copies the input, so that callers' strings need not live on the heap.
func numError(function, input string, reason error) *NumError {
	return &NumError{function, string(append([]byte(nil), input...)), reason}
}

// ParseBool reads 1, t, T, TRUE, true, True, 0, f, F, FALSE, false, False.
func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, numError("ParseBool", str, ErrSyntax)
}

// FormatBool returns "true" or "false".
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends FormatBool(b) to dst.
func AppendBool(dst []byte, b bool) []byte { return append(dst, FormatBool(b)...) }
