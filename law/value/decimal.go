package value

// Decimal is an exact number: Coefficient × 10^-Scale.
type Decimal struct {
	Coefficient int64
	Scale       int8
}
