package debug

import (
	"fmt"
	"strconv"
	"strings"
)

// BuildInfo says what a program was made of.
type BuildInfo struct {
	GoVersion string         `json:",omitempty"`
	Path      string         `json:",omitempty"` // of the main package
	Main      Module         `json:""`
	Deps      []*Module      `json:",omitempty"`
	Settings  []BuildSetting `json:",omitempty"`
}

// Module is one of the modules of a program.
type Module struct {
	Path    string  `json:",omitempty"`
	Version string  `json:",omitempty"`
	Sum     string  `json:",omitempty"`
	Replace *Module `json:",omitempty"`
}

// BuildSetting is a setting that the program was made with.
type BuildSetting struct {
	Key   string `json:",omitempty"`
	Value string `json:",omitempty"`
}

// ReadBuildInfo would give the running program's; golite's programs carry none.
func ReadBuildInfo() (info *BuildInfo, ok bool) { return nil, false }

// quoted tells whether a key or a value must stand in quotes.
func quoted(s string, more string) bool {
	return s == "" || strings.ContainsAny(s, " \t\r\n\"`"+more)
}

// String is the text form: a line for each thing, its parts apart by tabs.
func (bi *BuildInfo) String() string {
	var b strings.Builder
	if bi.GoVersion != "" {
		fmt.Fprintf(&b, "go\t%s\n", bi.GoVersion)
	}
	if bi.Path != "" {
		fmt.Fprintf(&b, "path\t%s\n", bi.Path)
	}
	var module func(word string, m *Module)
	module = func(word string, m *Module) {
		b.WriteString(word + "\t" + m.Path + "\t" + m.Version)
		if m.Replace == nil {
			b.WriteString("\t" + m.Sum)
		} else {
			b.WriteString("\n")
			module("=>", m.Replace)
		}
		b.WriteString("\n")
	}
	if bi.Main != (Module{}) {
		module("mod", &bi.Main)
	}
	for _, m := range bi.Deps {
		module("dep", m)
	}
	for _, s := range bi.Settings {
		key, value := s.Key, s.Value
		if quoted(key, "=") {
			key = strconv.Quote(key)
		}
		if s.Value != "" && quoted(value, "") {
			value = strconv.Quote(value)
		}
		fmt.Fprintf(&b, "build\t%s=%s\n", key, value)
	}
	return b.String()
}

