// A small tokenizer and stack machine: loops, switches, slices, maps and errors working together.
package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

type token struct {
	kind string
	text string
}

func lex(s string) (toks []token, err error) {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ':
			i++
		case c >= '0' && c <= '9':
			j := i
			for j < len(s) && (s[j] >= '0' && s[j] <= '9' || s[j] == '.') {
				j++
			}
			toks = append(toks, token{"num", s[i:j]})
			i = j
		case c >= 'a' && c <= 'z':
			j := i
			for j < len(s) && s[j] >= 'a' && s[j] <= 'z' {
				j++
			}
			toks = append(toks, token{"id", s[i:j]})
			i = j
		case strings.IndexByte("+-*/()=^", c) >= 0:
			toks = append(toks, token{"op", string(c)})
			i++
		default:
			return nil, fmt.Errorf("bad character %q at %d", c, i)
		}
	}
	return
}

var prec = map[string]int{"=": 0, "+": 1, "-": 1, "*": 2, "/": 2, "^": 3}

func rpn(toks []token) (out []token, err error) {
	var ops []token
	for _, t := range toks {
		switch t.kind {
		case "num", "id":
			out = append(out, t)
		case "op":
			switch t.text {
			case "(":
				ops = append(ops, t)
			case ")":
				for {
					if len(ops) == 0 {
						return nil, errors.New("unbalanced )")
					}
					top := ops[len(ops)-1]
					ops = ops[:len(ops)-1]
					if top.text == "(" {
						break
					}
					out = append(out, top)
				}
			default:
				for len(ops) > 0 {
					top := ops[len(ops)-1]
					if top.text == "(" || prec[top.text] < prec[t.text] || prec[top.text] == prec[t.text] && (t.text == "^" || t.text == "=") {
						break
					}
					out = append(out, top)
					ops = ops[:len(ops)-1]
				}
				ops = append(ops, t)
			}
		}
	}
	for i := len(ops) - 1; i >= 0; i-- {
		if ops[i].text == "(" {
			return nil, errors.New("unbalanced (")
		}
		out = append(out, ops[i])
	}
	return
}

func eval(code []token, vars map[string]float64) (res float64, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("eval: %v", r)
		}
	}()
	var st []float64
	var names []string
	for _, t := range code {
		switch t.kind {
		case "num":
			v, err := strconv.ParseFloat(t.text, 64)
			if err != nil {
				return 0, err
			}
			st, names = append(st, v), append(names, "")
			continue
		case "id":
			st, names = append(st, vars[t.text]), append(names, t.text)
			continue
		}
		b, a := st[len(st)-1], st[len(st)-2]
		name := names[len(names)-2]
		st, names = st[:len(st)-2], names[:len(names)-2]
		var v float64
		switch t.text {
		case "+":
			v = a + b
		case "-":
			v = a - b
		case "*":
			v = a * b
		case "/":
			if b == 0 {
				return 0, errors.New("division by zero")
			}
			v = a / b
		case "^":
			v = 1
			for range int(b) {
				v *= a
			}
		case "=":
			vars[name] = b
			v = b
		}
		st, names = append(st, v), append(names, "")
	}
	return st[0], nil
}

func main() {
	vars := map[string]float64{}
	for _, src := range []string{"1 + 2*3", "x = 2 ^ 3 ^ 2", "y = x / 4 - 1", "(1+2)*(3+4)", "x*y", "a = b = 5", "a+b", "1/0", "2 +", "(1", "1)", "3 $ 4", "1.2.3 + 1"} {
		toks, err := lex(src)
		var code []token
		if err == nil {
			code, err = rpn(toks)
		}
		v := 0.0
		if err == nil {
			v, err = eval(code, vars)
		}
		fmt.Println(src, "->", v, err)
	}
	fmt.Println(vars)
}
