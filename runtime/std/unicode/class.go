package unicode

// The class of a rune is its general category, numbered in this order.
const (
	classLu = iota
	classLl
	classLt
	classLm
	classLo
	classMn
	classMc
	classMe
	classNd
	classNl
	classNo
	classPc
	classPd
	classPs
	classPe
	classPi
	classPf
	classPo
	classSm
	classSc
	classSk
	classSo
	classZs
	classZl
	classZp
	classCc
	classCf
	classCs
	classCo
	classCn // not assigned
)

const (
	letters = 1<<classLu | 1<<classLl | 1<<classLt | 1<<classLm | 1<<classLo
	marks   = 1<<classMn | 1<<classMc | 1<<classMe
	numbers = 1<<classNd | 1<<classNl | 1<<classNo
	puncts  = 1<<classPc | 1<<classPd | 1<<classPs | 1<<classPe | 1<<classPi | 1<<classPf | 1<<classPo
	symbols = 1<<classSm | 1<<classSc | 1<<classSk | 1<<classSo
	prints  = letters | marks | numbers | puncts | symbols
)

// class returns the class of r as a bit.
func class(r rune) uint32 {
	if uint32(r) < classLimit {
		block := int(uint32(r) / classBlockSize)
		at := int(classIndex[2*block])<<8 | int(classIndex[2*block+1])
		return 1 << (classBlocks[at*classBlockSize+int(uint32(r)%classBlockSize)] - '0')
	}
	if uint32(r) > MaxRune {
		return 1 << classCn
	}
	// The last run that begins at r or before it.
	low, high := 0, len(classRuns)/4
	for high-low > 1 {
		middle := int(uint(low+high) / 2)
		run := classRuns[4*middle : 4*middle+3]
		if rune(run[0])<<16|rune(run[1])<<8|rune(run[2]) <= r {
			low = middle
		} else {
			high = middle
		}
	}
	return 1 << (classRuns[4*low+3] - '0')
}

// IsLetter reports whether r is a letter (category L).
func IsLetter(r rune) bool {
	if uint32(r) < 0x80 {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return class(r)&letters != 0
}

// IsDigit reports whether r is a decimal digit (Nd).
func IsDigit(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return '0' <= r && r <= '9'
	}
	return class(r)&(1<<classNd) != 0
}

// IsNumber reports whether r is a number (N).
func IsNumber(r rune) bool { return class(r)&numbers != 0 }

// IsUpper reports whether r is an upper case letter (Lu).
func IsUpper(r rune) bool {
	if uint32(r) < 0x80 {
		return 'A' <= r && r <= 'Z'
	}
	return class(r)&(1<<classLu) != 0
}

// IsLower reports whether r is a lower case letter (Ll).
func IsLower(r rune) bool {
	if uint32(r) < 0x80 {
		return 'a' <= r && r <= 'z'
	}
	return class(r)&(1<<classLl) != 0
}

// IsTitle reports whether r is a title case letter (Lt).
func IsTitle(r rune) bool { return uint32(r) > MaxLatin1 && class(r)&(1<<classLt) != 0 }

// IsSpace reports whether r has the property White_Space.
func IsSpace(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return r == ' ' || '\t' <= r && r <= '\r' || r == 0x85 || r == 0xA0
	}
	switch r {
	case 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}

// IsControl reports whether r is a control character (Cc).
func IsControl(r rune) bool { return uint32(r) < 0x20 || 0x7F <= r && r < 0xA0 }

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol or space (Zs).
func IsGraphic(r rune) bool { return class(r)&(prints|1<<classZs) != 0 }

// IsPrint reports whether r is a letter, mark, number, punctuation, symbol or the ASCII space.
func IsPrint(r rune) bool {
	if uint32(r) < 0x80 {
		return ' ' <= r && r < 0x7F
	}
	return class(r)&prints != 0
}

// IsMark reports whether r is a mark (M).
func IsMark(r rune) bool { return class(r)&marks != 0 }

// IsPunct reports whether r is punctuation (P).
func IsPunct(r rune) bool { return class(r)&puncts != 0 }

// IsSymbol reports whether r is a symbol (S).
func IsSymbol(r rune) bool { return class(r)&symbols != 0 }
