package strings

import (
	"internal/bytealg"
	"io"
)

// Replacer replaces several strings at once. It may be used by several goroutines.
//
// At each place, going forward, the first of the old strings that fits is replaced, in the order of the arguments. An
// empty old string fits everywhere, but not right after it has itself been replaced.
type Replacer struct {
	kind  replacerKind
	bytes [256]byte // byBytes: what each byte becomes

	// byTexts: texts[places[b]-1] is what byte b becomes, if places[b] != 0
	places [256]uint16
	texts  []string

	old, new string // bySearch

	// byTrie: nodes are rows of `next`, one entry for every byte that old strings use (column 0 is for all others); an
	// entry is the row reached, 0 if none. Row 0 is the root.
	columns [256]uint16
	width   int
	next    []int32
	ends    []trieEnd
}

// trieEnd is what ends at a row: the number of the pair (from 1, 0 if none ends there).
type trieEnd struct {
	pair int
	new  string
}

type replacerKind uint8

const (
	byNothing replacerKind = iota
	byBytes                // old and new are single bytes
	byTexts                // old are single bytes
	bySearch               // one pair
	byTrie
)

// NewReplacer makes a Replacer of pairs of old and new strings.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 != 0 {
		panic("strings.NewReplacer: odd argument count")
	}
	r := &Replacer{}
	if len(oldnew) == 0 {
		return r
	}
	if len(oldnew) == 2 && len(oldnew[0]) > 1 {
		r.kind, r.old, r.new = bySearch, oldnew[0], oldnew[1]
		return r
	}
	oldBytes, newBytes := true, true
	for i := 0; i < len(oldnew); i += 2 {
		oldBytes = oldBytes && len(oldnew[i]) == 1
		newBytes = newBytes && len(oldnew[i+1]) == 1
	}
	switch {
	case oldBytes && newBytes:
		r.kind = byBytes
		for i := range r.bytes {
			r.bytes[i] = byte(i)
		}
		for i := len(oldnew) - 2; i >= 0; i -= 2 { // backwards: the first pair of a byte counts
			r.bytes[oldnew[i][0]] = oldnew[i+1][0]
		}
	case oldBytes:
		r.kind = byTexts
		for i := 0; i < len(oldnew); i += 2 {
			if c := oldnew[i][0]; r.places[c] == 0 {
				r.texts = append(r.texts, oldnew[i+1])
				r.places[c] = uint16(len(r.texts))
			}
		}
	default:
		r.kind = byTrie
		r.buildTrie(oldnew)
	}
	return r
}

func (r *Replacer) buildTrie(oldnew []string) {
	r.width = 1
	for i := 0; i < len(oldnew); i += 2 {
		for j := 0; j < len(oldnew[i]); j++ {
			if c := oldnew[i][j]; r.columns[c] == 0 {
				r.columns[c] = uint16(r.width)
				r.width++
			}
		}
	}
	r.next = make([]int32, r.width)
	r.ends = make([]trieEnd, 1)
	for i := 0; i < len(oldnew); i += 2 {
		row := 0
		for j := 0; j < len(oldnew[i]); j++ {
			at := row*r.width + int(r.columns[oldnew[i][j]])
			if r.next[at] == 0 {
				r.next[at] = int32(len(r.ends))
				r.next = append(r.next, make([]int32, r.width)...)
				r.ends = append(r.ends, trieEnd{})
			}
			row = int(r.next[at])
		}
		if r.ends[row].pair == 0 {
			r.ends[row] = trieEnd{i/2 + 1, oldnew[i+1]}
		}
	}
}

// find gives the pair that fits at s's start: the length of old, new, and whether there is one.
func (r *Replacer) find(s string, noEmpty bool) (length int, text string, ok bool) {
	row, best := 0, 0
	if e := &r.ends[0]; e.pair != 0 && !noEmpty {
		best, text = e.pair, e.new
	}
	for i := 0; i < len(s); i++ {
		column := r.columns[s[i]]
		if column == 0 {
			break
		}
		row = int(r.next[row*r.width+int(column)])
		if row == 0 {
			break
		}
		if e := &r.ends[row]; e.pair != 0 && (best == 0 || e.pair < best) {
			best, text, length = e.pair, e.new, i+1
		}
	}
	return length, text, best != 0
}

// Replace returns s with all replacements made.
func (r *Replacer) Replace(s string) string {
	var b Builder
	if !r.replace(&b, s) {
		return s
	}
	return b.String()
}

// WriteString writes s to w with all replacements made.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}

// replace writes the result to b, or reports false if s has nothing to replace.
func (r *Replacer) replace(b *Builder, s string) bool {
	copied := 0 // s[:copied] is done
	replaced := false
	put := func(at, length int, text string) {
		if !replaced {
			replaced = true
			b.Grow(len(s) + len(text))
		}
		b.WriteString(s[copied:at])
		b.WriteString(text)
		copied = at + length
	}
	switch r.kind {
	case byBytes:
		i := 0
		for i < len(s) && r.bytes[s[i]] == s[i] {
			i++
		}
		if i == len(s) {
			return false
		}
		b.Grow(len(s))
		b.WriteString(s)
		for ; i < len(s); i++ {
			b.buf[i] = r.bytes[s[i]]
		}
		return true
	case byTexts:
		for i := 0; i < len(s); i++ {
			if place := r.places[s[i]]; place != 0 {
				put(i, 1, r.texts[place-1])
			}
		}
	case bySearch:
		for {
			i := bytealg.Index(s[copied:], r.old)
			if i < 0 {
				break
			}
			put(copied+i, len(r.old), r.new)
		}
	case byTrie:
		// Without an empty old string, only bytes that begin one matter.
		everywhere := r.ends[0].pair != 0
		wasEmpty := false
		for i := 0; i <= len(s); {
			if !everywhere && (i == len(s) || r.next[r.columns[s[i]]] == 0) {
				i++
				continue
			}
			length, text, ok := r.find(s[i:], wasEmpty)
			wasEmpty = ok && length == 0
			if ok {
				put(i, length, text)
				i += length
				continue
			}
			i++
		}
	}
	if !replaced {
		return false
	}
	b.WriteString(s[copied:])
	return true
}
