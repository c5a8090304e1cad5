// Package view makes pages: the words in Dutch and English, the way amounts and
// dates are written, the frame of a page, and the parts that it is built from.
//
// What always holds:
//
//   - a page is whole without a script, and everything in it is escaped for where
//     it stands (html/template);
//   - every word of a page that is not data comes from the catalogue of words, which
//     has each key in both languages; an unknown key, a missing argument or an
//     argument too many is an error when the templates are read, not on the page;
//   - the class names of NL Design System stand in this package only: templates
//     write bare elements, which are dressed when they are read;
//   - a page is rendered whole before its first byte is sent.
package view
