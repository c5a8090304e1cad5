package program

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strconv"

	"meent.nl/meent/law/feel"
)

// hash is over what is computed and by which articles. The days on which the
// program begins and ends to hold are not in it: a version of the law that is
// added later does not change the hash of what was already decided.
func (p *Program) hash() string {
	h := sha256.New()
	// A hash never fails to write.
	_ = p.Dump(h)
	return hex.EncodeToString(h.Sum(nil))
}

// Dump writes the program as text, the same for the same law.
func (p *Program) Dump(to io.Writer) error {
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, "meent program 1\ngoal %s.%s %s at %v\n", p.Law, p.Rule, p.Type, p.Result)
	for i, f := range p.Facts {
		fmt.Fprintf(w, "fact %d %s of %s %s scale %d %v root %t members %v null %t\n",
			i, f.Name, f.Of, f.Type, f.Scale, f.Range, f.Root, f.Members, f.MayBeNull)
	}
	for i, r := range p.Relations {
		fmt.Fprintf(w, "relation %d %s %s %d\n", i, r.Name, r.Member, r.Max)
	}
	for _, a := range p.Parameters {
		fmt.Fprintf(w, "parameter %s.%s %s from %s %q %q\n", a.Law, a.Decl.Name, a.At.Value, a.At.From, a.Decl.Cites, a.At.Source)
	}
	for _, t := range p.tables() {
		fmt.Fprintf(w, "table %s.%s %s scale %d keys %v\n", t.Law, t.Decl.Name, t.Decl.Table.Match, t.Scale, t.Keys)
		for i, c := range t.Columns {
			fmt.Fprintf(w, " column %s scale %d %v\n", t.Decl.Table.Columns[i].Name, c.Scale, c.Cells)
		}
	}
	for i, r := range p.Rules {
		fmt.Fprintf(w, "rule %d %s.%s %s from %s article %q %q of %s scope %d at %v\n", i, r.Decl.Law, r.Decl.Name,
			r.Document.Source, r.Document.From, r.Decl.Article, r.Decl.Cites, r.Decl.Of, r.Scope, r.Out)
		formula(w, "when", r.Decl.When)
		formula(w, "formula", r.Formula)
		for n, x := range r.Decl.Exceptions {
			fmt.Fprintf(w, " exception %s %s article %q %q before %v at %v\n", x.Law, x.Name, x.Article, x.Cites, x.Before, r.Applied[n])
			formula(w, "when", x.When)
			formula(w, "formula", x.Formula)
		}
	}
	fmt.Fprintf(w, "words %v\n", p.Words)
	for s, win := range p.Windows {
		fmt.Fprintf(w, "window %d slots %v\n", s, win.Slots)
		for r, init := range win.Init {
			if init.Lo != 0 || init.May != MayHold {
				fmt.Fprintf(w, " r%d = %v\n", r, init)
			}
		}
	}
	var line []byte
	for _, b := range p.Blocks {
		fmt.Fprintf(w, "block %d\n", b.Scope)
		for i := b.From; i < b.To; i++ {
			line = p.appendLine(line[:0], i)
			// The error is that of Flush.
			_, _ = w.Write(line)
		}
	}
	return w.Flush()
}

// appendLine adds an instruction with its place and its rule.
func (p *Program) appendLine(b []byte, i int) []byte {
	b = append(b, ' ')
	for wide := 1000; wide > i && wide > 1; wide /= 10 {
		b = append(b, ' ')
	}
	b = strconv.AppendInt(b, int64(i), 10)
	b = append(b, ' ')
	b = p.Code[i].append(b)
	b = append(b, " ; rule "...)
	b = strconv.AppendInt(b, int64(p.Origins[i].Rule), 10)
	return append(b, '\n')
}

func formula(w io.Writer, what string, e feel.Expr) {
	if e != nil {
		fmt.Fprintf(w, " %s %s\n", what, feel.Print(e))
	}
}

// tables are the tables that the program reads, in the order of its code.
func (p *Program) tables() []*Table {
	var found []*Table
	for _, in := range p.Code {
		if in.Table != nil && !slices.Contains(found, in.Table) {
			found = append(found, in.Table)
		}
	}
	return found
}

// String is the instruction as text.
func (in Instr) String() string { return string(in.append(nil)) }

func (in Instr) append(b []byte) []byte {
	number := func(before string, n int64) { b = strconv.AppendInt(append(b, before...), n, 10) }
	number("r", int64(in.Dst))
	b = append(append(b, " = "...), in.Op.String()...)
	for i, r := range [3]Reg{in.A, in.B, in.C} {
		if i < in.Op.Operands() {
			number(" r", int64(r))
		}
	}
	if in.Table != nil {
		b = append(append(append(append(append(b, ' '), in.Table.Law...), '.'), in.Table.Decl.Name...), " scale "...)
		number("", int64(in.Table.Scale))
	}
	switch {
	case in.Op == Load, in.Op == Guard, in.Op == Cell, in.Op.OverMembers():
		number(" #", in.Imm)
	case in.Op == MulAddDivRound:
		number(" powers ", in.Imm>>8)
		number(" ", in.Imm&0xff)
		number(" round ", int64(in.Round))
	case in.Op == DivRound, in.Op == MulDivRound:
		number(" round ", int64(in.Round))
	}
	return b
}
