package batch

import "meent.nl/meent/law/program"

// What depends on nothing but the date that is asked, such as the first day of its year,
// is worked out for one subject and laid out for all.

// isAlike tells whether an instruction gives the same for everybody on a date.
func (p *planning) isAlike(in *program.Instr, scope program.Scope) bool {
	switch {
	case in.Op == program.Asked:
		p.alike[at{scope, in.Dst}] = true
		return false // there is nothing to work out
	case in.Op == program.Load, in.Op == program.Gather, in.Op == program.Rank, in.Op.OverMembers():
		return false
	}
	all := true
	p.operands(in, scope, func(s program.Scope, r program.Reg) {
		all = all && (p.alike[at{s, r}] || p.regs[s][r].constant)
	})
	if all {
		p.alike[at{scope, in.Dst}] = true
	}
	return all
}

// forOne carries a step out for the first subject, and gives all others the same.
func forOne(do kernel) kernel {
	return func(w *Worker, s *step) {
		n := w.n[s.scope]
		if n == 0 {
			return
		}
		w.n[s.scope] = 1
		do(w, s)
		w.n[s.scope] = n
		for _, slot := range [3]int{truthSlot(s.dst), s.dst.absent, s.dst.failed} {
			if slot >= 0 {
				b := w.bits[s.scope][slot]
				w.lay(b, -(b[0] & 1))
			}
		}
		if !s.dst.truth {
			dst := w.into(s)
			for i := range dst {
				dst[i] = dst[0]
			}
		}
	}
}
