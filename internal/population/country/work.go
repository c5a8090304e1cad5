package country

// work is what an adult lives of.
type work uint8

const (
	none work = iota
	pupil
	student
	employee
	selfEmployed
	disabled
	jobless
	assisted
	pensioner
)

// Of a thousand from 18 to 66 years, by group of ages, who is a student, works as an
// employee, works for themselves, has a disability benefit, another benefit, a pension
// already, or no income of their own. The disability benefits are those of StatLine
// 80903ned (815,590 in June 2015, the last total in reach); the rest is an estimate.
var workShape = []struct {
	from  int
	share dist
}{
	{18, weights(620, 330, 15, 12, 8, 0, 15)},
	{21, weights(330, 590, 25, 25, 15, 0, 15)},
	{25, weights(60, 730, 80, 45, 30, 0, 55)},
	{35, weights(8, 690, 125, 65, 32, 0, 80)},
	{45, weights(4, 665, 135, 88, 33, 0, 75)},
	{55, weights(0, 615, 130, 110, 40, 10, 95)},
	{62, weights(0, 460, 115, 125, 40, 130, 130)},
}

var workOrder = [...]work{student, employee, selfEmployed, disabled, jobless, pensioner, none}

// drawWork is what a person lives of.
func drawWork(s stream, age int) work {
	switch {
	case age < 15:
		return none
	case age < adultAge:
		if s.permille(350) {
			return pupil
		}
		return none
	case age >= pensionAge:
		return pensioner
	}
	at := 0
	for i, g := range workShape {
		if age >= g.from {
			at = i
		}
	}
	return workOrder[workShape[at].share.draw(s)]
}

// weight is how much of the income of a household comes in by a person, at random.
func (w work) weight(s stream, core bool) int {
	part := 0
	switch w {
	case pupil:
		part = 1 + s.below(4)
	case student:
		part = 6 + s.below(22)
	case employee:
		part = 55 + s.below(90)
	case selfEmployed:
		part = 20 + s.below(190)
	case disabled, jobless:
		part = 40 + s.below(30)
	case assisted:
		part = 50
	case pensioner:
		part = s.below(60)
	}
	if !core {
		part = part * 6 / 10
	}
	return part
}

func (w work) earns() bool { return w == employee || w == selfEmployed || w == student || w == pupil }
