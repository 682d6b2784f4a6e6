package rules

import "github.com/goccy/go-yaml/token"

// A place is a line and a column, both from 1; columns count characters.
type place struct{ line, column int }

// within returns the place of character i of a scalar's decoded text. It walks the text and the file side by side,
// so that quotes, escapes, folded lines and block indentation are stepped over.
func (s *source) within(n *node, i int) place {
	line, column := n.at.line, n.at.column
	if line < 1 || line > len(s.lines) {
		return n.at
	}
	block := n.style == token.LiteralType || n.style == token.FoldedType
	if block {
		line, column = line+1, 1
	}
	row := func() []rune {
		if line > len(s.lines) {
			return nil
		}
		return []rune(s.lines[line-1])
	}
	runes := row()
	if !block && column <= len(runes) && (n.style == token.SingleQuoteType || n.style == token.DoubleQuoteType) {
		column++
	}
	skip := func() { // to the next character that is not white space
		for {
			for column <= len(runes) && (runes[column-1] == ' ' || runes[column-1] == '\t') {
				column++
			}
			if column <= len(runes) || line >= len(s.lines) {
				return
			}
			line, column = line+1, 1
			runes = row()
		}
	}
	for k, r := range []rune(n.text) {
		if r == ' ' || r == '\n' || r == '\t' {
			if k == i {
				break
			}
			continue
		}
		if r != 0 {
			skip()
		}
		if k == i {
			break
		}
		column += written(runes, column, r, n.style)
	}
	return place{line, column}
}

// written is how many characters of the file stand for one character of the text.
func written(runes []rune, column int, r rune, style token.Type) int {
	if column > len(runes) {
		return 1
	}
	c := runes[column-1]
	switch {
	case style == token.SingleQuoteType && c == '\'' && r == '\'':
		return 2
	case style == token.DoubleQuoteType && c == '\\' && column < len(runes):
		switch runes[column] {
		case 'x':
			return 4
		case 'u':
			return 6
		case 'U':
			return 10
		}
		return 2
	}
	return 1
}
