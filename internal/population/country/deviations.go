package country

func (p *Population) deviations() []Deviation { return nil }
