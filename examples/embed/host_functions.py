"""Python functions that Go code imports: a word counter in Go that has Python fetch the pages and take the results.

Run it with ``python examples/embed/host_functions.py``.
"""

import golite

SOURCE = """
package words

import (
	"errors"
	"fmt"
	"host"
	"strings"
	"sync"
)

// Count counts the words of all pages, each in a goroutine. Pages that are missing count as errors.
func Count(names []string) (failed error) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	for _, name := range names {
		wg.Go(func() {
			text, err := host.Fetch(name)
			if err != nil {
				mu.Lock()
				failed = errors.Join(failed, fmt.Errorf("page %s: %w", name, err))
				mu.Unlock()
				return
			}
			counts := map[string]int{}
			for _, word := range strings.Fields(text) {
				counts[word]++
			}
			host.Report(name, counts)
		})
	}
	wg.Wait()
	return
}

// Guarded tells what a host function panicked with, if it did.
func Guarded(name string) (what string) {
	defer func() {
		if r := recover(); r != nil {
			what = fmt.Sprint("recovered: ", r)
		}
	}()
	host.Report(name, nil)
	return "fine"
}
"""

PAGES = {"fruit": "apple pear apple", "cheese": "brie"}
reports: dict[str, dict[str, int]] = {}


def fetch(name: str) -> golite.Result[str]:
    return PAGES[name]  # a KeyError is the error that Go gets


def report(name: str, counts: dict[str, int]) -> None:
    if not counts:
        raise ValueError(f"nothing counted in {name}")
    reports[name] = counts


words = golite.compile(SOURCE, hosts={"host": {"Fetch": fetch, "Report": report}})
words.Count(["fruit", "cheese"])
print([(page, sorted(counts.items())) for page, counts in sorted(reports.items())])

try:
    words.Count(["fruit", "bread"])
except golite.GoError as error:
    print(error)  # page bread: KeyError: 'bread'
    print([type(e).__name__ for e in error.chain()])  # the exception that fetch raised is in there

print(words.Guarded("fish"))

# A runtime can have functions of its own for the same program, or expose some for what it loads.
with golite.Runtime() as runtime:

    @runtime.host("host", errors=True)
    def fetch(name: str) -> str:
        return f"this is {name}"

    @runtime.host("host")
    def report(name: str, counts: dict[str, int]) -> None:
        print(name, sorted(counts))

    runtime.load(words).Count(["bread"])
