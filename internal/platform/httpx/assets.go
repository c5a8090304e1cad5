package httpx

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// Assets serves the files of the pages from memory. The version in their address
// is the hash of all files together: what has it may be kept for ever, and a
// relative address inside a style sheet stays within its version.
type Assets struct {
	prefix  string // "/assets/"
	version string
	files   map[string]asset
}

type asset struct {
	contentType     string
	etag            string // weak: it is the same for each compression
	plain, gzip, br []byte
}

// NewAssets reads every file of fsys, to be served under prefix ("/assets/"). A
// file x.br or x.gz beside x is the compressed form of it; where there is no x.gz
// it is made here.
func NewAssets(fsys fs.FS, prefix string) (*Assets, error) {
	a := &Assets{prefix: prefix, files: map[string]asset{}}
	all := sha256.New()
	packed := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		if ext := path.Ext(name); ext == ".br" || ext == ".gz" {
			packed[name] = content
			return nil
		}
		sum := sha256.Sum256(content)
		fmt.Fprintf(all, "%s\x00%x\n", name, sum)
		a.files[name] = asset{contentType: contentTypeOf(name), etag: `W/"` + hex.EncodeToString(sum[:8]) + `"`, plain: content}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("httpx: read the files of the pages: %w", err)
	}
	a.version = hex.EncodeToString(all.Sum(nil)[:6])
	for name, file := range a.files {
		file.br, file.gzip = packed[name+".br"], packed[name+".gz"]
		if file.gzip == nil && compressible(file.contentType) {
			file.gzip = pack(file.plain)
		}
		a.files[name] = file
	}
	return a, nil
}

// contentTypeOf does not ask the tables of the machine for what pages use.
func contentTypeOf(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	case ".png":
		return "image/png"
	case ".ico":
		return "image/x-icon"
	case ".webmanifest":
		return "application/manifest+json"
	}
	if known := mime.TypeByExtension(path.Ext(name)); known != "" {
		return known
	}
	return "application/octet-stream"
}

func pack(content []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil { // only a level that does not exist
		panic(err)
	}
	if _, err := w.Write(content); err != nil { // to memory: cannot fail
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// URL is the address of a file, with its version. A name that does not exist is a
// fault of the template, and panics, so that the first test of a page shows it.
func (a *Assets) URL(name string) string {
	if _, ok := a.files[name]; !ok {
		panic("httpx: there is no asset " + name)
	}
	return a.prefix + a.version + "/" + name
}

// Register serves the files on a mux, under the prefix.
func (a *Assets) Register(mux *http.ServeMux, faults *Faults) {
	mux.HandleFunc("GET "+a.prefix+"{file...}", func(w http.ResponseWriter, r *http.Request) {
		name, versioned := strings.CutPrefix(r.PathValue("file"), a.version+"/")
		file, ok := a.files[name]
		if !ok { // a page of before an update asks for another version: give today's
			_, rest, _ := strings.Cut(name, "/")
			if file, ok = a.files[rest]; !ok {
				faults.Fault(w, r, Fault{Status: http.StatusNotFound, Key: KeyNotFound, Detail: "There is no such file."})
				return
			}
		}
		file.serve(w, r, versioned)
	})
}

func (f asset) serve(w http.ResponseWriter, r *http.Request, versioned bool) {
	header := w.Header()
	header.Set("Content-Type", f.contentType)
	header.Set("ETag", f.etag)
	header.Set("Cache-Control", "public, no-cache")
	if versioned {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	encoding := r.Header.Get("Accept-Encoding")
	body := f.plain
	switch {
	case f.br != nil && accepts(encoding, "br"):
		header.Set("Content-Encoding", "br")
		body = f.br
	case f.gzip != nil && accepts(encoding, "gzip"):
		header.Set("Content-Encoding", "gzip")
		body = f.gzip
	}
	if f.br != nil || f.gzip != nil {
		header.Set("Vary", "Accept-Encoding")
	}
	for candidate := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		if "W/"+strings.TrimPrefix(strings.TrimSpace(candidate), "W/") == f.etag {
			header.Del("Content-Encoding")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the visitor is gone: nobody to tell
	}
}
