package page

// graphicBytes is the length from which an inline svg is noted.
const graphicBytes = 1000

// graphics measures the inline svg elements.
func (r *markupReader) graphics() {
	for _, i := range r.drawings {
		r.graphic(i)
	}
}

// graphic measures one drawing: FNV-1a over eight bytes at a time, as drawings are mostly long paths.
func (r *markupReader) graphic(i int32) {
	const prime = 1099511628211
	e := &r.elements[i]
	h, size := uint64(14695981039346656037), 0
	add := func(s string) {
		size += len(s)
		for ; len(s) >= 8; s = s[8:] {
			h = (h ^ (uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56)) * prime
			h ^= h >> 29
		}
		for j := 0; j < len(s); j++ {
			h = (h ^ uint64(s[j])) * prime
		}
	}
	for c := i; c < e.end; c++ {
		n := r.elements[c].node
		add(n.Data)
		size += len(n.Data) + 5
		for k := range n.Attr {
			add(n.Attr[k].Key)
			add(n.Attr[k].Val)
			size += 4
		}
	}
	if size < graphicBytes {
		return
	}
	for k := range r.m.Graphics {
		if g := &r.m.Graphics[k]; g.Hash == h && g.Bytes == size {
			g.Count++
			return
		}
	}
	if len(r.m.Graphics) < 20 {
		r.m.Graphics = append(r.m.Graphics, Graphic{Hash: h, Bytes: size, Count: 1, Selector: r.selector(i)})
	}
}
