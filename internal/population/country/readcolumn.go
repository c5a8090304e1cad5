package country

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"
)

// read fills the rows of one group of a column.
func (c *column) read(chunk parquet.ColumnChunk, from, rows int) (err error) {
	pages := chunk.Pages()
	defer func() { err = errors.Join(err, pages.Close()) }()
	done := 0
	for {
		page, err := pages.ReadPage()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		n := int(page.NumValues())
		if n > rows-done || page.Dictionary() != nil {
			parquet.Release(page)
			return fmt.Errorf("it holds more, or other, values than expected")
		}
		err = c.take(page, from+done, n)
		parquet.Release(page)
		if err != nil {
			return err
		}
		done += n
	}
	if done != rows {
		return fmt.Errorf("it holds %d values, and %d are expected", done, rows)
	}
	return nil
}

// take copies the values of a page.
func (c *column) take(page parquet.Page, at, n int) error {
	data := page.Data()
	switch {
	case c.numbers != nil:
		copy((*c.numbers)[at:at+n], data.Int32()[:n])
	case c.bytes != nil:
		to := (*c.bytes)[at : at+n]
		for i, v := range data.Uint32()[:n] {
			if v > uint32(c.most) {
				return fmt.Errorf("it holds a value above %d", c.most)
			}
			to[i] = uint8(v)
		}
	default:
		takeBits(*c.bits, data.Boolean(), at, n)
	}
	return nil
}

// takeBits copies n bits, packed in bytes from the lowest on, to bit at.
func takeBits(to []uint64, from []byte, at, n int) {
	if at&63 != 0 {
		for i := range n {
			if from[i>>3]>>(i&7)&1 != 0 {
				set(to, at+i)
			}
		}
		return
	}
	to = to[at>>6:]
	for ; n >= 64; n -= 64 {
		to[0] = binary.LittleEndian.Uint64(from)
		to, from = to[1:], from[8:]
	}
	for i := range n {
		if from[i>>3]>>(i&7)&1 != 0 {
			set(to, i)
		}
	}
}
