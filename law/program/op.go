package program

import "meent.nl/meent/law/program/exact"

// Op is what an instruction does.
type Op uint8

// The instructions. A, B and C are the operands; a register holds a value, or
// that it is not applicable, or that it failed. Unless said otherwise an
// operand that failed makes the result fail, and else one that is not applicable
// makes it not applicable.
const (
	Const  Op = iota // Imm; placed in the register file before the run
	Load             // the fact in slot Imm of the scope
	Asked            // the date the question is asked for
	Gather           // A of the root, for each member

	Add
	Sub
	Mul
	Neg
	Abs
	Min
	Max
	DivRound       // A / B, rounded; B is positive
	MulDivRound    // A × B / C, rounded, with 128 bits in between; C is positive
	MulAddDivRound // (A × B + C × 10^p) / 10^d, rounded, with 128 bits in between; see Powers
	Divisor        // |A|; fails where A is zero and the dividend, B × C, is a value
	WithSign       // A with the sign of B turned in: A, or -A where B is negative

	Eq
	Lt
	Le
	And    // false wins, then failed, then not applicable
	Or     // true wins, then failed, then not applicable
	Not    // of a boolean
	IsTrue // false where A is not applicable
	IsNull // true where A is not applicable
	Select // B where A is true, else C
	Guard  // C, or failed where A and B are both true: conflict Imm

	YearOf
	MonthOf
	DayOf
	Weekday       // of a date, from Monday 1 to Sunday 7
	MakeDate      // year A, month B, day C; fails where there is no such day
	AddMonths     // A + B months
	MonthsBetween // whole months from A to B
	Years         // whole years in A months
	Months        // months in A months beside the whole years

	Find    // the row of Table for key A; not applicable where there is none
	Workday // the first day from A on that is no Saturday, no Sunday and no row of Table; not applicable beyond its rows
	Cell    // column Imm of row A of Table

	Rank // of this member among those of its scope, by A, then B, then C: see RankOf

	// Over the members of relation Imm for whom the mask B is true:
	Sum       // of A, without what is not applicable
	Count     // of members
	Any       // Or of A
	All       // And of A
	Least     // the least A, without what is not applicable; not applicable where there is none
	Greatest  // the greatest A, likewise
	First     // A of the first member; not applicable where there is none
	AtMostOne // true; fails where there are more

	opEnd
)

var opNames = [opEnd]string{
	"const", "load", "asked", "gather", "add", "sub", "mul", "neg", "abs", "min", "max", "divround",
	"muldivround", "muladddivround", "divisor", "withsign", "eq", "lt", "le", "and", "or", "not", "istrue", "isnull",
	"select", "guard", "year", "month", "day", "weekday", "makedate", "addmonths", "monthsbetween", "years",
	"months", "find", "workday", "cell", "rank", "sum", "count", "any", "all", "least", "greatest", "first", "atmostone",
}

var opOperands = [opEnd]uint8{
	0, 0, 0, 1, 2, 2, 2, 1, 1, 2, 2, 2, 3, 3, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 3, 3,
	1, 1, 1, 1, 3, 2, 2, 1, 1, 1, 1, 1, 3, 2, 2, 2, 2, 2, 2, 2, 2,
}

func (op Op) String() string { return opNames[op] }

// Operands is how many of A, B and C the instruction reads.
func (op Op) Operands() int { return int(opOperands[op]) }

// OverMembers tells whether the instruction takes the members of a relation together.
func (op Op) OverMembers() bool { return op >= Sum }

// Reg is a register: its place in the window of its scope.
type Reg int32

// Instr is one instruction. Dst is a register of its block's scope, and so are A,
// B and C, except that those of Gather are of the root and those of an
// instruction over members are of relation Imm.
type Instr struct {
	Op      Op
	Round   exact.Rounding // of DivRound, MulDivRound and MulAddDivRound
	Dst     Reg
	A, B, C Reg
	Imm     int64
	Table   *Table // of Find, Workday and Cell
}

// Source is the scope of the operands of an instruction of a scope.
func (in *Instr) Source(scope Scope) Scope {
	switch {
	case in.Op == Gather:
		return Root
	case in.Op.OverMembers():
		return Scope(in.Imm + 1)
	}
	return scope
}

// Block is a run of instructions of one scope, done once for the root and once
// for each member of a relation.
type Block struct {
	Scope    Scope
	From, To int // instructions Code[From:To]
}

// Scope is 0 for the root (the applicant and the household), or 1 + the index of
// a relation in Program.Relations.
type Scope int

// Root is the scope of the applicant and the household.
const Root Scope = 0
