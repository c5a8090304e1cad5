package run

import "fmt"

// UnmarshalText reads what MarshalText wrote.
func (s *Status) UnmarshalText(text []byte) error {
	for _, status := range []Status{Decided, Ranged, Needs, Fails} {
		if status.String() == string(text) {
			*s = status
			return nil
		}
	}
	return fmt.Errorf("a status is decided, range, needs or fails")
}
