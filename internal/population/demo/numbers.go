package demo

import (
	"fmt"
	"strconv"

	"meent.nl/meent/internal/kernel"
)

// numbers hands out test BSNs in a fixed order: from 999900000 up to below the
// official test set, then from 999899999 down to 999000000.
type numbers struct{ next, end int }

// Blocks of numbers without their last digit.
const (
	firstPrefix   = 99_990_000
	officialSet   = 99_999_000
	lastLarge     = 99_900_000
	smallNumbers  = officialSet - firstPrefix
	largeNumbers  = firstPrefix - lastLarge
	totalPrefixes = smallNumbers + largeNumbers
	firstAway     = totalPrefixes - 20_000 // who lives elsewhere, and from the end who is born later
)

// hand gives out the numbers of who lives where the maker is.
func (m *maker) hand() *numbers {
	if m.isHome() {
		return &m.numbers
	}
	return &m.away
}

// take is the next number.
func (n *numbers) take() (kernel.BSN, error) {
	for ; n.next < n.end; n.next++ {
		if bsn, ok := numberAt(n.next); ok {
			n.next++
			return bsn, nil
		}
	}
	return kernel.BSN{}, kernel.Errorf(kernel.TooLarge, "the ranges for test BSNs hold about 70,000 people of Meentwaarde and 20,000 elsewhere; ask for fewer")
}

// numberAt completes a prefix with its check digit; one in eleven has none.
func numberAt(i int) (kernel.BSN, bool) {
	prefix := firstPrefix + i
	if i >= smallNumbers {
		prefix = firstPrefix - 1 - (i - smallNumbers)
	}
	text, sum := strconv.Itoa(prefix), 0
	for place, digit := range text {
		sum += int(digit-'0') * (9 - place)
	}
	if sum%11 == 10 {
		return kernel.BSN{}, false
	}
	bsn, err := kernel.ParseBSN(fmt.Sprintf("%s%d", text, sum%11))
	return bsn, err == nil
}
