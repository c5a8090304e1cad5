package catalogue

import (
	"meent.nl/meent/law"
	"meent.nl/meent/law/document"
)

// Catalogue is the declared world, checked as a whole. Nothing of it changes
// after Load; its slices are in the order of their ids.
type Catalogue struct {
	Regulations   []*Regulation
	Organisations []*Organisation
	Registers     []*Register
	Purposes      []*Purpose
	Services      []*Service
	LifeEvents    []*LifeEvent
	WhatIfs       []*WhatIf
	Laws          *law.Corpus // nil where there is no folder of laws

	regulations   map[string]*Regulation
	organisations map[string]*Organisation
	registers     map[string]*Register
	purposes      map[string]*Purpose
	services      map[string]*Service
	lifeEvents    map[string]*LifeEvent
	whatIfs       map[string]*WhatIf
	fields        map[string]*Field
	relations     map[string]*Relation
}

// Organisation is the organisation of an id.
func (c *Catalogue) Organisation(id string) (*Organisation, bool) {
	o, ok := c.organisations[id]
	return o, ok
}

// Register is the register of an id.
func (c *Catalogue) Register(id string) (*Register, bool) { r, ok := c.registers[id]; return r, ok }

// Field is the field of a name, in whichever register.
func (c *Catalogue) Field(name string) (*Field, bool) { f, ok := c.fields[name]; return f, ok }

// RelationOf is the relation of a name, in whichever register.
func (c *Catalogue) RelationOf(name string) (*Relation, bool) {
	r, ok := c.relations[name]
	return r, ok
}

// Purpose is the purpose of an id.
func (c *Catalogue) Purpose(id string) (*Purpose, bool) { p, ok := c.purposes[id]; return p, ok }

// Service is the service of an id.
func (c *Catalogue) Service(id string) (*Service, bool) { s, ok := c.services[id]; return s, ok }

// LifeEvent is the life event of an id.
func (c *Catalogue) LifeEvent(id string) (*LifeEvent, bool) { l, ok := c.lifeEvents[id]; return l, ok }

var _ document.Vocabulary = (*Catalogue)(nil)

// Fact is a field as the laws see it. Free text is no fact.
func (c *Catalogue) Fact(name string) (document.Fact, bool) {
	f, ok := c.fields[name]
	if !ok || f.FreeText {
		return document.Fact{}, false
	}
	return document.Fact{Name: f.Name, Of: f.Of, Type: f.Type, Min: f.Min, Max: f.Max, Scale: f.Decimals, Optional: f.Optional}, true
}

// Relation is a relation as the laws see it.
func (c *Catalogue) Relation(name string) (document.RelationDecl, bool) {
	r, ok := c.relations[name]
	if !ok {
		return document.RelationDecl{}, false
	}
	return document.RelationDecl{Name: r.Name, Member: r.Member, Max: r.Max}, true
}

// Relations is every relation, in the order of the registers.
func (c *Catalogue) Relations() []document.RelationDecl {
	var all []document.RelationDecl
	for _, register := range c.Registers {
		for _, r := range register.Relations {
			all = append(all, document.RelationDecl{Name: r.Name, Member: r.Member, Max: r.Max})
		}
	}
	return all
}
