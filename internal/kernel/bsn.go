package kernel

import "log/slog"

// BSN is a burgerservicenummer that passed the eleven-test (Wet algemene
// bepalingen burgerservicenummer; Logisch Ontwerp BSN). It prints masked, so
// that it cannot reach a log, an error or a URL by accident; Digits gives it away
// on purpose.
type BSN struct{ digits string }

// ParseBSN reads nine digits, or eight with the leading zero left out. Its error
// never holds the input.
func ParseBSN(text string) (BSN, error) {
	if len(text) == 8 {
		text = "0" + text
	}
	if len(text) != 9 {
		return BSN{}, Invalidf("a BSN has 9 digits")
	}
	sum := 0
	for i := range 9 {
		c := text[i]
		if c < '0' || c > '9' {
			return BSN{}, Invalidf("a BSN has digits only")
		}
		weight := 9 - i
		if i == 8 {
			weight = -1
		}
		sum += int(c-'0') * weight
	}
	if sum%11 != 0 || text == "000000000" {
		return BSN{}, Invalidf("this BSN fails the eleven-test; check for a typing error")
	}
	return BSN{digits: text}, nil
}

// Digits is the number itself, for a register that needs it.
func (b BSN) Digits() string { return b.digits }

// IsZero says whether there is no number.
func (b BSN) IsZero() bool { return b.digits == "" }

func (b BSN) String() string               { return "BSN(masked)" }
func (b BSN) GoString() string             { return b.String() }
func (b BSN) LogValue() slog.Value         { return slog.StringValue(b.String()) }
func (b BSN) MarshalText() ([]byte, error) { return []byte(b.String()), nil }
