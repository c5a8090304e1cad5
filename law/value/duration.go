package value

import (
	"fmt"
	"strconv"
)

// ParseDuration reads P67Y3M as 807 months (Period), and P14D and P2W as 14 days (Days).
func ParseDuration(text string) (Kind, int64, error) {
	bad := func() (Kind, int64, error) {
		return Invalid, 0, fmt.Errorf("%q is not a duration; write years and months as P1Y6M, or days as P14D or P6W", clip(text))
	}
	if len(text) < 3 || text[0] != 'P' {
		return bad()
	}
	rest, total, kind, last := text[1:], int64(0), Invalid, byte(0)
	for rest != "" {
		i := 0
		for i < len(rest) && rest[i] >= '0' && rest[i] <= '9' {
			i++
		}
		if i == 0 || i > 6 || i == len(rest) {
			return bad()
		}
		n, err := strconv.ParseInt(rest[:i], 10, 64)
		if err != nil {
			return bad()
		}
		unit := rest[i]
		rest = rest[i+1:]
		switch {
		case unit == 'Y' && last == 0:
			kind, total = Period, n*12
		case unit == 'M' && (last == 0 || last == 'Y'):
			kind, total = Period, total+n
		case unit == 'D' && last == 0:
			kind, total = Days, n
		case unit == 'W' && last == 0:
			kind, total = Days, 7*n
		default:
			return bad()
		}
		last = unit
	}
	return kind, total, nil
}

// FormatDuration writes months (Period) or days (Days) as ParseDuration reads them.
func FormatDuration(kind Kind, n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	switch years, months := n/12, n%12; {
	case kind == Days:
		return fmt.Sprintf("%sP%dD", sign, n)
	case years == 0:
		return fmt.Sprintf("%sP%dM", sign, months)
	case months == 0:
		return fmt.Sprintf("%sP%dY", sign, years)
	default:
		return fmt.Sprintf("%sP%dY%dM", sign, years, months)
	}
}
