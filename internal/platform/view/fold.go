package view

import (
	"fmt"
	"html"
	"slices"
	"text/template/parse"
)

// folder walks the tree of a template, checks every use of a word, and puts the
// words that take no arguments in as text: they cost nothing when a page is made.
type folder struct {
	locale Locale
	where  string
	faults []error
	used   map[string]bool
}

func (f *folder) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	for i, node := range l.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			f.pipe(n.Pipe)
			if key, ok := plainWord(n.Pipe); ok && f.locale.words.Has(key) {
				l.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(html.EscapeString(f.locale.T(key)))}
			}
		case *parse.IfNode:
			f.branch(&n.BranchNode)
		case *parse.RangeNode:
			f.branch(&n.BranchNode)
		case *parse.WithNode:
			f.branch(&n.BranchNode)
		case *parse.TemplateNode:
			f.pipe(n.Pipe)
		}
	}
}

func (f *folder) branch(b *parse.BranchNode) {
	f.pipe(b.Pipe)
	f.list(b.List)
	f.list(b.ElseList)
}

func (f *folder) pipe(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for _, command := range p.Cmds {
		f.command(command)
	}
}

func (f *folder) command(c *parse.CommandNode) {
	for _, arg := range c.Args {
		if inner, ok := arg.(*parse.PipeNode); ok {
			f.pipe(inner)
		}
	}
	if id, ok := c.Args[0].(*parse.IdentifierNode); !ok || id.Ident != "t" {
		return
	}
	if len(c.Args) < 2 {
		f.fault(`t needs a key`)
		return
	}
	key, ok := c.Args[1].(*parse.StringNode)
	if !ok {
		f.fault("the key in %s must be written out", c)
		return
	}
	f.used[key.Text] = true
	s, ok := f.locale.words.sentences[key.Text]
	if !ok {
		f.fault("there are no words for %q", key.Text)
		return
	}
	var names []string
	for i := 2; i < len(c.Args); i += 2 {
		name, ok := c.Args[i].(*parse.StringNode)
		if !ok || i+1 == len(c.Args) {
			f.fault("%s: arguments go as name and value by turns", c)
			return
		}
		names = append(names, name.Text)
	}
	slices.Sort(names)
	if !slices.Equal(names, s.names) {
		f.fault("%s: the words for %q take the arguments %v", c, key.Text, s.names)
	}
}

func (f *folder) fault(format string, args ...any) {
	f.faults = append(f.faults, fmt.Errorf("view: template %s: "+format, append([]any{f.where}, args...)...))
}

// plainWord is the key of {{t "key"}}.
func plainWord(p *parse.PipeNode) (string, bool) {
	if len(p.Decl) > 0 || len(p.Cmds) != 1 || len(p.Cmds[0].Args) != 2 {
		return "", false
	}
	id, isID := p.Cmds[0].Args[0].(*parse.IdentifierNode)
	key, isText := p.Cmds[0].Args[1].(*parse.StringNode)
	if !isID || !isText || id.Ident != "t" {
		return "", false
	}
	return key.Text, true
}
