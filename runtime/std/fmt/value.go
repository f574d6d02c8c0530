// Operands of any type: the dispatch, calls of formatting methods, and the walk over values with package reflect.

package fmt

import (
	"reflect"
	"unicode/utf8"
)

// printArg prints one operand.
func (p *printer) printArg(arg any, verb rune) {
	p.arg = arg
	p.val = reflect.Value{}
	if arg == nil {
		if verb == 'T' || verb == 'v' {
			p.padString("<nil>")
		} else {
			p.badVerb(verb)
		}
		return
	}
	switch verb {
	case 'T':
		p.text(reflect.TypeOf(arg).String())
		return
	case 'p':
		p.printPointer(reflect.ValueOf(arg), 'p')
		return
	}
	switch x := arg.(type) {
	case string:
		p.printString(x, verb)
	case int:
		if verb == 'd' && p.plain {
			p.decimal(uint64(x), signed)
		} else {
			p.printInteger(uint64(x), signed, verb)
		}
	case bool:
		p.printBool(x, verb)
	case float64:
		p.printFloat(x, 64, verb)
	case float32:
		p.printFloat(float64(x), 32, verb)
	case int64:
		p.printInteger(uint64(x), signed, verb)
	case int32:
		p.printInteger(uint64(x), signed, verb)
	case int16:
		p.printInteger(uint64(x), signed, verb)
	case int8:
		p.printInteger(uint64(x), signed, verb)
	case uint:
		p.printInteger(uint64(x), unsigned, verb)
	case uint64:
		p.printInteger(x, unsigned, verb)
	case uint32:
		p.printInteger(uint64(x), unsigned, verb)
	case uint16:
		p.printInteger(uint64(x), unsigned, verb)
	case uint8:
		p.printInteger(uint64(x), unsigned, verb)
	case uintptr:
		p.printInteger(uint64(x), unsigned, verb)
	case []byte:
		p.printBytes(x, verb, "[]byte")
	case complex128:
		p.printComplex(x, 64, verb)
	case complex64:
		p.printComplex(complex128(x), 32, verb)
	case reflect.Value:
		if x.IsValid() && x.CanInterface() {
			p.arg = x.Interface()
			if p.callMethod(verb) {
				return
			}
		}
		p.printValue(x, verb, 0)
	default:
		if !p.callMethod(verb) {
			p.printValue(reflect.ValueOf(arg), verb, 0)
		}
	}
}

// callMethod lets the operand in p.arg print itself, if it can for this verb, and tells whether it did.
func (p *printer) callMethod(verb rune) bool {
	if p.erring {
		return false
	}
	if verb == 'w' {
		if _, ok := p.arg.(error); !ok || !p.wrapErrs {
			p.badVerb(verb)
			return true
		}
		verb = 'v'
	}
	if f, ok := p.arg.(Formatter); ok {
		p.callFormat(f, verb)
		return true
	}
	if p.sharpV {
		if g, ok := p.arg.(GoStringer); ok {
			p.callGoString(g, verb)
			return true
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch x := p.arg.(type) {
		case error:
			p.callError(x, verb)
			return true
		case Stringer:
			p.callStringer(x, verb)
			return true
		}
	}
	return false
}

func (p *printer) callFormat(f Formatter, verb rune) {
	defer p.catch(f, verb, "Format")
	f.Format(p, verb)
}

func (p *printer) callGoString(g GoStringer, verb rune) {
	defer p.catch(g, verb, "GoString")
	p.text(g.GoString())
}

func (p *printer) callError(e error, verb rune) {
	defer p.catch(e, verb, "Error")
	p.printString(e.Error(), verb)
}

func (p *printer) callStringer(s Stringer, verb rune) {
	defer p.catch(s, verb, "String")
	p.printString(s.String(), verb)
}

// catch, deferred around a method call, prints what it panicked with. A nil receiver is the caller's carelessness and prints as
// <nil>; a panic while another is being printed goes on.
func (p *printer) catch(arg any, verb rune, method string) {
	cause := recover()
	if cause == nil {
		return
	}
	if v := reflect.ValueOf(arg); v.Kind() == reflect.Pointer && v.IsNil() {
		p.buf = append(p.buf, "<nil>"...)
		return
	}
	if p.panicking {
		panic(cause)
	}
	was := p.flags
	p.flags = noFlags
	p.buf = append(p.buf, "%!"...)
	p.buf = utf8.AppendRune(p.buf, verb)
	p.buf = append(p.buf, "(PANIC="...)
	p.buf = append(p.buf, method...)
	p.buf = append(p.buf, " method: "...)
	p.panicking = true
	p.printArg(cause, 'v')
	p.panicking = false
	p.buf = append(p.buf, ')')
	p.flags = was
}

// badVerb reports a verb that the operand's type does not have.
func (p *printer) badVerb(verb rune) {
	p.erring = true
	p.buf = append(p.buf, "%!"...)
	p.buf = utf8.AppendRune(p.buf, verb)
	p.buf = append(p.buf, '(')
	switch {
	case p.arg != nil:
		p.buf = append(p.buf, reflect.TypeOf(p.arg).String()...)
		p.buf = append(p.buf, '=')
		p.printArg(p.arg, 'v')
	case p.val.IsValid():
		p.buf = append(p.buf, p.val.Type().String()...)
		p.buf = append(p.buf, '=')
		p.printValue(p.val, 'v', 0)
	default:
		p.buf = append(p.buf, "<nil>"...)
	}
	p.buf = append(p.buf, ')')
	p.erring = false
}

// printPointer prints the address of what has one.
func (p *printer) printPointer(v reflect.Value, verb rune) {
	var u uint64
	switch v.Kind() {
	case reflect.Chan, reflect.Func, reflect.Map, reflect.Pointer, reflect.Slice, reflect.UnsafePointer:
		u = uint64(uintptr(v.UnsafePointer()))
	default:
		p.badVerb(verb)
		return
	}
	switch verb {
	case 'v':
		switch {
		case p.sharpV:
			p.buf = append(p.buf, '(')
			p.buf = append(p.buf, v.Type().String()...)
			p.buf = append(p.buf, ")("...)
			if u == 0 {
				p.buf = append(p.buf, "nil"...)
			} else {
				p.hex0x(u, true)
			}
			p.buf = append(p.buf, ')')
		case u == 0:
			p.padString("<nil>")
		default:
			p.hex0x(u, !p.sharp)
		}
	case 'p':
		p.hex0x(u, !p.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.printInteger(u, unsigned, verb)
	default:
		p.badVerb(verb)
	}
}

// printValue prints a reflected value; depth is how many composite values are around it. Methods are called for what lies
// inside composites, the top has been asked already.
func (p *printer) printValue(v reflect.Value, verb rune, depth int) {
	if depth > 0 || !v.IsValid() {
		p.arg = nil
		// Putting v into an interface takes an allocation: not for types without methods.
		if v.IsValid() && v.CanInterface() && (v.Kind() == reflect.Interface || v.NumMethod() > 0) {
			p.arg = v.Interface()
			if p.callMethod(verb) {
				return
			}
		}
	}
	p.val = v

	switch v.Kind() {
	case reflect.Invalid:
		if depth == 0 {
			p.buf = append(p.buf, "<invalid reflect.Value>"...)
		} else if verb == 'v' {
			p.buf = append(p.buf, "<nil>"...)
		} else {
			p.badVerb(verb)
		}
	case reflect.Bool:
		p.printBool(v.Bool(), verb)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.printInteger(uint64(v.Int()), signed, verb)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		p.printInteger(v.Uint(), unsigned, verb)
	case reflect.Float32:
		p.printFloat(v.Float(), 32, verb)
	case reflect.Float64:
		p.printFloat(v.Float(), 64, verb)
	case reflect.Complex64:
		p.printComplex(v.Complex(), 32, verb)
	case reflect.Complex128:
		p.printComplex(v.Complex(), 64, verb)
	case reflect.String:
		p.printString(v.String(), verb)
	case reflect.Map:
		p.printMap(v, verb, depth)
	case reflect.Struct:
		p.printStruct(v, verb, depth)
	case reflect.Interface:
		inner := v.Elem()
		switch {
		case inner.IsValid():
			p.printValue(inner, verb, depth+1)
		case p.sharpV:
			p.buf = append(p.buf, v.Type().String()...)
			p.buf = append(p.buf, "(nil)"...)
		default:
			p.buf = append(p.buf, "<nil>"...)
		}
	case reflect.Array, reflect.Slice:
		p.printList(v, verb, depth)
	case reflect.Pointer:
		// A pointer at the top to a composite is shown as & and its contents.
		if depth == 0 && v.UnsafePointer() != nil {
			switch target := v.Elem(); target.Kind() {
			case reflect.Array, reflect.Slice, reflect.Struct, reflect.Map:
				p.buf = append(p.buf, '&')
				p.printValue(target, verb, depth+1)
				return
			}
		}
		p.printPointer(v, verb)
	case reflect.Chan, reflect.Func, reflect.UnsafePointer:
		p.printPointer(v, verb)
	default:
		p.buf = append(p.buf, '?')
		p.buf = append(p.buf, v.Type().String()...)
		p.buf = append(p.buf, '?')
	}
}

func (p *printer) printStruct(v reflect.Value, verb rune, depth int) {
	t := v.Type()
	if p.sharpV {
		p.buf = append(p.buf, t.String()...)
	}
	p.buf = append(p.buf, '{')
	for i, n := 0, v.NumField(); i < n; i++ {
		p.separate(i)
		if p.plusV || p.sharpV {
			if name := t.Field(i).Name; name != "" {
				p.buf = append(p.buf, name...)
				p.buf = append(p.buf, ':')
			}
		}
		f := v.Field(i)
		if f.Kind() == reflect.Interface && !f.IsNil() {
			f = f.Elem()
		}
		p.printValue(f, verb, depth+1)
	}
	p.buf = append(p.buf, '}')
}

// separate writes what stands before element i of a composite.
func (p *printer) separate(i int) {
	if i == 0 {
		return
	}
	if p.sharpV {
		p.buf = append(p.buf, ", "...)
	} else {
		p.buf = append(p.buf, ' ')
	}
}

func (p *printer) printMap(v reflect.Value, verb rune, depth int) {
	if p.sharpV {
		p.buf = append(p.buf, v.Type().String()...)
		if v.IsNil() {
			p.buf = append(p.buf, "(nil)"...)
			return
		}
		p.buf = append(p.buf, '{')
	} else {
		p.buf = append(p.buf, "map["...)
	}
	for i, e := range sortedEntries(v) {
		p.separate(i)
		p.printValue(e.key, verb, depth+1)
		p.buf = append(p.buf, ':')
		p.printValue(e.value, verb, depth+1)
	}
	if p.sharpV {
		p.buf = append(p.buf, '}')
	} else {
		p.buf = append(p.buf, ']')
	}
}

func (p *printer) printList(v reflect.Value, verb rune, depth int) {
	t := v.Type()
	switch verb {
	case 's', 'q', 'x', 'X':
		// Lists of bytes are texts for these.
		if t.Elem().Kind() == reflect.Uint8 {
			var b []byte
			if v.Kind() == reflect.Slice || v.CanAddr() {
				b = v.Bytes()
			} else {
				b = make([]byte, v.Len())
				for i := range b {
					b[i] = byte(v.Index(i).Uint())
				}
			}
			p.printBytes(b, verb, t.String())
			return
		}
	}
	if p.sharpV {
		p.buf = append(p.buf, t.String()...)
		if v.Kind() == reflect.Slice && v.IsNil() {
			p.buf = append(p.buf, "(nil)"...)
			return
		}
		p.buf = append(p.buf, '{')
	} else {
		p.buf = append(p.buf, '[')
	}
	for i, n := 0, v.Len(); i < n; i++ {
		p.separate(i)
		p.printValue(v.Index(i), verb, depth+1)
	}
	if p.sharpV {
		p.buf = append(p.buf, '}')
	} else {
		p.buf = append(p.buf, ']')
	}
}
