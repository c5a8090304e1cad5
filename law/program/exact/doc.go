// Package exact is integer arithmetic that never wraps: each operation tells
// whether its result fits in 64 bits, and rounding names its direction.
package exact
