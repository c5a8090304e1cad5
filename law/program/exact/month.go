package exact

import "meent.nl/meent/law/value"

// The months of these years have their first days at hand: laws ask for the same few
// centuries, and many people at a time.
const (
	firstYear, lastYear = 1800, 2299
	months              = (lastYear - firstYear + 1) * 12
)

// monthStarts are the first days of the months from January of firstYear on, and the
// day after the last.
var monthStarts = func() (starts [months + 1]int32) {
	for i := range starts {
		d, err := value.NewDate(firstYear+i/12, i%12+1, 1)
		if err != nil {
			panic(err) // a constant of this package
		}
		starts[i] = int32(d)
	}
	return starts
}()

// monthOf is the place of a day's month in monthStarts; false where it is not in it.
func monthOf(day int64) (int64, bool) {
	since := day - int64(monthStarts[0])
	if since < 0 || day >= int64(monthStarts[months]) {
		return 0, false
	}
	// 400 years are 4800 months and 146097 days; the guess is at most one month off.
	i := since * 4800 / 146097
	if i > 0 && int64(monthStarts[i]) > day {
		i--
	} else if int64(monthStarts[i+1]) <= day {
		i++
	}
	return i, true
}
