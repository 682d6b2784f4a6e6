package analyzer

import "sort"

// ways counts each kind of action that the site offers.
func (f *pathFinder) ways() []Way {
	list := []Way{}
	for k, kind := range ActionKinds {
		w := Way{Kind: kind}
		for i := range f.mask {
			if f.mask[i]&(1<<k) != 0 {
				w.Pages++
			}
		}
		if w.Pages == 0 {
			continue
		}
		r := f.routes(1 << k)
		for i := range f.entry {
			if f.entry[i] && r.clicks[i] != never {
				w.Reach++
				w.Clicks += float64(r.clicks[i])
			}
		}
		if w.Reach > 0 {
			w.Clicks /= float64(w.Reach)
		}
		list = append(list, w)
	}
	sort.SliceStable(list, func(a, b int) bool { return list[a].Pages > list[b].Pages })
	return list
}
