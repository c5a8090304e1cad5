package entitlement

import "slices"

// leaveToPerson takes out of what is missing that about members who have no number: an
// answer could count for another of them. Where nothing else is missing, a person decides.
func (r *Right) leaveToPerson() {
	asked := slices.DeleteFunc(slices.Clone(r.Missing), func(m Missing) bool {
		return m.Field != "" && !statementKey{m.Relation, m.Member, m.Field}.names()
	})
	if len(asked) == len(r.Missing) {
		return
	}
	r.Missing = asked
	if len(asked) == 0 && (r.Status == Needs || r.Status == Range) {
		r.Status = ForPerson
	}
}
