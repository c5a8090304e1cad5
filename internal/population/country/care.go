package country

// childcare is the care of a child under 18: hundredths of hours a month and cents an
// hour, of which at most one of three kinds is used.
type childcare struct {
	day, after, host                int
	dayPrice, afterPrice, hostPrice int
	secondary, intensive            bool
}

// drawCare draws the care of a child; works says that all parents at home do.
func drawCare(s stream, age int, works bool) childcare {
	c := childcare{secondary: age >= 12, intensive: age >= 3 && s.permyriad(intensiveCare)}
	kind, other := s.below(1000), s.below(1000)
	if !works || age >= 12 {
		return c
	}
	switch {
	case age < 4 && kind < dayCareOf:
		c.day, c.dayPrice = around(s, hoursDayCare), dayPrice.draw(s)
	case age < 4 && other < hostYoungOf*1000/(1000-dayCareOf):
		c.host, c.hostPrice = around(s, hoursHostYoung), hostPrice.draw(s)
	case age >= 4 && kind < afterSchoolOf:
		c.after, c.afterPrice = around(s, hoursAfterSchool), afterPrice.draw(s)
	case age >= 4 && other < hostOlderOf*1000/(1000-afterSchoolOf):
		c.host, c.hostPrice = around(s, hoursHostOlder), hostPrice.draw(s)
	}
	return c
}

// around is a number with a mean, from 0.3 to 1.7 times it.
func around(s stream, mean int) int { return mean + s.scatter(700)*mean/1000 }
