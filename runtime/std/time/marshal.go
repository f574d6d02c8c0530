// Encodings of Time: RFC 3339 text, JSON, and the binary form.

package time

import "errors"

// appendStrict appends t as RFC 3339 allows it, which limits the year and the offset.
func (t Time) appendStrict(b []byte, who string) ([]byte, error) {
	start := len(b)
	b = t.AppendFormat(b, RFC3339Nano)
	if b[start+4] != '-' {
		return nil, errors.New(who + "year outside of range [0,9999]")
	}
	if b[len(b)-1] != 'Z' {
		if _, offset := t.Zone(); offset >= 24*secondsPerHour || offset <= -24*secondsPerHour {
			return nil, errors.New(who + "timezone hour outside of range [0,23]")
		}
	}
	return b, nil
}

// AppendText appends t in RFC 3339 form with as many fractional digits as needed.
func (t Time) AppendText(b []byte) ([]byte, error) { return t.appendStrict(b, "Time.AppendText: ") }

// MarshalText returns t in RFC 3339 form.
func (t Time) MarshalText() ([]byte, error) {
	return t.appendStrict(make([]byte, 0, len(RFC3339Nano)), "Time.MarshalText: ")
}

// UnmarshalText reads RFC 3339.
func (t *Time) UnmarshalText(data []byte) error {
	var err error
	*t, err = Parse(RFC3339, string(data))
	return err
}

// MarshalJSON returns t as a JSON string in RFC 3339 form.
func (t Time) MarshalJSON() ([]byte, error) {
	b := append(make([]byte, 0, len(RFC3339Nano)+2), '"')
	b, err := t.appendStrict(b, "Time.MarshalJSON: ")
	if err != nil {
		return nil, err
	}
	return append(b, '"'), nil
}

// UnmarshalJSON reads a JSON string in RFC 3339 form; null changes nothing.
func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	n := len(data)
	if n < 2 || data[0] != '"' || data[n-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	var err error
	*t, err = Parse(RFC3339, string(data[1 : n-1]))
	return err
}

// The binary form: version, seconds since year 1, nanoseconds, offset in minutes (-1: UTC), and in version 2 the offset's seconds.
const (
	binaryV1 = 1
	binaryV2 = 2
)

// AppendBinary appends the binary form.
func (t Time) AppendBinary(b []byte) ([]byte, error) {
	version, minutes, seconds := byte(binaryV1), -1, 0
	if t.Location() != UTC {
		_, offset := t.Zone()
		if offset%60 != 0 {
			version = binaryV2
			seconds = offset % 60
		}
		minutes = offset / 60
		if minutes < -32768 || minutes == -1 || minutes > 32767 {
			return b, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
	}
	b = append(b, version)
	sec, nsec := t.sec(), t.nsec()
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(sec>>uint(shift)))
	}
	b = append(b, byte(nsec>>24), byte(nsec>>16), byte(nsec>>8), byte(nsec), byte(minutes>>8), byte(minutes))
	if version == binaryV2 {
		b = append(b, byte(seconds))
	}
	return b, nil
}

// MarshalBinary returns the binary form.
func (t Time) MarshalBinary() ([]byte, error) {
	b, err := t.AppendBinary(make([]byte, 0, 16))
	if err != nil {
		return nil, err
	}
	return b, nil
}

// UnmarshalBinary reads the binary form.
func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	version := data[0]
	if version != binaryV1 && version != binaryV2 {
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	want := 15
	if version == binaryV2 {
		want++
	}
	if len(data) != want {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	offset := int(int16(be(data[13:15]))) * 60
	if version == binaryV2 {
		offset += int(int8(data[15]))
	}
	*t = Time{be(data[9:13]) & nsecMask, int64(be(data[1:9])), nil}
	if offset == -60 {
		return nil
	}
	if Local.get().lookup(t.unixSec()).offset == offset {
		t.setLoc(Local)
	} else {
		t.setLoc(FixedZone("", offset))
	}
	return nil
}

// GobEncode is MarshalBinary.
func (t Time) GobEncode() ([]byte, error) { return t.MarshalBinary() }

// GobDecode is UnmarshalBinary.
func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }
