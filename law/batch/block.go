package batch

// block is the numbers of 64 subjects, whose truths are one word. Registers are of whole
// blocks: beyond the last subject there may be anything, and loops of a length that is
// known when they are compiled are twice as fast.
type block = [64]int64

// whole is room for n subjects in whole blocks.
func whole(n int) int { return (n + 63) &^ 63 }

func blockOf(numbers []int64, i int) *block { return (*block)(numbers[i*64:]) }

// ones turns a truth into a bit without a jump.
func ones(b bool) uint64 {
	var v uint64
	if b {
		v = 1
	}
	return v
}

// The words of comparisons are made of eight bits at a time, which do not wait for each
// other.

func belowWord(a *block, limit int64) (word uint64) {
	for j := 0; j < 64; j += 8 {
		word |= (ones(a[j] < limit) | ones(a[j+1] < limit)<<1 | ones(a[j+2] < limit)<<2 | ones(a[j+3] < limit)<<3 |
			ones(a[j+4] < limit)<<4 | ones(a[j+5] < limit)<<5 | ones(a[j+6] < limit)<<6 | ones(a[j+7] < limit)<<7) << j
	}
	return word
}

func lessWord(a, b *block) (word uint64) {
	for j := 0; j < 64; j += 8 {
		word |= (ones(a[j] < b[j]) | ones(a[j+1] < b[j+1])<<1 | ones(a[j+2] < b[j+2])<<2 | ones(a[j+3] < b[j+3])<<3 |
			ones(a[j+4] < b[j+4])<<4 | ones(a[j+5] < b[j+5])<<5 | ones(a[j+6] < b[j+6])<<6 | ones(a[j+7] < b[j+7])<<7) << j
	}
	return word
}

func equalToWord(a *block, k int64) (word uint64) {
	for j := 0; j < 64; j += 8 {
		word |= (ones(a[j] == k) | ones(a[j+1] == k)<<1 | ones(a[j+2] == k)<<2 | ones(a[j+3] == k)<<3 |
			ones(a[j+4] == k)<<4 | ones(a[j+5] == k)<<5 | ones(a[j+6] == k)<<6 | ones(a[j+7] == k)<<7) << j
	}
	return word
}

func equalWord(a, b *block) (word uint64) {
	for j := 0; j < 64; j += 8 {
		word |= (ones(a[j] == b[j]) | ones(a[j+1] == b[j+1])<<1 | ones(a[j+2] == b[j+2])<<2 | ones(a[j+3] == b[j+3])<<3 |
			ones(a[j+4] == b[j+4])<<4 | ones(a[j+5] == b[j+5])<<5 | ones(a[j+6] == b[j+6])<<6 | ones(a[j+7] == b[j+7])<<7) << j
	}
	return word
}

// pick is b where a bit of yes is set, else c.
func pick(dst, b, c *block, yes uint64) {
	switch yes {
	case 0:
		*dst = *c
	case ^uint64(0):
		*dst = *b
	default:
		for j := range dst {
			dst[j] = c[j] ^ (b[j]^c[j])&-int64(yes&1)
			yes >>= 1
		}
	}
}

// pickConstant is v where a bit of yes is set, else from.
func pickConstant(dst, from *block, v int64, yes uint64) {
	if yes == 0 {
		*dst = *from
		return
	}
	for j := range dst {
		dst[j] = from[j] ^ (v^from[j])&-int64(yes&1)
		yes >>= 1
	}
}
