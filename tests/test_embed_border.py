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
