// Locations: which zone was in effect when.

package time

import (
	"errors"
	"sync"
	"syscall"
)

// A Location is a geographical area with its history of zones.
type Location struct {
	name  string
	zones []zone
	trans []transition // by time
	rule  string       // a TZ rule as in POSIX for after the last transition, or ""
}

type zone struct {
	name   string
	offset int // seconds east of UTC
	isDST  bool
}

// transition says that zones[index] is in effect from when on, in seconds since 1970.
type transition struct {
	when  int64
	index uint8
}

// span is a zone with the time it is in effect for: start <= t < end.
type span struct {
	zone
	start, end int64
}

const (
	alpha = -1 << 63  // before all
	omega = 1<<63 - 1 // after all
)

var (
	utcLoc = Location{name: "UTC"}

	// UTC is Universal Coordinated Time.
	UTC *Location = &utcLoc
)

//go:group
var (
	localLoc  Location // filled by initLocal through localOnce
	localOnce sync.Once

	// Local is the system's local time zone: TZ in the environment, or else /etc/localtime.
	Local *Location
)

func init() { runtime_ongroup(initgroup) }

// initgroup makes what each run has for itself.
func initgroup() { Local = &localLoc }

func runtime_ongroup(f func())

// get returns l ready for use.
func (l *Location) get() *Location {
	if l == nil {
		return &utcLoc
	}
	if l == &localLoc {
		localOnce.Do(initLocal)
	}
	return l
}

// String returns the name l was loaded or made with.
func (l *Location) String() string { return l.get().name }

// FixedZone returns a Location that always has one zone.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, zones: []zone{{name, offset, false}}, trans: []transition{{alpha, 0}}}
}

// lookup returns what is in effect at sec seconds since 1970.
func (l *Location) lookup(sec int64) span {
	if len(l.zones) == 0 {
		return span{zone{name: "UTC"}, alpha, omega}
	}
	if len(l.trans) == 0 || sec < l.trans[0].when {
		s := span{l.zones[l.firstZone()], alpha, omega}
		if len(l.trans) > 0 {
			s.end = l.trans[0].when
		}
		return s
	}
	lo, hi := 0, len(l.trans) // trans[lo].when <= sec < trans[hi].when
	for hi-lo > 1 {
		if m := int(uint(lo+hi) >> 1); sec < l.trans[m].when {
			hi = m
		} else {
			lo = m
		}
	}
	s := span{l.zones[l.trans[lo].index], l.trans[lo].when, omega}
	if hi < len(l.trans) {
		s.end = l.trans[hi].when
	} else if l.rule != "" {
		if r, ok := ruleAt(l.rule, s.start, sec); ok {
			return r
		}
	}
	return s
}

// firstZone is the index of the zone before the first transition: the first standard zone, as other implementations do.
func (l *Location) firstZone() int {
	used := false // is zone 0 ever changed to? If not it is there for the time before.
	for _, t := range l.trans {
		if t.index == 0 {
			used = true
			break
		}
	}
	if !used {
		return 0
	}
	if len(l.trans) > 0 && l.zones[l.trans[0].index].isDST {
		for i := int(l.trans[0].index) - 1; i >= 0; i-- {
			if !l.zones[i].isDST {
				return i
			}
		}
	}
	for i, z := range l.zones {
		if !z.isDST {
			return i
		}
	}
	return 0
}

// offsetOf returns the offset of the zone called name; of several the one that is in effect at the wall clock time unix.
func (l *Location) offsetOf(name string, unix int64) (offset int, ok bool) {
	for _, z := range l.zones {
		if z.name == name && l.lookup(unix-int64(z.offset)).name == name {
			return l.lookup(unix - int64(z.offset)).offset, true
		}
	}
	for _, z := range l.zones {
		if z.name == name {
			return z.offset, true
		}
	}
	return 0, false
}

var zoneFolders = [...]string{
	"/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/",
}

// initLocal finds out the local time zone; UTC if that fails.
func initLocal() {
	tz, set := syscall.Getenv("TZ")
	if len(tz) > 0 && tz[0] == ':' {
		tz = tz[1:]
	}
	switch {
	case !set:
		if l, err := loadFile("/etc/localtime", "Local"); err == nil {
			localLoc = *l
			return
		}
	case tz != "" && tz[0] == '/':
		if l, err := loadFile(tz, tz); err == nil {
			localLoc = *l
			if tz == "/etc/localtime" {
				localLoc.name = "Local"
			}
			return
		}
	case tz != "" && tz != "UTC":
		if l, err := loadZone(tz, zoneFolders[:]); err == nil {
			localLoc = *l
			return
		}
	}
	localLoc.name = "UTC"
}

// LoadLocation returns the Location with a name of the IANA database like "America/New_York"; "" and "UTC" are UTC, "Local" is Local.
// The database is looked for in the folder or file named by the variable ZONEINFO and where systems have it.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	if name[0] == '/' || name[0] == '\\' || dotDot(name) {
		return nil, errors.New("time: invalid location name")
	}
	if folder, ok := syscall.Getenv("ZONEINFO"); ok && folder != "" {
		if l, err := loadFile(folder+"/"+name, name); err == nil {
			return l, nil
		}
	}
	return loadZone(name, zoneFolders[:])
}

func dotDot(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '.' && s[i+1] == '.' {
			return true
		}
	}
	return false
}

func loadZone(name string, folders []string) (*Location, error) {
	var first error
	for _, folder := range folders {
		l, err := loadFile(folder+name, name)
		if err == nil {
			return l, nil
		}
		if first == nil && err != syscall.ENOENT {
			first = err
		}
	}
	if first != nil {
		return nil, first
	}
	return nil, errors.New("unknown time zone " + name)
}
