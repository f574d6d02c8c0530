// Stages of a pipeline in packages of their own, joined by channels; ends with an exit status.
package main

import (
	"fmt"
	"os"

	"example.org/pipeline/source"
	"example.org/pipeline/stage"
)

func main() {
	words := source.Words("the quick brown fox jumps over the lazy dog the end")
	counts := stage.Count(stage.Upper(words))
	for _, c := range stage.Sorted(counts) {
		fmt.Println(c)
	}
	if len(counts) != 9 {
		os.Exit(1)
	}
	os.Exit(7)
}
