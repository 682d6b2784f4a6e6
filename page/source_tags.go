package page

import "strconv"

// A sourceTags is what the tags of the source say that html.Parse mends in silence: how often the document, its head and
// its body begin, what stands where the head should, and which elements are not closed. It is taken on the pass over the
// tags that bounded makes anyhow. Tags in comments, scripts and noscript do not count.
type sourceTags struct {
	heads, bodies int
	stage         headStage
	early         string                 // first element before the head that is none of the head's
	late          string                 // early, when a head tag came after it
	breaker       string                 // first element in the head that ends it
	broken        string                 // breaker, when the source goes on with the head after it
	after         int                    // title, meta, link and base elements of the head after the breaker
	open          [len(pairedTags)]int32 // start tags less end tags
}

type headStage uint8

const (
	beforeHead headStage = iota
	insideHead
	behindHead
)

// pairedTags are elements that need both tags by the standard, and are not opened again by the parser.
var pairedTags = [...]string{
	"div", "span", "section", "article", "nav", "header", "footer", "main", "aside", "ul", "ol", "dl", "table", "form",
	"h1", "h2", "h3", "h4", "h5", "h6", "button", "label", "select",
}

// pairedTag is the place of a name in pairedTags, -1 when it is not there.
func pairedTag(name string) int {
	switch name {
	case "div":
		return 0
	case "span":
		return 1
	case "section":
		return 2
	case "article":
		return 3
	case "nav":
		return 4
	case "header":
		return 5
	case "footer":
		return 6
	case "main":
		return 7
	case "aside":
		return 8
	case "ul":
		return 9
	case "ol":
		return 10
	case "dl":
		return 11
	case "form":
		return 13
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return 14 + int(name[1]-'1')
	case "button":
		return 20
	case "label":
		return 21
	case "select":
		return 22
	}
	return -1
}

// tablePair is the place of table, which formatting knows as a kind of its own.
const tablePair = 12

// take takes up one tag whose name is in the source as name.
func (s *sourceTags) take(name []byte, code uint64, kind markKind, closing bool) {
	switch kind {
	case markPaired:
		s.pair(int(code), closing)
	case markTable:
		s.pair(tablePair, closing)
	}
	if s.stage == behindHead && kind != markDocument {
		return
	}
	var buf [12]byte
	if len(name) > len(buf) {
		name = name[:len(buf)]
	}
	low := buf[:len(name)]
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		low[i] = c
	}
	switch string(low) {
	case "html":
	case "head":
		s.head(closing)
	case "body", "frameset":
		if !closing {
			s.bodies++
			s.leave()
		}
	case "title", "meta", "link", "base", "style", "script", "noscript", "template", "basefont", "bgsound":
		if s.stage == insideHead && s.breaker != "" && !closing && (low[0] == 't' && low[1] == 'i' || low[0] == 'm' || low[0] == 'l' || low[0] == 'b') {
			s.after++
		}
	default:
		s.foreign(string(low), closing)
	}
}

func (s *sourceTags) pair(k int, closing bool) {
	if closing {
		s.open[k]--
	} else {
		s.open[k]++
	}
}

// head takes up a tag of the head itself.
func (s *sourceTags) head(closing bool) {
	if closing {
		if s.stage == insideHead {
			s.leave()
		}
		return
	}
	s.heads++
	if s.stage == beforeHead {
		s.stage, s.late = insideHead, s.early
	}
}

// leave ends the head. What stood in it and does not belong there has ended it before.
func (s *sourceTags) leave() {
	if s.stage == insideHead {
		s.broken = s.breaker
	}
	s.stage = behindHead
}

// foreign takes up an element that is none of the head's.
func (s *sourceTags) foreign(name string, closing bool) {
	if closing {
		return
	}
	if s.stage == beforeHead && s.early == "" {
		s.early = name
	}
	if s.stage == insideHead && s.breaker == "" {
		s.breaker = name
	}
}

// unbalanced says which elements are closed less or more often than opened, at most n of them.
func (s *sourceTags) unbalanced(n int) (said []string) {
	for k, open := range s.open {
		switch {
		case open == 0 || len(said) == n:
		case open > 0:
			said = append(said, "<"+pairedTags[k]+"> +"+strconv.Itoa(int(open)))
		default:
			said = append(said, "</"+pairedTags[k]+"> +"+strconv.Itoa(int(-open)))
		}
	}
	return said
}
