package page

import (
	"strings"
	"unicode/utf8"

	"meent.nl/meent/law/feel"
)

// lay lays an expression out on as few lines as fit, one clause below the other.
func (b *builder) lay(e feel.Expr, width int) []string {
	if e == nil {
		return nil
	}
	if one := b.words(e); utf8.RuneCountInString(one) <= width {
		return []string{one}
	}
	w := words[b.lang]
	switch e := e.(type) {
	case *feel.If:
		return b.choice(e, width)
	case *feel.Binary:
		if lines, ok := b.layBinary(e, width); ok {
			return lines
		}
	case *feel.Call:
		return b.layCall(e, width)
	case *feel.Filter:
		return append(hang("", b.laid(e.List, tight, width)), hang(strings.TrimLeft(w.whom, " "), b.lay(e.Where, width-8))...)
	case *feel.Quantified:
		every := w.some
		if e.Every {
			every = w.every
		}
		head := hang(every, b.laid(e.List, looseSum, width-len(every)))
		head[len(head)-1] += " (" + e.Var + ")" + strings.TrimRight(w.satisfies, " ")
		return append(head, hang("  ", b.lay(e.Where, width-2))...)
	case *feel.For:
		head := hang(w.forEach, b.laid(e.List, looseSum, width-len(w.forEach)))
		head[len(head)-1] += " (" + e.Var + "):"
		return append(head, hang("  ", b.lay(e.Each, width-2))...)
	}
	return []string{b.words(e)}
}

// laid is lay, in brackets where the place asks for them.
func (b *builder) laid(e feel.Expr, place, width int) []string {
	lines := b.lay(e, width)
	if binding(e) < place {
		lines = hang("(", lines)
		lines[len(lines)-1] += ")"
	}
	return lines
}

// hang puts a word before the first line and the same space before the others.
func hang(word string, lines []string) []string {
	space := strings.Repeat(" ", utf8.RuneCountInString(word))
	out := make([]string, len(lines))
	for i, line := range lines {
		if i == 0 {
			out[i] = word + line
		} else {
			out[i] = space + line
		}
	}
	return out
}

func (b *builder) choice(e *feel.If, width int) []string {
	w := words[b.lang]
	var out []string
	word := w.ifs
	for {
		out = append(out, hang(word, b.laid(e.Cond, looseAny, width-len(word)))...)
		out = append(out, hang("  "+w.then, b.lay(e.Then, width-len(w.then)-2))...)
		next, ok := e.Else.(*feel.If)
		if !ok {
			return append(out, hang(w.otherwise, b.lay(e.Else, width-len(w.otherwise)))...)
		}
		e, word = next, w.elseIf
	}
}

// layBinary puts the parts of a chain of one kind below each other.
func (b *builder) layBinary(e *feel.Binary, width int) ([]string, bool) {
	own := binding(e)
	_, rightNull := e.Y.(*feel.NullLit)
	_, leftNull := e.X.(*feel.NullLit)
	if own == looseComparison && (leftNull || rightNull) {
		return nil, false
	}
	w := words[b.lang]
	sign := map[string]string{"and": w.and, "or": w.or}[e.Op]
	if sign == "" {
		sign = signs[e.Op] + " "
	}
	left := own
	if own == looseComparison {
		left++
	}
	return append(b.laid(e.X, left, width), hang(sign, b.laid(e.Y, own+1, width-len(sign)))...), true
}

func (b *builder) layCall(e *feel.Call, width int) []string {
	w := words[b.lang]
	if text, ok := w.roundings[e.Func]; ok {
		lines := b.laid(e.Args[0], looseSum, width-2)
		lines[len(lines)-1] += ","
		return append(lines, text+" "+b.decimals(e))
	}
	if text, ok := w.conversions[e.Func]; ok {
		return hang(text, b.laid(e.Args[0], looseProduct, width-len(text)))
	}
	heads := map[string]string{"not": w.not, "sum": w.sum, "count": w.count, "min": w.least, "max": w.greatest,
		"date": w.date, "rank by most": w.mostRank, "rank by least": w.leastRank}
	head, ok := heads[e.Func]
	if !ok {
		return []string{b.words(e)}
	}
	if len(e.Args) == 1 {
		return hang(head, b.laid(e.Args[0], tight, width-len(head)))
	}
	out := []string{strings.TrimSpace(head)}
	for _, arg := range e.Args {
		out = append(out, hang("  · ", b.lay(arg, width-4))...)
	}
	return out
}
