package strconv

// ParseComplex reads N, Ni or N±Ni, perhaps in parentheses, N being of ParseFloat's forms. bitSize is 64 or 128.
func ParseComplex(s string, bitSize int) (complex128, error) {
	c, err := parseComplex(s, bitSize)
	if err != nil {
		return c, numError("ParseComplex", s, err)
	}
	return c, nil
}

func parseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	if len(s) >= 2 && s[0] == '(' && s[len(s)-1] == ')' {
		s = s[1 : len(s)-1]
	}
	re, n, err := parseFloatPrefix(s, size)
	if err != nil && err != ErrRange {
		return 0, err
	}
	outOfRange := err
	s = s[n:]
	switch {
	case s == "":
		return complex(re, 0), outOfRange
	case s == "i":
		return complex(0, re), outOfRange
	case s[0] == '+':
		// The sign belongs to the number, except before NaN, which takes none.
		if len(s) > 1 && s[1] != '+' {
			s = s[1:]
		}
	case s[0] != '-':
		return 0, ErrSyntax
	}
	im, n, err := parseFloatPrefix(s, size)
	if err != nil && err != ErrRange {
		return 0, err
	}
	if err != nil {
		outOfRange = err
	}
	if s[n:] != "i" {
		return 0, ErrSyntax
	}
	return complex(re, im), outOfRange
}

// FormatComplex returns (a+bi), a and b by FormatFloat. bitSize is 64 or 128.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	var buf [64]byte
	text := append(buf[:0], '(')
	text = AppendFloat(text, real(c), fmt, prec, bitSize/2)
	var part [32]byte
	imaginary := AppendFloat(part[:0], imag(c), fmt, prec, bitSize/2)
	if imaginary[0] != '+' && imaginary[0] != '-' {
		text = append(text, '+')
	}
	text = append(text, imaginary...)
	return string(append(text, 'i', ')'))
}
