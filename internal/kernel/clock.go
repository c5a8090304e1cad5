package kernel

import (
	"sync"
	"time"

	"meent.nl/meent/law/value"
)

// Clock tells the time. Everything asks one clock, which tests and demos can set.
type Clock interface{ Now() time.Time }

// SystemClock is the time of this machine.
type SystemClock struct{}

func (SystemClock) Now() time.Time { return time.Now() }

// SettableClock stands still until it is set.
type SettableClock struct {
	mu sync.Mutex
	at time.Time
}

// ClockAt stands at an instant.
func ClockAt(at time.Time) *SettableClock { return &SettableClock{at: at} }

func (c *SettableClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// Set moves the clock.
func (c *SettableClock) Set(at time.Time) {
	c.mu.Lock()
	c.at = at
	c.mu.Unlock()
}

// Today is the calendar date in the Netherlands.
func Today(c Clock) value.Date { return DateOf(c.Now()) }

// DateOf is the calendar date of an instant in the Netherlands.
func DateOf(at time.Time) value.Date {
	y, m, d := at.In(amsterdam).Date()
	today, err := value.NewDate(y, int(m), d)
	if err != nil {
		panic("kernel: the clock stands outside the calendar: " + err.Error())
	}
	return today
}

// Amsterdam is the time zone of the Netherlands.
func Amsterdam() *time.Location { return amsterdam }

var amsterdam = loadAmsterdam()

func loadAmsterdam() *time.Location {
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		panic("kernel: the time zone Europe/Amsterdam is not in the binary: " + err.Error())
	}
	return zone
}
