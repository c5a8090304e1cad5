package run

import (
	"errors"
	"math/big"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

func (r *reference) call(e *feel.Call, at *around) known {
	switch e.Func {
	case "sum":
		return totalled(r.list(e.Args[0], at), of(0), func(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) })
	case "count":
		return r.count(e.Args[0], at)
	case "min", "max":
		better := smaller
		if e.Func == "max" {
			better = larger
		}
		if len(e.Args) == 1 {
			return totalled(r.list(e.Args[0], at), absent, better)
		}
		return r.extreme(e, at, better)
	}
	if e.Func == "rank by most" || e.Func == "rank by least" {
		return r.rank(e, at.self)
	}
	if e.Func == "next working day" {
		return r.workday(e, at)
	}
	args := make([]known, len(e.Args))
	for i, a := range e.Args {
		args[i] = r.eval(a, at)
	}
	if b, ok := blocked(args...); ok {
		return b
	}
	switch e.Func {
	case "not":
		return opposite(args[0])
	case "abs":
		return known{number: new(big.Rat).Abs(args[0].number)}
	case "per_month", "per_quarter", "per_year":
		months := map[value.Per]int64{value.PerMonth: 1, value.PerQuarter: 3, value.PerYear: 12}
		ratio := big.NewRat(months[e.Type().Unit.Per], months[e.Args[0].Type().Unit.Per])
		return known{number: ratio.Mul(ratio, args[0].number)}
	case "date":
		d, err := value.NewDate(int(args[0].int()), int(args[1].int()), int(args[2].int()))
		if err != nil {
			return known{failed: err}
		}
		return of(int64(d))
	case "years and months duration":
		return of(int64(value.MonthsBetween(value.Date(args[0].int()), value.Date(args[1].int()))))
	}
	n, ok := feel.Decimals(e)
	if !ok {
		return known{failed: errors.New(e.Func + " has no meaning")}
	}
	return inUnit(known{number: roundRat(inUnit(args[0], e.Args[0].Type(), e.Type()).number, n, e.Func)}, e.Type(), e.Type())
}

func (r *reference) extreme(e *feel.Call, at *around, better func(a, b *big.Rat) *big.Rat) known {
	args := make([]known, len(e.Args))
	for i, a := range e.Args {
		args[i] = inUnit(r.eval(a, at), a.Type(), e.Type())
	}
	if b, ok := blocked(args...); ok {
		return b
	}
	out := args[0]
	for _, v := range args[1:] {
		out = known{number: better(out.number, v.number)}
	}
	return out
}

func smaller(a, b *big.Rat) *big.Rat {
	if b.Cmp(a) < 0 {
		return b
	}
	return a
}

func larger(a, b *big.Rat) *big.Rat {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}

// list is what an aggregate goes over.
func (r *reference) list(e feel.Expr, at *around) known {
	if path, ok := e.(*feel.Path); ok && path.Ref.Kind != feel.PropertyRef {
		return r.path(path, at, true)
	}
	return r.eval(e, at)
}

func (r *reference) count(e feel.Expr, at *around) known {
	v := r.list(e, at)
	if !v.isList {
		return counted(v)
	}
	var have known
	for i, m := range v.persons {
		switch one := v.values[i]; {
		case one.absent:
			continue
		case m.failed == nil && one.failed != nil:
			m.failed = one.failed
		}
		have.persons = append(have.persons, m)
	}
	return counted(have)
}

// roundRat rounds to n decimals by comparing what is dropped with a half.
func roundRat(x *big.Rat, n int, mode string) *big.Rat {
	unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil))
	if n > 0 {
		unit.Inv(unit)
	}
	count := new(big.Rat).Quo(x, unit)
	whole := new(big.Int).Quo(count.Num(), count.Denom()) // towards zero
	dropped := new(big.Rat).Sub(count, new(big.Rat).SetInt(whole))
	half := new(big.Rat).Abs(dropped).Cmp(big.NewRat(1, 2))
	up := false
	switch mode {
	case "round up":
		up = dropped.Sign() != 0
	case "round half up":
		up = half >= 0
	case "round half down":
		up = half > 0
	case "floor":
		up = dropped.Sign() < 0
	case "ceiling":
		up = dropped.Sign() > 0
	}
	if up {
		whole.Add(whole, big.NewInt(int64(x.Sign())))
	}
	return new(big.Rat).Mul(new(big.Rat).SetInt(whole), unit)
}
