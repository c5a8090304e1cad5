package pdf

import (
	"fmt"
	"strings"
)

// element is one element of the structure tree.
type element struct {
	tag      string
	scope    string // of a TH: Row or Column
	kids     []kid
	link     *link
	object   int
	parent   *element
	children []*element
}

// kid is an element, or a marked piece of a page, in reading order.
type kid struct {
	element *element
	page    *page
	mark    int
}

func (e *element) child(tag string) *element {
	c := &element{tag: tag, parent: e}
	e.children = append(e.children, c)
	e.kids = append(e.kids, kid{element: c})
	return c
}

// all visits an element and everything in it, in reading order.
func (e *element) all(visit func(*element)) {
	visit(e)
	for _, c := range e.children {
		c.all(visit)
	}
}

// link is an annotation of a page that leads to an address.
type link struct {
	page    *page
	element *element
	href    string
	text    string
	box     [4]float64
	object  int
	key     int // in the parent tree
}

// dictionary writes an element; objects have their numbers by now.
func (e *element) dictionary(parent int, pageObject func(*page) int) string {
	var kids strings.Builder
	for _, k := range e.kids {
		if k.element != nil {
			fmt.Fprintf(&kids, "%d 0 R ", k.element.object)
			continue
		}
		fmt.Fprintf(&kids, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", pageObject(k.page), k.mark)
	}
	extra := ""
	if e.link != nil {
		fmt.Fprintf(&kids, "<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>> ", pageObject(e.link.page), e.link.object)
		extra = " /Alt " + hexText(e.link.text)
	}
	if e.scope != "" {
		extra += " /A <</O /Table /Scope /" + e.scope + ">>"
	}
	return fmt.Sprintf("<</Type /StructElem /S /%s /P %d 0 R /K [%s]%s>>", e.tag, parent, kids.String(), extra)
}
