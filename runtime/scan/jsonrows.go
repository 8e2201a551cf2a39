package scan

// rows reads the rows of a repeated group, each into a lane of its own. What is no object among them is odd.
func (j *JSON) rows(k *key, p int) int {
	around := j.within
	if p = j.blanks(p); j.data[p] == ']' {
		return p + 1
	}
	for {
		if p = j.row(k, around.lane, p); p == odd {
			return odd
		}
		switch j.data[p] {
		case ']':
			j.within = around
			j.block.SetRows(k.slot, j.lane)
			return p + 1
		case ',':
			p = j.blanks(p + 1)
		default:
			return odd
		}
	}
}

// row reads a row of what stands in a lane, and the blanks behind it.
func (j *JSON) row(k *key, lane, p int) int {
	row, ok := j.block.AddRow(k.slot, lane)
	if !ok {
		j.full = true
		return odd
	}
	j.within = within{j.objects[k.object], row, 1 << row}
	if p = j.object(p); p != odd {
		p = j.blanks(p)
	}
	return p
}
