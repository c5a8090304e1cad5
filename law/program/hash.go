package program

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"

	"meent.nl/meent/law/value"
)

// hash is over what is computed and by which articles. The days on which the
// program begins and ends to hold are not in it: a version of the law that is
// added later does not change the hash of what was already decided.
func (p *Program) hash() string {
	h := &hashing{to: make([]byte, 0, 4096+24*len(p.Code))}
	h.text("meent program 2", p.Law, p.Rule, p.Type.String())
	h.place(p.Result)
	h.declared(p)
	h.rules(p)
	h.text(p.Words...)
	for _, w := range p.Windows {
		h.ints(w.Slots)
		h.number(int64(len(w.Init)))
		for r, init := range w.Init {
			if init.Lo != 0 || init.May != MayHold {
				h.number(int64(r))
				h.span(init)
			}
		}
	}
	h.code(p)
	sum := sha256.Sum256(h.to)
	return hex.EncodeToString(sum[:])
}

// hashing writes what is hashed: numbers as varints, and texts and lists after their
// lengths, so that no two programs are written alike.
type hashing struct{ to []byte }

func (h *hashing) number(n int64) { h.to = binary.AppendVarint(h.to, n) }

func (h *hashing) text(texts ...string) {
	for _, t := range texts {
		h.number(int64(len(t)))
		h.to = append(h.to, t...)
	}
}

func (h *hashing) ints(list []int) {
	h.number(int64(len(list)))
	for _, n := range list {
		h.number(int64(n))
	}
}

func (h *hashing) span(r Range) {
	h.number(int64(r.May))
	h.number(r.Lo)
	h.number(r.Hi)
}

func (h *hashing) place(at Place) {
	h.number(int64(at.Scope))
	h.number(int64(at.Reg))
	h.number(int64(at.Scale))
}

func (h *hashing) branch(b Branch) {
	h.flag(b.Settled)
	h.flag(b.Value)
	h.place(b.At)
}

func (h *hashing) flag(b bool) {
	if b {
		h.number(1)
		return
	}
	h.number(0)
}

func (h *hashing) decimal(d value.Decimal) {
	h.number(d.Coefficient)
	h.number(int64(d.Scale))
}

// declared is what the program reads: facts, relations, parameters and tables.
func (h *hashing) declared(p *Program) {
	h.number(int64(len(p.Facts)))
	for i := range p.Facts {
		f := &p.Facts[i]
		h.text(f.Name, f.Of, f.Type.String())
		h.number(int64(f.Scale))
		h.span(f.Range)
		h.flag(f.Root)
		h.number(int64(len(f.Members)))
		for _, m := range f.Members {
			h.number(int64(m))
		}
		h.flag(f.MayBeNull)
	}
	h.number(int64(len(p.Relations)))
	for _, r := range p.Relations {
		h.text(r.Name, r.Member)
		h.number(int64(r.Max))
	}
	h.number(int64(len(p.Parameters)))
	for i := range p.Parameters {
		a := &p.Parameters[i]
		h.text(a.Law, a.Decl.Name, a.Decl.Cites, a.At.Source)
		h.decimal(a.At.Value)
		h.number(int64(a.At.From))
	}
	tables := p.tables()
	h.number(int64(len(tables)))
	for _, t := range tables {
		h.table(t)
	}
}

func (h *hashing) table(t *Table) {
	h.text(t.Law, t.Decl.Name, string(t.Decl.Table.Match))
	h.number(int64(t.Scale))
	h.number(int64(len(t.Keys)))
	for _, k := range t.Keys {
		h.number(k)
	}
	h.number(int64(len(t.Columns)))
	for i, c := range t.Columns {
		h.text(t.Decl.Table.Columns[i].Name)
		h.number(int64(c.Scale))
		for _, cell := range c.Cells { // as many as there are keys
			h.span(cell)
		}
	}
}

func (h *hashing) rules(p *Program) {
	h.number(int64(len(p.Rules)))
	for i := range p.Rules {
		r := &p.Rules[i]
		h.text(r.Decl.Law, r.Decl.Name, r.Document.Source, r.Decl.Article, r.Decl.Cites, r.Decl.Of)
		h.number(int64(r.Document.From))
		h.number(int64(r.Scope))
		h.place(r.Out)
		h.number(int64(len(r.Applied)))
		for n, x := range r.Applied {
			e := r.Decl.Exceptions[n]
			h.text(e.Law, e.Name, e.Article, e.Cites)
			h.branch(x)
		}
	}
	h.ints(p.Outputs)
}

// code is the instructions, each with the rule that it is of.
func (h *hashing) code(p *Program) {
	tables := p.tables()
	h.number(int64(len(p.Blocks)))
	for _, b := range p.Blocks {
		h.number(int64(b.Scope))
		h.number(int64(b.To))
	}
	for i := range p.Code {
		in := &p.Code[i]
		h.to = append(h.to, byte(in.Op), byte(in.Round))
		h.number(int64(in.Dst))
		for n, r := range [3]Reg{in.A, in.B, in.C} {
			if n < in.Op.Operands() {
				h.number(int64(r))
			}
		}
		h.number(in.Imm)
		if in.Table != nil {
			h.number(int64(slices.Index(tables, in.Table)))
		}
		h.number(int64(p.Origins[i].Rule))
	}
}
