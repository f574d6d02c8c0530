package debug

import (
	"errors"
	"fmt"
	"runtime"
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

// buildInfo is the text that golite put into the program: lines as String makes them (golite/engine/buildinfo.py). Empty if Python calls.
func buildInfo() string

// ReadBuildInfo gives the running program's. There is none in Go code that Python has compiled or loaded.
func ReadBuildInfo() (info *BuildInfo, ok bool) {
	text := buildInfo()
	if text == "" {
		return nil, false
	}
	info, err := ParseBuildInfo(text)
	if err != nil {
		return nil, false
	}
	info.GoVersion = runtime.Version()
	return info, true
}

// ParseBuildInfo reads what String has written, but for the version of Go. Lines of other kinds count for nothing.
func ParseBuildInfo(data string) (bi *BuildInfo, err error) {
	bi = new(BuildInfo)
	var module *Module // that the next line may replace
	for number := 1; ; number++ {
		line, rest, whole := strings.Cut(data, "\n")
		if !whole {
			return bi, nil
		}
		data = rest
		kind, rest, _ := strings.Cut(line, "\t")
		columns := strings.Split(rest, "\t")
		switch {
		case !strings.Contains(line, "\t"):
		case kind == "path":
			bi.Path = rest
		case kind == "mod":
			module = &bi.Main
			*module, err = parseModule(columns)
		case kind == "dep":
			module = new(Module)
			bi.Deps = append(bi.Deps, module)
			*module, err = parseModule(columns)
		case kind == "=>":
			switch {
			case len(columns) != 3:
				err = fmt.Errorf("expected 3 columns for replacement; got %d", len(columns))
			case module == nil:
				err = errors.New("replacement with no module on previous line")
			default:
				module.Replace = &Module{Path: columns[0], Version: columns[1], Sum: columns[2]}
				module = nil
			}
		case kind == "build":
			var setting BuildSetting
			setting, err = parseSetting(rest)
			bi.Settings = append(bi.Settings, setting)
		}
		if err != nil {
			return nil, fmt.Errorf("could not parse Go build info: line %d: %w", number, err)
		}
	}
}

func parseModule(columns []string) (m Module, err error) {
	if n := len(columns); n != 2 && n != 3 {
		return m, fmt.Errorf("expected 2 or 3 columns; got %d", n)
	}
	m.Path, m.Version = columns[0], columns[1]
	if len(columns) == 3 {
		m.Sum = columns[2]
	}
	return m, nil
}

func parseSetting(text string) (s BuildSetting, err error) {
	if text == "" {
		return s, errors.New("build line with missing key")
	}
	if text[0] == '=' {
		return s, errors.New("build line with missing key")
	}
	var value string
	if text[0] == '"' || text[0] == '`' {
		key, err := strconv.QuotedPrefix(text)
		if err != nil {
			return s, errors.New("invalid quoted key in build line")
		}
		value = text[len(key):]
		if value == "" {
			return s, errors.New("build line missing '=' after key")
		}
		if value[0] != '=' {
			return s, fmt.Errorf("unexpected character after quoted key: %q", value[0])
		}
		value = value[1:]
		s.Key, _ = strconv.Unquote(key)
	} else {
		var found bool
		s.Key, value, found = strings.Cut(text, "=")
		if !found {
			return s, errors.New("build line missing '=' after key")
		}
		if quoted(s.Key, "") {
			return s, fmt.Errorf("unquoted key %q must be quoted", s.Key)
		}
	}
	s.Value = value
	if value == "" {
		return s, nil
	}
	if value[0] == '"' || value[0] == '`' {
		if s.Value, err = strconv.Unquote(value); err != nil {
			return s, errors.New("invalid quoted value in build line")
		}
	} else if quoted(value, "") {
		return s, fmt.Errorf("unquoted value %q must be quoted", value)
	}
	return s, nil
}

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

