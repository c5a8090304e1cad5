package country

import "unsafe"

// bytesOf looks at a slice of small numbers as bytes, which is what they are.
func bytesOf[T ~uint8](s *[]T) *[]uint8 { return (*[]uint8)(unsafe.Pointer(s)) }
