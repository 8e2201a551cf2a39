package ir

// Lands is the position at which the walk goes on when the item at position i takes the skip; the number of items at the very
// end. What a skip ends is the row, or, as long as the closing is still to come, what is before it.
func (s *Survey) Lands(i int, skip Skip) int {
	for at := range s.Items {
		if s.Items[at].ID == skip.Target {
			return at
		}
	}
	if group := s.Items[i].Group; group != "" {
		return s.EndOf(s.position(group))
	}
	for at := i + 1; at < len(s.Items); at++ {
		if s.InClosing(at) && !s.InClosing(i) {
			return at
		}
	}
	return len(s.Items)
}

// InClosing tells whether the item at position i is in the part that is always reached.
func (s *Survey) InClosing(i int) bool {
	section := s.Items[i].Section
	return section >= 0 && s.Sections[section].Closing
}
