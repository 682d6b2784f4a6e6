package page

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

const (
	maxDamageSamples = 5
	sampleContext    = 24 // bytes on each side
)

// misread are character sequences that only wrong decoding leaves behind: the replacement character, the Chinese
// characters that it turns into when it is read as GBK, uninitialised memory, and the dashes and quotes of UTF-8 read
// as windows-1252.
var misread = [...][]byte{[]byte("\uFFFD"), []byte("锟斤拷"), []byte("烫烫烫"), []byte("屯屯屯"), []byte("â€")}

// markupSigns are what markup leaves in the text when it was written as text.
var markupSigns = [...]string{"</", "/p>", "&nbsp;", "&amp;", "&quot;", "&#39;", "<br"}

// damage looks for broken encoding and for mark-up that became text, in the visible text and the title. Code and quoted
// text is left alone.
func (o *outline) damage(p *Page) {
	t := &p.Text
	signs := o.signs()
	if d := &o.disguise; d.count > 0 {
		t.DamageCount += d.count
		t.Damage = appendSample(t.Damage, d.gloss, maxDamageSamples)
	}
	if signs&signMisread != 0 {
		for _, pattern := range misread {
			o.find(pattern, func(at int) bool {
				o.damaged(t, at, len(pattern))
				return true
			})
		}
		o.find([]byte("Ã"), func(at int) bool {
			if doubled(o.text[at+2:]) {
				o.damaged(t, at, 2)
			}
			return true
		})
		o.find([]byte("Â"), func(at int) bool {
			if r, _ := utf8.DecodeRune(o.text[at+2:]); r >= 0xA0 && r <= 0xBF {
				o.damaged(t, at, 2)
			}
			return true
		})
	}
	o.find([]byte("?"), func(at int) bool {
		if o.lost(at) {
			o.damaged(t, at, 1)
		}
		return true
	})
	for _, pattern := range misread {
		if strings.Contains(p.Title.Text, string(pattern)) {
			t.DamageCount++
			t.Damage = appendSample(t.Damage, cut(p.Title.Text, 200), maxDamageSamples)
		}
	}
	if signs&signMarkup == 0 {
		return
	}
	for _, pattern := range markupSigns {
		o.find([]byte(pattern), func(at int) bool {
			t.Truncated = appendSample(t.Truncated, o.context(at, len(pattern)), maxDamageSamples)
			return len(t.Truncated) < maxDamageSamples
		})
	}
}

// doubled reports whether text, which follows Ã, is the second half of a UTF-8 character that was read as windows-1252
// and encoded once more.
func doubled(text []byte) bool {
	r, _ := utf8.DecodeRune(text)
	return r >= 0x80 && r <= 0xBF || strings.ContainsRune("€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ", r)
}

// lost reports whether the question mark at a place stands for a letter that an encoding did not have, as in M?nchen: between
// Latin letters of which the next is small, in a word that is no address.
func (o *outline) lost(at int) bool {
	before, _ := utf8.DecodeLastRune(o.text[:at])
	after, size := utf8.DecodeRune(o.text[at+1:])
	if !unicode.Is(unicode.Latin, before) || !unicode.Is(unicode.Latin, after) || !unicode.IsLower(after) {
		return false
	}
	from, to := at, at+1+size
	for from > 0 && at-from < 100 && o.text[from-1] > ' ' {
		from--
	}
	for to < len(o.text) && to-at < 100 && o.text[to] > ' ' {
		to++
	}
	return !bytes.ContainsAny(o.text[from:to], "/=&:.@_%()[]{}*+\\<>|^$")
}

// find calls f for each place of pattern in the text that is not quoted, until f says no.
func (o *outline) find(pattern []byte, f func(at int) bool) {
	for from := 0; ; {
		i := bytes.Index(o.text[from:], pattern)
		if i < 0 {
			return
		}
		at := from + i
		from = at + len(pattern)
		if s := o.segmentAt(at); s != nil && !s.quoted && !f(at) {
			return
		}
	}
}

// segmentAt is the segment that holds the byte at.
func (o *outline) segmentAt(at int) *segment {
	k := sort.Search(len(o.segments), func(k int) bool { return int(o.segments[k].to) > at })
	if k == len(o.segments) || int(o.segments[k].from) > at {
		return nil
	}
	return &o.segments[k]
}

func (o *outline) damaged(t *Text, at, size int) {
	t.DamageCount++
	if len(t.Damage) < maxDamageSamples {
		t.Damage = appendSample(t.Damage, o.context(at, size), maxDamageSamples)
	}
}

// context is the text around a place, within its line.
func (o *outline) context(at, size int) string {
	s := o.segmentAt(at)
	from, to := max(int(s.from), at-sampleContext), min(int(s.to), at+size+sampleContext)
	for from > int(s.from) && !utf8.RuneStart(o.text[from]) {
		from--
	}
	for to < int(s.to) && !utf8.RuneStart(o.text[to]) {
		to++
	}
	return string(bytes.TrimSpace(o.text[from:to]))
}

func appendSample(list []string, s string, limit int) []string {
	if len(list) >= limit {
		return list
	}
	for _, seen := range list {
		if seen == s {
			return list
		}
	}
	return append(list, s)
}

// enumerates reports whether the last sentence of text is a list, after which an ellipsis means "and so on".
func enumerates(text []byte) bool {
	if i := bytes.LastIndexAny(text, ".!?。！？"); i >= 0 {
		text = text[i:]
	}
	return bytes.ContainsAny(text, ",，、;；")
}

// hanging are the words after which a sentence goes on.
var hanging = map[string]bool{
	"and": true, "or": true, "but": true, "because": true, "which": true, "the": true, "und": true, "oder": true, "aber": true, "weil": true, "sowie": true, "et": true, "mais": true,
	"parce": true, "les": true, "y": true, "pero": true, "porque": true, "los": true, "las": true,
}

// hangs reports whether the line ends in such a word, in small letters after others, or in the particle 的 or 和.
func (r *textReader) hangs() bool {
	if bytes.HasSuffix(r.text, []byte("的")) || bytes.HasSuffix(r.text, []byte("和")) || bytes.HasSuffix(r.text, []byte("以及")) {
		return bytes.ContainsAny(r.text, "，。；") // a sentence, not a label such as 关于我们的
	}
	at := bytes.LastIndexByte(r.text, ' ')
	return at > 0 && len(r.text)-at <= 8 && hanging[string(r.text[at+1:])]
}

// truncated records a paragraph of more than eight units that breaks off: it ends with a comma, with a word after which
// a sentence goes on, or with an ellipsis and
// nothing that leads to the rest. A paragraph that goes on after a line break, and a teaser with a link, is whole.
func (r *textReader) truncated(s *segment, n int) {
	if n <= 8 || s.broken || s.linked > 0 || len(r.p.Text.Truncated) >= maxDamageSamples {
		return
	}
	end, size := utf8.DecodeLastRune(r.text)
	switch end {
	case ',', '，', '、':
	case '…', '.':
		cut := bytes.TrimRight(r.text, ".… ")
		if len(r.text)-len(cut) < 3 || enumerates(cut) {
			return
		}
	default:
		if !r.hangs() {
			return
		}
	}
	block := r.o.block(s.owner)
	for p, steps := block, 0; p >= 0 && steps < 3; p, steps = r.o.elements[p].parent, steps+1 {
		if e := &r.o.elements[p]; e.tag != atom.Body && e.region == Main && e.linked > 0 && e.to-e.from < 1500 {
			return
		}
	}
	if next := int(s.to) + 1; next < len(r.o.text) {
		if c, _ := utf8.DecodeRune(r.o.text[next:]); unicode.IsLower(c) {
			return
		}
	}
	from := max(0, len(r.text)-size-2*sampleContext)
	for from > 0 && !utf8.RuneStart(r.text[from]) {
		from--
	}
	r.p.Text.Truncated = append(r.p.Text.Truncated, string(bytes.TrimSpace(r.text[from:])))
}
