package page

// A className is what the value of a class or id attribute says. The values repeat on a page and on the pages of a site,
// so each is read once; see outline.names.
type className struct {
	region Region // of regionOfNames
	marks  mark
	hash   uint64 // of classHash
	named  bool   // of classHash
	button bool   // names a button or a step
	sticky bool   // names something that stays on the screen
	shares bool   // names a bar whose buttons pass the page on
}

// maxClassName is the length in bytes from which a value is read anew each time.
const maxClassName = 200

var unnamed className

// className is what the value of a class or id attribute says.
func (o *outline) className(value string) *className {
	if value == "" {
		return &unnamed
	}
	if n, ok := o.names[value]; ok {
		return n
	}
	n := readClassName(value)
	if len(value) <= maxClassName {
		o.names[value] = n
	}
	return n
}

func readClassName(value string) *className {
	n := &className{marks: marksOf(value), button: anyPart(value, buttonPart), sticky: anyPart(value, stickyPart), shares: anyPart(value, sharePart)}
	n.hash, n.named = classHash(value)
	if len(value) <= maxClassName {
		n.region = regionOfNames(value)
	}
	return n
}
