package page

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// A Charset is the encoding of a document and why it was chosen.
type Charset struct {
	Name     string // WHATWG name, lower case
	Source   string // bom, header, meta, detected, default
	Header   string // label of the Content-Type header, as sent; "" when none
	Meta     string // label of the meta element in the first 1,024 bytes, as written; "" when none
	Conflict bool   // header and meta name different encodings, or the bytes are plainly in another one than declared

	valid bool // the body is valid UTF-8 to its end, so that DecodeText need not look again
}

// DetectCharset decides in which encoding a document is to be read: byte order mark, charset of the Content-Type header,
// meta element in the first 1,024 bytes, then a look at the bytes. Labels are those of the WHATWG Encoding Standard;
// unknown ones count as absent.
//
// A browser believes a wrong declaration and shows damaged text; an audit wants to judge the words all the same. So bytes
// that plainly speak against the declaration win, and Conflict says so.
func DetectCharset(body []byte, contentType string) Charset {
	cs := Charset{Header: charsetParam(contentType), Meta: prescan(body)}
	header, meta := encodingName(cs.Header), encodingName(cs.Meta)
	if strings.HasPrefix(meta, "utf-16") {
		meta = "utf-8" // a document whose ASCII bytes could be read is not in UTF-16
	}
	if meta == "x-user-defined" {
		meta = "windows-1252"
	}
	cs.Conflict = header != "" && meta != "" && header != meta
	if bom := byteOrderMark(body); bom != "" {
		cs.Name, cs.Source = bom, "bom"
		cs.Conflict = cs.Conflict || header != "" && header != bom || meta != "" && meta != bom
		return cs
	}
	cs.Name, cs.Source = header, "header"
	if header == "" {
		cs.Name, cs.Source = meta, "meta"
	}
	declared := cs.Name
	cs.valid = utf8.Valid(body)
	switch name, sure := readBytes(body, cs.valid, declared, meta); {
	case name == "" && declared == "":
		cs.Name, cs.Source = "utf-8", "default"
	case name == "" || name == declared:
	case declared == "" && !sure:
		cs.Name, cs.Source = name, "default"
	case declared == "":
		cs.Name, cs.Source = name, "detected"
	case name == meta:
		cs.Name, cs.Source, cs.Conflict = name, "meta", true
	default:
		cs.Name, cs.Source, cs.Conflict = name, "detected", true
	}
	return cs
}

// readBytes returns the encoding that the bytes speak for; "" when they fit the declared one or say nothing. Without a
// declaration there is always an answer for other than ASCII bytes, and sure tells whether it is more than a fallback.
func readBytes(body []byte, valid bool, declared, meta string) (name string, sure bool) {
	if valid || utf8Run(body) {
		n := countMulti(body, 3)
		switch {
		case n == 0 || declared == "utf-8":
			return "", false
		case declared == "" || n >= 2 || !isMultiByte(declared):
			// Text of another encoding that happens to be valid UTF-8 twice in a row is not to be expected.
			return "utf-8", true
		}
		return "", false
	}
	if strings.HasPrefix(declared, "utf-16") || declared == "iso-2022-jp" {
		return "", false
	}
	sample := highSample(body)
	if declared == "utf-8" {
		if valid, invalid := countSequences(sample); invalid < 3 || invalid <= valid {
			return "", false // one foreign snippet in a UTF-8 document, or a slip: damage, not another encoding
		}
	}
	known := 0.0
	if declared != "" && declared != "utf-8" {
		if known = scoreOf(sample, declared); known >= plausible {
			return "", false
		}
	}
	best, score := bestEncoding(sample)
	switch {
	case declared == "" && score < plausible:
		return "windows-1252", false
	case score < plausible || declared != "" && score < known+clearly:
		return "", false
	case declared != "" && declared != "utf-8" && (highBytes(sample) < 12 || !isMultiByte(best) && fits(sample, declared)):
		return "", false // too little to contradict, or nothing that the declared encoding could not mean
	case meta != "" && meta != "utf-8" && score < scoreOf(sample, meta)+clearly:
		return meta, true // gb18030 and gbk, say, fit alike
	}
	return best, true
}

// utf8Run reports whether body, which is not valid UTF-8, lacks only the rest of a character that was cut at its end.
func utf8Run(body []byte) bool {
	for cut := 1; cut < utf8.UTFMax && cut <= len(body); cut++ {
		if tail := body[len(body)-cut:]; utf8.RuneStart(tail[0]) {
			return !utf8.FullRune(tail) && utf8.Valid(body[:len(body)-cut])
		}
	}
	return false
}

// countMulti counts other than ASCII characters of valid UTF-8, up to limit.
func countMulti(b []byte, limit int) int {
	n := 0
	for i := firstOther(b); i < len(b) && n < limit; i++ {
		if b[i] >= 0xC0 {
			n++
		}
	}
	return n
}

// firstOther is where the first other than ASCII character of b stands; its length when there is none.
func firstOther(b []byte) int {
	i := 0
	for ; i+8 <= len(b) && binary.LittleEndian.Uint64(b[i:])&0x8080808080808080 == 0; i += 8 {
	}
	for i < len(b) && b[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// countSequences counts the multi-byte characters and the faults of b, read as UTF-8.
func countSequences(b []byte) (valid, invalid int) {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, n := utf8.DecodeRune(b[i:])
		if n == 1 {
			invalid++
		} else {
			valid++
		}
		i += n
	}
	return valid, invalid
}

func highBytes(b []byte) int {
	n := 0
	for _, c := range b {
		if c >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

func isMultiByte(name string) bool {
	switch name {
	case "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr":
		return true
	}
	return false
}

// DecodeText returns body as UTF-8 without a byte order mark; what cannot be decoded becomes U+FFFD. cs is what
// DetectCharset said of the same body. A body that is valid UTF-8 already is returned itself, not copied.
func DecodeText(body []byte, cs Charset) []byte {
	name := cs.Name
	if bom := byteOrderMark(body); bom != "" && bom == name {
		body = body[len(bomBytes[bom]):]
	}
	if (name == "" || name == "utf-8") && (cs.valid || utf8.Valid(body)) {
		return body
	}
	if !strings.HasPrefix(name, "utf-16") && name != "iso-2022-jp" && allASCII(body) {
		return body
	}
	enc := decoderOf(name)
	out, _, err := transform.Append(enc.NewDecoder(), make([]byte, 0, len(body)+len(body)/2+64), body)
	if err != nil {
		// The decoders replace what they cannot read; an error is about what follows the text that was read.
		out = append(out, "\uFFFD"...)
	}
	return out
}

// decoderOf returns the decoder of a WHATWG name, that of UTF-8 for any other.
func decoderOf(name string) encoding.Encoding {
	switch name {
	case "gbk":
		return simplifiedchinese.GB18030 // the standard decodes both alike
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case "", "utf-8", "replacement":
		return unicode.UTF8 // one U+FFFD for each broken character
	}
	if enc, _ := charset.Lookup(name); enc != nil {
		return enc
	}
	return unicode.UTF8
}

func allASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

var bomBytes = map[string]string{"utf-8": "\xEF\xBB\xBF", "utf-16be": "\xFE\xFF", "utf-16le": "\xFF\xFE"}

func byteOrderMark(b []byte) string {
	if len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF {
		return "utf-8"
	}
	if len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF {
		return "utf-16be"
	}
	if len(b) >= 2 && b[0] == 0xFF && b[1] == 0xFE {
		return "utf-16le"
	}
	return ""
}

// encodingName returns the WHATWG name of a label, "" for an unknown one and for those that stand for no encoding.
func encodingName(label string) string {
	switch {
	case label == "":
		return ""
	case strings.EqualFold(label, "utf-8"):
		return "utf-8"
	case strings.EqualFold(label, "x-user-defined"):
		return "x-user-defined"
	}
	if _, name := charset.Lookup(label); name != "replacement" {
		return name
	}
	return ""
}

// charsetParam returns the charset parameter of a Content-Type, however badly the rest of it is written.
func charsetParam(contentType string) string {
	for more := true; more; {
		var part string
		part, contentType, more = strings.Cut(contentType, ";")
		name, value, ok := strings.Cut(part, "=")
		if ok && strings.EqualFold(strings.TrimSpace(name), "charset") {
			value = strings.Trim(strings.TrimSpace(value), `"'`)
			return cutLabel(value)
		}
	}
	return ""
}

// cutLabel keeps a label short and apart from the document.
func cutLabel(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 64 {
		s = s[:64]
	}
	return strings.ToValidUTF8(strings.Clone(s), "\uFFFD")
}
