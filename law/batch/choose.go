package batch

import "meent.nl/meent/law/program"

// choose finds the kernel of a step.
func choose(s *step) kernel {
	switch s.in.Op {
	case program.Load:
		return loadKernel(s)
	case program.Asked:
		return asked
	case program.Gather:
		if s.a.truth {
			return gatherBits
		}
		return gather
	case program.And:
		return and
	case program.Or:
		return or
	case program.Not:
		return not
	case program.IsTrue:
		return isTrue
	case program.IsNull:
		return isNull
	case program.Select:
		return selectKernel(s)
	case program.Guard:
		return guard
	case program.Eq, program.Lt, program.Le:
		return compareKernel(s)
	case program.Find, program.Workday:
		return find
	case program.Cell:
		return cellOf
	case program.Rank:
		return rank
	}
	if s.in.Op.OverMembers() {
		return overKernel(s)
	}
	return numberKernel(s)
}
