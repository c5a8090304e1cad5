package browser

import "bytes"

// isPDF says whether a file has the beginning, the end and a page of a PDF.
func isPDF(file []byte) bool {
	return bytes.HasPrefix(file, []byte("%PDF-1.")) && bytes.Contains(file[max(0, len(file)-32):], []byte("%%EOF")) && len(file) > 2000
}
