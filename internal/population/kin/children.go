package kin

import (
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/personlist"
)

// children are the children that have not died, as far as their own lists tell.
func (v *View) children(a Around) {
	seen := map[kernel.BSN]bool{v.Person.BSN: true}
	for _, c := range v.Person.Children {
		if !c.BSN.IsZero() && seen[c.BSN] {
			continue
		}
		seen[c.BSN] = true
		child := Child{Relative: c.Relative, List: find(c.BSN, a)}
		if child.List != nil {
			if child.List.Suspended.Reason == "O" {
				continue
			}
			child.Birth = child.List.Birth
		}
		child.AtHome = sameAddress(v.Person, child.List)
		v.otherParent(&child, a)
		v.Children = append(v.Children, child)
	}
}

func (v *View) otherParent(child *Child, a Around) {
	if child.List == nil {
		return
	}
	for _, parent := range child.List.Parents {
		if parent.BSN.IsZero() || parent.BSN == v.Person.BSN {
			continue
		}
		child.OtherParent = parent.BSN
		list := find(parent.BSN, a)
		child.OtherParentAlong = livesWith(v.Person, list)
		child.AtOtherParent = livesWith(child.List, list)
	}
	if child.OtherParent.IsZero() && len(child.List.Parents) < 2 {
		child.OtherParentAlong, child.AtOtherParent = No, No
	}
}

// livesWith is sameAddress, but somebody who died lives with nobody.
func livesWith(a, b *personlist.Person) Truth {
	if a != nil && a.Suspended.Reason == "O" || b != nil && b.Suspended.Reason == "O" {
		return No
	}
	return sameAddress(a, b)
}
