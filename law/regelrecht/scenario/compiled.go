package scenario

import "meent.nl/meent/law/regelrecht/compat"

func (r *run) compiled(q compat.Question) error { return nil }
