package page

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"strconv"
	"strings"
)

// A Picture is what the first bytes of an image file say.
type Picture struct {
	Format   string `json:"format,omitempty"` // png, gif, jpeg, webp, avif, heif, svg, ico, bmp; "" when it is none of them
	Width    int    `json:"width,omitempty"`  // pixels; 0 when not known
	Height   int    `json:"height,omitempty"`
	Animated bool   `json:"animated,omitempty"`
}

// maxSide is the greatest side that is believed.
const maxSide = 1 << 20

// ReadPicture reads format and size from the beginning of an image file. It decodes no pixels, looks at every byte at most
// twice, and takes the sizes that stand beyond the given bytes for unknown.
func ReadPicture(b []byte) Picture {
	var p Picture
	switch {
	case bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")):
		p = readPNG(b)
	case bytes.HasPrefix(b, []byte("GIF87a")), bytes.HasPrefix(b, []byte("GIF89a")):
		p = readGIF(b)
	case bytes.HasPrefix(b, []byte{0xFF, 0xD8, 0xFF}):
		p = readJPEG(b)
	case len(b) >= 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP":
		p = readWebP(b)
	case len(b) >= 12 && string(b[4:8]) == "ftyp":
		p = readHEIF(b)
	case bytes.HasPrefix(b, []byte{0, 0, 1, 0}):
		p = readICO(b)
	case len(b) >= 26 && string(b[:2]) == "BM" && binary.LittleEndian.Uint32(b[14:]) >= 40:
		p = Picture{Format: "bmp", Width: int(int32(binary.LittleEndian.Uint32(b[18:]))), Height: abs(int(int32(binary.LittleEndian.Uint32(b[22:]))))}
	default:
		p = readSVG(b)
	}
	if p.Width <= 0 || p.Height <= 0 || p.Width > maxSide || p.Height > maxSide {
		p.Width, p.Height = 0, 0
	}
	return p
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

func readPNG(b []byte) Picture {
	p := Picture{Format: "png"}
	if len(b) >= 24 && string(b[12:16]) == "IHDR" {
		p.Width, p.Height = int(binary.BigEndian.Uint32(b[16:])), int(binary.BigEndian.Uint32(b[20:]))
	}
	if i := bytes.Index(b, []byte("IDAT")); i > 0 {
		p.Animated = bytes.Contains(b[:i], []byte("acTL"))
	}
	return p
}

// readGIF walks the blocks: a second image, or the extension that makes it loop, is an animation.
func readGIF(b []byte) Picture {
	p := Picture{Format: "gif"}
	if len(b) < 13 {
		return p
	}
	p.Width, p.Height = int(binary.LittleEndian.Uint16(b[6:])), int(binary.LittleEndian.Uint16(b[8:]))
	i := 13
	if b[10]&0x80 != 0 {
		i += 3 << (b[10]&7 + 1)
	}
	for images := 0; i < len(b); {
		switch b[i] {
		case 0x21: // extension
			if i+14 <= len(b) && b[i+1] == 0xFF && (string(b[i+3:i+14]) == "NETSCAPE2.0" || string(b[i+3:i+14]) == "ANIMEXTS1.0") {
				p.Animated = true
				return p
			}
			i += 2
		case 0x2C: // image
			if images++; images == 2 {
				p.Animated = true
				return p
			}
			if i+10 > len(b) {
				return p
			}
			flags := b[i+9]
			if i += 10; flags&0x80 != 0 {
				i += 3 << (flags&7 + 1)
			}
			i++ // code size
		default:
			return p
		}
		for i < len(b) && b[i] != 0 {
			i += int(b[i]) + 1
		}
		i++
	}
	return p
}

func readJPEG(b []byte) Picture {
	p := Picture{Format: "jpeg"}
	for i := 2; i+9 < len(b) && b[i] == 0xFF; {
		switch m := b[i+1]; {
		case m == 0xFF: // fill
			i++
			continue
		case m >= 0xC0 && m <= 0xCF && m != 0xC4 && m != 0xC8 && m != 0xCC:
			p.Height, p.Width = int(binary.BigEndian.Uint16(b[i+5:])), int(binary.BigEndian.Uint16(b[i+7:]))
			return p
		case m == 0xDA, m == 0xD9:
			return p
		case m == 0x01 || m >= 0xD0 && m <= 0xD8: // without a length
			i += 2
			continue
		}
		i += 2 + max(2, int(binary.BigEndian.Uint16(b[i+2:])))
	}
	return p
}

func readWebP(b []byte) Picture {
	p := Picture{Format: "webp"}
	if len(b) < 30 {
		return p
	}
	switch string(b[12:16]) {
	case "VP8X":
		p.Animated = b[20]&2 != 0
		p.Width = 1 + int(b[24]) + int(b[25])<<8 + int(b[26])<<16
		p.Height = 1 + int(b[27]) + int(b[28])<<8 + int(b[29])<<16
	case "VP8 ":
		p.Width, p.Height = int(binary.LittleEndian.Uint16(b[26:])&0x3FFF), int(binary.LittleEndian.Uint16(b[28:])&0x3FFF)
	case "VP8L":
		if b[20] == 0x2F {
			n := binary.LittleEndian.Uint32(b[21:])
			p.Width, p.Height = int(n&0x3FFF)+1, int(n>>14&0x3FFF)+1
		}
	}
	return p
}

// readHEIF takes the greatest size that a box names: tiles and thumbnails of the same file are smaller.
func readHEIF(b []byte) Picture {
	p := Picture{}
	switch string(b[8:12]) {
	case "avif", "avis":
		p.Format, p.Animated = "avif", string(b[8:12]) == "avis"
	case "heic", "heix", "hevc", "hevx", "mif1", "msf1":
		p.Format = "heif"
		if end := min(len(b), 64); bytes.Contains(b[8:end], []byte("avif")) {
			p.Format = "avif"
		}
	default:
		return p
	}
	for rest := b; ; {
		i := bytes.Index(rest, []byte("ispe"))
		if i < 0 || i+16 > len(rest) {
			return p
		}
		w, h := int(binary.BigEndian.Uint32(rest[i+8:])), int(binary.BigEndian.Uint32(rest[i+12:]))
		if w <= maxSide && h <= maxSide && w*h > p.Width*p.Height {
			p.Width, p.Height = w, h
		}
		rest = rest[i+4:]
	}
}

func readICO(b []byte) Picture {
	p := Picture{Format: "ico"}
	if len(b) < 6 {
		return p
	}
	n := int(binary.LittleEndian.Uint16(b[4:]))
	for i := 6; n > 0 && i+16 <= len(b); i, n = i+16, n-1 {
		w, h := int(b[i]), int(b[i+1])
		if w == 0 {
			w = 256
		}
		if h == 0 {
			h = 256
		}
		if w > p.Width {
			p.Width, p.Height = w, h
		}
	}
	return p
}

// readSVG finds the root element of a drawing and its size, or the size of its view box.
func readSVG(b []byte) Picture {
	b = bytes.TrimLeft(bytes.TrimPrefix(b[:min(len(b), 8<<10)], []byte("\xEF\xBB\xBF")), " \t\r\n")
	if len(b) == 0 || b[0] != '<' || !bytes.Contains(b, []byte("<svg")) {
		return Picture{}
	}
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	for {
		t, err := d.RawToken()
		if err != nil {
			return Picture{}
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if e.Name.Local != "svg" {
			return Picture{}
		}
		p := Picture{Format: "svg"}
		var box []string
		for _, a := range e.Attr {
			switch a.Name.Local {
			case "width":
				p.Width = pixels(a.Value)
			case "height":
				p.Height = pixels(a.Value)
			case "viewBox":
				box = strings.FieldsFunc(cut(a.Value, 200), func(r rune) bool { return r == ' ' || r == ',' })
			}
		}
		if (p.Width == 0 || p.Height == 0) && len(box) == 4 {
			w, _ := strconv.ParseFloat(box[2], 64)
			h, _ := strconv.ParseFloat(box[3], 64)
			if w >= 1 && h >= 1 && w < maxSide && h < maxSide {
				p.Width, p.Height = int(w), int(h)
			}
		}
		return p
	}
}
