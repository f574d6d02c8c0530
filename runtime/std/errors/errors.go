// Package errors makes error values and walks the trees that wrapping builds.
//
// An error's children are what its Unwrap method gives: one error, or a slice of them. Is and As visit the tree in
// pre-order, depth first.
package errors

import "internal/reflectlite"

// ErrUnsupported says that an operation cannot be done because it is not supported; wrap it to say which.
var ErrUnsupported = New("unsupported operation")

// errorString is New's error. It is used by pointer, so that two errors with the same text differ.
type errorString struct{ s string }

func (e *errorString) Error() string { return e.s }

// New returns an error with the given text; every call's result is distinct.
func New(text string) error { return &errorString{text} }

type singleWrapper interface{ Unwrap() error }
type multiWrapper interface{ Unwrap() []error }

// Unwrap returns the error that err wraps through `Unwrap() error`, or nil.
func Unwrap(err error) error {
	if w, ok := err.(singleWrapper); ok {
		return w.Unwrap()
	}
	return nil
}

// Is reports whether some error in err's tree equals target, or says so itself through an Is method.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return treeHas(err, target, reflectlite.TypeOf(target).Comparable())
}

func treeHas(err, target error, comparable bool) bool {
	for err != nil {
		if comparable && err == target {
			return true
		}
		if m, ok := err.(interface{ Is(error) bool }); ok && m.Is(target) {
			return true
		}
		if many, ok := err.(multiWrapper); ok {
			for _, e := range many.Unwrap() {
				if treeHas(e, target, comparable) {
					return true
				}
			}
			return false
		}
		err = Unwrap(err)
	}
	return false
}

// As finds the first error in err's tree whose type can be assigned to *target, or whose As method accepts target,
// stores it there and reports true. It panics if target is not a non-nil pointer to an error or interface type.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	if target == nil {
		panic("errors: target cannot be nil")
	}
	dest := reflectlite.ValueOf(target)
	if dest.Kind() != reflectlite.Ptr || dest.IsNil() {
		panic("errors: target must be a non-nil pointer")
	}
	want := dest.Type().Elem()
	if want.Kind() != reflectlite.Interface && !want.Implements(errorInterface) {
		panic("errors: *target must be interface or implement error")
	}
	return storeFirst(err, target, dest, want)
}

func storeFirst(err error, target any, dest reflectlite.Value, want reflectlite.Type) bool {
	for err != nil {
		if reflectlite.TypeOf(err).AssignableTo(want) {
			dest.Elem().Set(reflectlite.ValueOf(err))
			return true
		}
		if m, ok := err.(interface{ As(any) bool }); ok && m.As(target) {
			return true
		}
		if many, ok := err.(multiWrapper); ok {
			for _, e := range many.Unwrap() {
				if storeFirst(e, target, dest, want) {
					return true
				}
			}
			return false
		}
		err = Unwrap(err)
	}
	return false
}

var errorInterface = reflectlite.TypeOf((*error)(nil)).Elem()

// joinError holds at least one error, none of them nil.
type joinError struct{ errs []error }

// Join returns an error that wraps those of errs that are not nil, or nil if there are none. Its text is theirs, a
// line each.
func Join(errs ...error) error {
	n := 0
	for _, e := range errs {
		if e != nil {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	kept := make([]error, 0, n)
	for _, e := range errs {
		if e != nil {
			kept = append(kept, e)
		}
	}
	return &joinError{kept}
}

func (j *joinError) Error() string {
	if len(j.errs) == 1 {
		return j.errs[0].Error()
	}
	var text []byte
	for i, e := range j.errs {
		if i > 0 {
			text = append(text, '\n')
		}
		text = append(text, e.Error()...)
	}
	return string(text)
}

func (j *joinError) Unwrap() []error { return j.errs }

// AsType is As for an error of type E: the first one in err's tree.
func AsType[E error](err error) (E, bool) {
	for err != nil {
		if e, ok := err.(E); ok {
			return e, true
		}
		if m, ok := err.(interface{ As(any) bool }); ok {
			var e E
			if m.As(&e) {
				return e, true
			}
		}
		if many, ok := err.(multiWrapper); ok {
			for _, part := range many.Unwrap() {
				if e, ok := AsType[E](part); ok {
					return e, true
				}
			}
			break
		}
		err = Unwrap(err)
	}
	var none E
	return none, false
}
