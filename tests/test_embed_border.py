"""What goes over the border between Python and a program that runs, and what is refused there. Scripts run in processes of their own
(embed_script.py)."""

from __future__ import annotations

from embed_script import run_script


def test_variadic_bytes() -> None:
    run_script(
        """
        m = golite.compile('''package v
            type T struct{}
            func Bytes(v ...byte) int { return len(v) }
            func After(s string, v ...byte) string { return s + string(v) }
            func (T) Method(v ...uint8) []byte { return v }
            func Func() func(...byte) int { return Bytes }
            func Call(f func(...byte) int) int { return f(1, 2, 3) }
        ''')
        assert m.Bytes() == 0 and m.Bytes(1, 255) == 2 and m.Bytes(*b"abc") == 3
        assert m.After("a", 0x62, 0x63) == "abc" and m.After(s="a") == "a" and m.After("a", timeout=60) == "a"
        assert m.T().Method() == b"" and m.T().Method(1, 2) == b"\\1\\2" and m.T.new().Method(3) == b"\\3"
        assert m.Func()(1, 2) == 2 and m.Func()() == 0
        assert m.Call(lambda *v: sum(v)) == 6 and m.Call(m.Bytes) == 3
        raises(TypeError, lambda: m.Bytes(b"abc"), "parameter v[0]: uint8 wanted, not bytes")
        raises(OverflowError, lambda: m.T().Method(1, 256), "parameter v[1]: 256 does not fit uint8")
        """
    )


def test_classes_of_pointers() -> None:
    """They are there before the first pointer is."""
    run_script(
        """
        m = golite.compile('''package p
            import ("errors"; "fmt")
            type Empty struct{}
            type Named int
            type E struct{ Code int }
            func (e *E) Error() string { return fmt.Sprint("E", e.Code) }
            func Plain() error { return errors.New("plain") }
            func Fail() error { return fmt.Errorf("wrapped: %w", &E{7}) }
        ''')
        assert not isinstance(5, m.Empty.ref) and not isinstance(5, m.Named.ref)
        error = raises(golite.GoError, m.Plain)
        assert error.as_(m.E.ref) is None
        error = raises(golite.GoError, m.Fail)
        assert error.as_(m.E.ref).Code == 7 and error.as_(m.E) is None
        assert m.E.ref is type(m.E.new(1)) and m.E.ref.__name__ == "*E" and m.E(1).ref is m.E.ref
        assert isinstance(m.Empty.new(), m.Empty.ref) and isinstance(m.Named.new(3), m.Named.ref)
        """
    )


def test_channels_of_go_types() -> None:
    """A channel of any takes values of a program's types, and gives them back as such."""
    run_script(
        """
        SOURCE = '''package c
            import "fmt"
            type P struct { X int }
            func (p P) Twice() int { return 2 * p.X * factor }
            var factor = 1
            func Factor(n int) { factor = n }
            type C int
            const One C = 1
            func Show(c chan any) string { v := <-c; return fmt.Sprintf("%T %v", v, v) }
            func Same(a, b chan any) bool { return <-a == <-b }
            func Give(c chan any) { c <- P{5} }
            func Ints() chan int { return make(chan int, 1) }
            func Call(c chan any) int { return (<-c).(func(int) int)(4) }
            func Inc(n int) int { return n + 1 }
        '''
        m = golite.compile(SOURCE)

        def sent(value):
            c = golite.Chan(object, 1)
            c.send(value)
            return c

        assert m.Show(sent(m.P(3))) == "c.P {3}" and m.Show(sent(m.One)) == "c.C 1"
        assert m.Show(sent({"a": [m.P(4)]})) == "map[string]interface {} map[a:[{4}]]"
        pointer, chan = m.P.new(3), m.Ints()
        assert m.Same(sent(pointer), sent(pointer)) and m.Same(sent(chan), sent(chan)) and not m.Same(sent(chan), sent(m.Ints()))
        assert sent(pointer).recv() is pointer and sent(chan).recv() is chan and type(sent(m.One).recv()) is m.C
        assert m.Call(sent(m.Inc)) == 5 and m.Show(sent(None)) == "<nil> <nil>"
        assert golite.select((golite.Chan(object, 1), m.P(1))).ok

        c = golite.Chan(object, 2)
        c.send(7)
        m.Give(c)
        assert c.recv() == 7
        p = c.recv()
        assert type(p) is m.P and p == m.P(5)
        m.Factor(10)
        assert p.Twice() == 100

        c = sent(m.P(6))
        del m
        assert c.recv().Twice() == 120

        other = golite.Runtime().load(golite.compile(SOURCE))
        raises(TypeError, lambda: c.send(other.P(1)), "value: interface {} wanted, not c.P of another program")
        raises(TypeError, lambda: sent(golite.Chan(int)), "value: interface {} wanted; a value of class Chan has no Go type of its own")
        raises(TypeError, lambda: golite.Chan(int).send(other.P(1)), "value: int wanted, not c.P")
        raises(TypeError, lambda: sent(object()), "value: interface {} wanted; a value of class object has no Go type of its own")
        """
    )


def test_directions_of_channels() -> None:
    run_script(
        """
        m = golite.compile('''package c
            func Numbers(n int) <-chan int { c := make(chan int, n); for i := range n { c <- i }; close(c); return c }
            func Taker() chan<- int { return make(chan int, 1) }
        ''')
        numbers, taker = m.Numbers(3), m.Taker()
        raises(TypeError, numbers.close, f"{numbers!r} only receives")
        raises(TypeError, lambda: numbers.send(1), f"{numbers!r} only receives")
        assert list(numbers) == [0, 1, 2]
        raises(TypeError, taker.recv, f"{taker!r} only sends")
        taker.close()
        raises(golite.GoPanic, lambda: taker.send(1), "send on closed channel")

        what = "a case is a channel, or a pair of a channel and a value, not "
        raises(TypeError, lambda: golite.select(5), what + "5")
        raises(TypeError, lambda: golite.select(golite.Chan(int, 1), (5, 1)), what + "5")
        raises(TypeError, lambda: golite.select((taker,)), what + repr((taker,)))
        raises(ValueError, golite.select)
        """
    )


def test_help_of_functions() -> None:
    run_script(
        """
        import inspect, pydoc, typing
        m = golite.compile('''package h
            type T struct{ X int }
            // F does things.
            //
            // And more.
            func F(a int, b string, rest ...float64) (n int, s []string, err error) { return a, []string{b}, nil }
            func Nothing() {}
            func One(t *T) (T, error) { return *t, nil }
            func (t T) Add(n int) T { return T{t.X + n} }
        ''')
        assert repr(m.F) == "<Go function F(a: int, b: string, *rest: float64) -> (int, []string)>"
        text = pydoc.render_doc(m.F, renderer=pydoc.plaintext)
        assert "\\nF(a: int, b: string, *rest: float64) -> (int, []string)\\n    F does things.\\n" in text, text
        assert "\\nNothing() -> None\\n" in pydoc.render_doc(m.Nothing, renderer=pydoc.plaintext)
        assert inspect.isroutine(m.F) and inspect.getdoc(m.F) == "F does things.\\n\\nAnd more."

        hints = typing.get_type_hints(m.F)
        assert {name: str(t) for name, t in hints.items()} == {
            "a": "<GoType int>", "b": "<GoType string>", "rest": "<GoType float64>", "return": "tuple[<GoType int>, <GoType []string>]"}
        assert typing.get_type_hints(m.Nothing) == {"return": type(None)}
        assert typing.get_type_hints(m.One) == {"t": m.T.new().__go_type__, "return": m.T.__go_type__}
        assert {str(t) for t in typing.get_type_hints(m.T.Add).values()} == {"<GoType int>", "<GoType h.T>"}

        class Owner:
            nothing = m.Nothing
        assert Owner().nothing is m.Nothing and Owner().nothing() is None
        """
    )


def test_functions_with_limits() -> None:
    run_script(
        """
        import inspect
        m = golite.compile("package l\\n// F doubles.\\nfunc F(n int) int { return 2 * n }")
        limited = m.F.with_limits(timeout=60)
        assert limited(3) == limited(n=3) == 6
        assert (limited.__name__, limited.__qualname__, limited.__module__, limited.__doc__) == ("F", "F", "l", "F doubles.")
        assert str(inspect.signature(limited)) == "(n: int) -> int"
        raises(TypeError, m.F.with_limits, "F.with_limits() missing 1 required keyword-only argument: 'timeout'")
        raises(TypeError, lambda: m.F.with_limits(1), "F.with_limits() takes 0 positional arguments but 1 was given")
        """
    )


def test_floats_beyond_the_largest() -> None:
    run_script(
        """
        import math
        from decimal import Decimal
        from fractions import Fraction
        m = golite.compile('''package f
            type S struct{ A int; F float64 }
            type T struct{ F float32; G float64; B bool }
            func F64(v float64) float64 { return v }
            func F32(v float32) float32 { return v }
            func C128(v complex128) complex128 { return v }
            func C64(v complex64) complex64 { return v }
            func Slice(v []float64) []float64 { return v }
            func Slice32(v []float32) []float32 { return v }
            func Array(v [2]float64) [2]float64 { return v }
            func Rest(v ...float64) []float64 { return v }
            func Struct(v S) float64 { return v.F }
            func Structs(v []T) float32 { return v[0].F }
            func Any(v any) any { return v }
            var V float64
        ''')
        for bad in (Decimal("1e400"), Decimal("-1e400"), Fraction(10**400), 10**400):
            for name in ("F64", "F32", "C128", "C64"):
                error = raises(OverflowError, lambda: getattr(m, name)(bad))
                wanted = getattr(m, name).__annotations__["v"].string
                assert str(error).startswith("parameter v: ") and str(error).endswith(f"does not fit {wanted}"), error
            for call, where in (
                (lambda: m.Slice([0.5, bad]), "v[1]"), (lambda: m.Slice32([0.5, bad]), "v[1]"), (lambda: m.Array((math.inf, bad)), "v[1]"),
                (lambda: m.Rest(-math.inf, bad), "v[1]"), (lambda: m.Struct(m.S(1, bad)), "v.F"), (lambda: m.Struct({"F": bad}), "v.F"),
                (lambda: m.Structs([m.T(bad)]), "v[0].F"), (lambda: m.Structs([m.T(1.0, bad)]), "v[0].G"),
            ):
                assert str(raises(OverflowError, call)).startswith(f"parameter {where}: "), where
            if type(bad) is not int:
                raises(OverflowError, lambda: m.Any(bad))
            raises(OverflowError, lambda: setattr(m, "V", bad))
        for good in (math.inf, -math.inf, Decimal("Infinity"), Decimal("-Infinity")):
            for function in (m.F64, m.F32, m.C128, m.C64, m.Any):
                assert function(good) == float(good), function
            assert m.Slice([good, 1.0]) == [float(good), 1.0] and m.Slice32((1, good)) == [1.0, float(good)] and m.Struct(m.S(1, good)) == float(good)
            assert m.Structs([m.T(good)]) == float(good)
        for name in ("C128", "C64"):
            assert repr(getattr(m, name)(complex(math.inf, math.nan))) == "(inf+nanj)" and getattr(m, name)(complex(1, -math.inf)).imag == -math.inf
        assert math.isnan(m.F64(Decimal("nan"))) and math.isnan(m.Slice([Decimal("nan")])[0]) and math.isnan(m.Struct(m.S(1, math.nan)))
        assert m.F64(Decimal("0.5")) == m.Struct(m.S(0, Fraction(1, 2))) == 0.5

        class Raises:
            def __float__(self): raise self.error
        for Raises.error in KeyError("f"), UnicodeError("f"):
            raises(type(Raises.error), lambda: m.F64(Raises()))
            raises(type(Raises.error), lambda: m.C128(Raises()))

        text = "cannot convert signaling NaN to float"
        bad = Decimal("sNaN")
        for call, where in (
            (lambda: m.F64(bad), "v"), (lambda: m.F32(bad), "v"), (lambda: m.C128(bad), "v"), (lambda: m.C64(bad), "v"),
            (lambda: m.Slice([0.5, bad]), "v[1]"), (lambda: m.Slice32([0.5, bad]), "v[1]"), (lambda: m.Array((1, bad)), "v[1]"),
            (lambda: m.Rest(1, bad), "v[1]"), (lambda: m.Struct(m.S(1, bad)), "v.F"), (lambda: m.Struct({"F": bad}), "v.F"),
            (lambda: m.Structs([m.T(bad)]), "v[0].F"),
        ):
            raises(ValueError, call, f"parameter {where}: {text}")
        raises(ValueError, lambda: m.Any(bad), f"parameter v: {text}")
        """
    )


def test_errors_name_parameters() -> None:
    run_script(
        """
        import array
        m = golite.compile("package e\\nfunc Bytes(b []byte) int { return len(b) }\\nfunc Ints(v []int) int { return len(v) }")
        for function, data, name in ((m.Bytes, b"abc", "b"), (m.Ints, array.array("q", [1]), "v")):
            view = memoryview(data)
            view.release()
            error = raises(ValueError, lambda: function(view))
            assert str(error).startswith(f"parameter {name}: ") and "released memoryview" in str(error), error
        """
    )


def test_times_before_the_first_year() -> None:
    """The zone of a datetime can take it where Go has a year and Python has none."""
    run_script(
        """
        from datetime import datetime, timedelta, timezone
        m = golite.compile('''package t
            import "time"
            func Text(t time.Time) string { return t.UTC().Format(time.RFC3339) }
            func Same(t time.Time) time.Time { return t }
        ''')
        east, west = timezone(timedelta(hours=5)), timezone(-timedelta(hours=5))
        assert m.Text(datetime.min.replace(tzinfo=east)) == "0000-12-31T19:00:00Z"
        assert m.Text(datetime.max.replace(tzinfo=west)) == "10000-01-01T04:59:59Z"
        error = raises(OverflowError, lambda: m.Same(datetime.min.replace(tzinfo=east)))
        assert str(error) == "time.Time of a year that datetime does not have"
        """
    )


def test_functions_in_interfaces() -> None:
    run_script(
        """
        m = golite.compile('''package i
            import "fmt"
            func F(n int) string { return fmt.Sprint("F", n) }
            func Any(x any) string { return fmt.Sprintf("%T", x) }
            func Call(x any) string { return x.(func(int) string)(3) }
            func Same(x any) any { return x }
        ''')
        assert m.Any(m.F) == "func(int) string" and m.Call(m.F) == "F3" and m.Same(m.F)(4) == "F4"
        assert m.Any([m.F]) == "[]interface {}"
        raises(TypeError, lambda: m.Any(lambda: 0), "parameter x: interface {} wanted; a value of class function has no Go type of its own")
        other = golite.Runtime().load(m)
        raises(TypeError, lambda: other.Any(m.F), "parameter x: interface {} wanted, not func(int) string of another program")
        """
    )


def test_arguments_of_golite_itself() -> None:
    run_script(
        """
        import math, pathlib
        m = golite.compile("package a\\nfunc F(n int) int { return n }")
        MAIN = "package main\\nfunc main() {}"
        for bad in (math.nan, -1, -0.5):
            text = f"a timeout is a number of seconds from 0 on, not {bad!r}"
            raises(ValueError, lambda: m.F(1, timeout=bad), text)
            raises(ValueError, lambda: m.F.with_limits(timeout=bad), text)
            raises(ValueError, lambda: golite.run(MAIN, timeout=bad), text)
        raises(TypeError, lambda: m.F(1, timeout="1"), "a timeout is a number of seconds from 0 on, not '1'")
        assert m.F(1, timeout=math.inf) == m.F(1, timeout=60) == m.F.with_limits(timeout=True)(1) == 1

        for call in (lambda **how: golite.run(MAIN, **how), golite.Runtime):
            raises(ValueError, lambda: call(args=["a\\0b"]), "an argument has a NUL in it: 'a\\\\x00b'")
            raises(ValueError, lambda: call(env={"A": "b\\0"}), "the environment's 'A' has a NUL in it")
            raises(ValueError, lambda: call(env={"A\\0": "b"}), "'A\\\\x00' is no name for the environment")
            raises(ValueError, lambda: call(env={"A=B": "c"}), "'A=B' is no name for the environment")
            raises(ValueError, lambda: call(env={"": "c"}), "'' is no name for the environment")
            call(env={"A": "b=c", b"B": b"d"}, args=["x", ""])

        raises(TypeError, lambda: golite.compile(b"package a"), "Go source is a str, not bytes")
        raises(TypeError, lambda: golite.compile(5), "Go source is a str, not int")
        for call in (golite.load, golite.run, golite.Runtime().load):
            raises(TypeError, lambda: call(b"package a"), "a program is a str or a path, not bytes")
            raises(TypeError, lambda: call(5), "a program is a str or a path, not int")
        """
    )
