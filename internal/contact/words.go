package contact

import (
	"fmt"
	"time"

	"meent.nl/meent/law/value"
)

var daysNL = [...]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}

var monthsNL = [...]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}

func inDutch(d value.Date) string {
	_, month, day := d.Civil()
	return fmt.Sprintf("%s %d %s", daysNL[weekday(d)], day, monthsNL[month-1])
}

func inEnglish(d value.Date) string {
	_, month, day := d.Civil()
	return fmt.Sprintf("%s %d %s", weekday(d), day, time.Month(month))
}
