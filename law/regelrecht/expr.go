package regelrecht

import "meent.nl/meent/law/document"

// Expr is a literal, a reference or an operation.
type Expr interface{ At() document.Place }

// Literal is a value as it is written.
type Literal struct {
	Place document.Place
	Value Value
}

// Reference is $name or $name.field.
type Reference struct {
	Place document.Place
	Name  string
	Path  []string
}

// Operation is one of the operations of the format, with what it has of the fields below.
type Operation struct {
	Place document.Place
	Op    Op
	// Values are the operands of arithmetic, AND, OR and LIST, and the list of IN
	// where that has no Value.
	Values         []Expr
	Subject, Value Expr
	Cases          []Case
	Default        Expr // nil where there is none
	Precision      int
	// Date, From and To are dates; Years to Days what DATE_ADD adds, or nil.
	Date, From, To             Expr
	Years, Months, Weeks, Days Expr
	Year, Month, Day           Expr
	In                         Expr
	// Of FOREACH: what it goes over, the name of an element in Filter (nil where there is
	// none) and Body, and the operation that makes one value of all; empty for a list.
	Collection, Filter, Body Expr
	As                       string
	Combine                  Op
}

// Case is one branch of IF.
type Case struct{ When, Then Expr }

// At is where the literal stands.
func (l *Literal) At() document.Place { return l.Place }

// At is where the reference stands.
func (r *Reference) At() document.Place { return r.Place }

// At is where the operation stands.
func (o *Operation) At() document.Place { return o.Place }

// Parts are the operands of an expression, in the order of the format.
func Parts(e Expr) []Expr {
	o, ok := e.(*Operation)
	if !ok {
		return nil
	}
	parts := append([]Expr{}, o.Values...)
	for _, c := range o.Cases {
		parts = append(parts, c.When, c.Then)
	}
	for _, p := range []Expr{o.Subject, o.Value, o.Default, o.Date, o.From, o.To,
		o.Years, o.Months, o.Weeks, o.Days, o.Year, o.Month, o.Day, o.In, o.Collection, o.Filter, o.Body} {
		if p != nil {
			parts = append(parts, p)
		}
	}
	return parts
}
