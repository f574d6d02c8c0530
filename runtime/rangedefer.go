// Defer statements in the body of a range over a function.

package runtime

// deferprocat is deferproc for a frame that is not the innermost one: a defer statement in the body of a loop over an iterator
// function defers to the function around the loop, while the iterator's own frames (and their deferred calls) stand above it. The call
// goes on top of the frame's other calls in the list, below those of the iterator. There is always one: compiled code makes an empty
// one right before the loop.
func deferprocat(f *_deferframe, d *_defer, fn func()) {
	at := &getg()._defer
	for (*at).frame != f {
		at = &(*at).link
	}
	d.fn = fn
	d.frame = f
	d.link = *at
	*at = d
}
