package demo

import (
	"fmt"
	"strconv"

	"meent.nl/meent/internal/kernel"
)

// numbers hands out test BSNs in a fixed order: from 999900000 up to below the
// official test set, then from 999899999 down to 999000000.
type numbers struct{ next int }

// Blocks of numbers without their last digit.
const (
	firstPrefix   = 99_990_000
	officialSet   = 99_999_000
	lastLarge     = 99_900_000
	smallNumbers  = officialSet - firstPrefix
	largeNumbers  = firstPrefix - lastLarge
	totalPrefixes = smallNumbers + largeNumbers
)

// take is the next number.
func (n *numbers) take() (kernel.BSN, error) {
	for ; n.next < totalPrefixes; n.next++ {
		if bsn, ok := numberAt(n.next); ok {
			n.next++
			return bsn, nil
		}
	}
	return kernel.BSN{}, kernel.Errorf(kernel.TooLarge, "the ranges for test BSNs hold about 90,000 people; ask for fewer")
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
