package page

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

func encoded(t testing.TB, f func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func box(kind string, body ...byte) []byte {
	return append(binary.BigEndian.AppendUint32(nil, uint32(8+len(body))), append([]byte(kind), body...)...)
}

func samples(t testing.TB) map[string][]byte {
	m := image.NewPaletted(image.Rect(0, 0, 40, 30), color.Palette{color.Black, color.White})
	still := &gif.GIF{Image: []*image.Paletted{m}, Delay: []int{0}}
	moving := &gif.GIF{Image: []*image.Paletted{m, m}, Delay: []int{5, 5}, LoopCount: -1}
	looping := &gif.GIF{Image: []*image.Paletted{m, m}, Delay: []int{5, 5}}
	webp, _ := base64.StdEncoding.DecodeString("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
	size := func(w, h uint32) []byte {
		return box("ispe", append(make([]byte, 4), append(binary.BigEndian.AppendUint32(nil, w), binary.BigEndian.AppendUint32(nil, h)...)...)...)
	}
	j := encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, m, nil) })
	withEXIF := append(append([]byte{0xFF, 0xD8, 0xFF, 0xE1, 0x0F, 0xA2}, make([]byte, 4000)...), j[2:]...)
	vp8x := append([]byte("RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00"), 0x8F, 0x01, 0, 0x2B, 0x01, 0)
	return map[string][]byte{
		"png 40×30":           encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, m) }),
		"jpeg 40×30":          j,
		"jpeg 40×30 exif":     withEXIF,
		"gif 40×30":           encoded(t, func(b *bytes.Buffer) error { return gif.EncodeAll(b, still) }),
		"gif 40×30 moving":    encoded(t, func(b *bytes.Buffer) error { return gif.EncodeAll(b, moving) }),
		"gif 40×30 looping":   encoded(t, func(b *bytes.Buffer) error { return gif.EncodeAll(b, looping) }),
		"webp 1×1":            webp,
		"webp 400×300 moving": vp8x,
		"avif 640×480":        append(append(box("ftyp", []byte("avif\x00\x00\x00\x00")...), size(64, 64)...), size(640, 480)...),
		"heif 64×64":          append(box("ftyp", []byte("heic\x00\x00\x00\x00")...), size(64, 64)...),
		"ico 48×48":           {0, 0, 1, 0, 2, 0, 16, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 48, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
		"svg 120×60":          []byte("\xEF\xBB\xBF<?xml version='1.0'?><!-- lamp --><svg xmlns='x' width=\"120\" height='60px'><path/></svg>"),
		"svg 24×12":           []byte("<svg viewBox='0,0 24 12'/>"),
	}
}

func TestReadPicture(t *testing.T) {
	for name, b := range samples(t) {
		p := ReadPicture(b)
		got := p.Format + " " + itoa(p.Width) + "×" + itoa(p.Height)
		want, moving := name, false
		for _, s := range []string{" moving", " looping", " exif"} {
			if bytes.HasSuffix([]byte(want), []byte(s)) {
				moving = s != " exif"
				want = want[:len(want)-len(s)]
			}
		}
		if got != want || p.Animated != moving {
			t.Errorf("%s: %s, animated %v", name, got, p.Animated)
		}
	}
	for _, none := range []string{"", "<html><svg>", "GIF89a", "<!doctype html><title>x</title>", "\x89PNG\r\n\x1a\n"} {
		if p := ReadPicture([]byte(none)); p.Width != 0 || p.Height != 0 {
			t.Errorf("%q: %+v", none, p)
		}
	}
}

func itoa(n int) string {
	if n == 0 {
		return "0"
	}
	var b []byte
	for ; n > 0; n /= 10 {
		b = append([]byte{byte('0' + n%10)}, b...)
	}
	return string(b)
}

func FuzzReadPicture(f *testing.F) {
	for _, b := range samples(f) {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if p := ReadPicture(b); p.Width < 0 || p.Height < 0 || p.Width > maxSide || p.Height > maxSide {
			t.Errorf("%+v", p)
		}
	})
}
