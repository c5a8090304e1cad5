// Package pdf writes letters as tagged PDF 1.7 (ISO 32000-1) in the manner of
// PDF/UA-1 (ISO 14289-1): a reader that speaks follows the headings, paragraphs and
// tables of the letter, in its language.
//
// What always holds:
//
//   - everything on a page is either in the structure tree or marked as an artifact;
//   - every font is embedded and every glyph has its Unicode value;
//   - the document has a title, a language and a reading order that is the order in
//     which its parts were added;
//   - the same letter gives the same bytes: time comes from the caller and the file
//     identifier from the content.
//
// Formal validation needs a validator such as veraPDF; the tests check the structure.
package pdf
