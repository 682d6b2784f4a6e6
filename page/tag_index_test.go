package page

import (
	"slices"
	"testing"

	"golang.org/x/net/html/atom"
)

// Every tag has a list of its own, also when all of them stand in one document, and none outlives its page.
func TestTagIndexKeepsTagsApart(t *testing.T) {
	o := &outline{tags: new(tagIndex)}
	tags := []atom.Atom{atom.A, atom.Abbr, atom.B, atom.Base, atom.Basefont, atom.H1, atom.H2, atom.Img, atom.Image, atom.Main, atom.Manifest, atom.Td, atom.Tr}
	for range 3 {
		for i, tag := range tags {
			o.tags.add(tag, int32(i))
			o.tags.add(tag, int32(100+i))
		}
		o.tags.add(0, 7)
		for i, tag := range tags {
			if got := o.tagged(tag); !slices.Equal(got, []int32{int32(i), int32(100 + i)}) {
				t.Errorf("elements of %s: %v", tag, got)
			}
		}
		if got := o.tagged(atom.Nav); len(got) != 0 {
			t.Errorf("elements of a tag that does not occur: %v", got)
		}
		o.tags.clear()
		if got := o.tagged(atom.A); len(got) != 0 {
			t.Errorf("elements of the page before: %v", got)
		}
	}
}
