package program

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"

	"meent.nl/meent/law/feel"
)

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
		p.dumpConstants(w, win)
	}
	p.dumpCode(w)
	return w.Flush()
}

// dumpConstants writes the registers that begin as something else than zero: " r3 = {1 1 1}".
// These lines and those of the code are most of a program, and fmt is slow.
func (p *Program) dumpConstants(w *bufio.Writer, win Window) {
	var line []byte
	for r, init := range win.Init {
		if init.Lo == 0 && init.May == MayHold {
			continue
		}
		line = append(line[:0], " r"...)
		line = strconv.AppendInt(line, int64(r), 10)
		line = append(line, " = {"...)
		line = strconv.AppendInt(line, init.Lo, 10)
		line = strconv.AppendInt(append(line, ' '), init.Hi, 10)
		line = strconv.AppendInt(append(line, ' '), int64(init.May), 10)
		_, _ = w.Write(append(line, "}\n"...)) // Flush tells
	}
}

// dumpCode writes the instructions: "   7 r9 = add r1 r2 ; rule 3".
func (p *Program) dumpCode(w *bufio.Writer) {
	var line []byte
	for _, b := range p.Blocks {
		fmt.Fprintf(w, "block %d\n", b.Scope)
		for i := b.From; i < b.To; i++ {
			line = append(line[:0], ' ')
			for most := 1000; most > max(i, 1); most /= 10 {
				line = append(line, ' ')
			}
			line = strconv.AppendInt(line, int64(i), 10)
			line = p.Code[i].text(append(line, ' '))
			line = append(line, " ; rule "...)
			line = strconv.AppendInt(line, int64(p.Origins[i].Rule), 10)
			_, _ = w.Write(append(line, '\n')) // Flush tells
		}
	}
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
func (in Instr) String() string { return string(in.text(nil)) }

// text adds the instruction as text to a line.
func (in *Instr) text(line []byte) []byte {
	number := func(before string, n int64) {
		line = strconv.AppendInt(append(line, before...), n, 10)
	}
	number("r", int64(in.Dst))
	line = append(append(line, " = "...), in.Op.String()...)
	for i, r := range [3]Reg{in.A, in.B, in.C} {
		if i < in.Op.Operands() {
			number(" r", int64(r))
		}
	}
	if in.Table != nil {
		line = append(append(append(append(line, ' '), in.Table.Law...), '.'), in.Table.Decl.Name...)
		number(" scale ", int64(in.Table.Scale))
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
	return line
}
