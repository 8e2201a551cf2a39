package scan

// tagEnd is where the > of a tag is whose attributes are plain: a word, and a value in double quotes. Any other is odd.
func (c *Sheet) tagEnd(p int) int {
	for p = c.word(p + 1); ; {
		after := c.blanks(p)
		switch b := c.data[after]; {
		case b == '>':
			return after
		case b == '/' && c.data[after+1] == '>':
			return after + 1
		case after == p:
			return odd
		}
		if p = c.attribute(after); p == odd {
			return odd
		}
	}
}

// attribute is behind one.
func (c *Sheet) attribute(p int) int {
	name := p
	if p = c.word(p); p == name || c.data[p] != '=' || c.data[p+1] != '"' {
		return odd
	}
	for p += 2; c.data[p] != '"'; p++ {
		switch c.data[p] {
		case '<', '>', '&':
			return odd
		}
	}
	return p + 1
}

// word is behind letters, digits and colons.
func (c *Sheet) word(p int) int {
	for b := c.data[p]; (b|0x20)-'a' < 26 || b-'0' <= '9'-'0'+1; b = c.data[p] { // the colon is behind 9
		p++
	}
	return p
}

func (c *Sheet) blanks(p int) int {
	for b := c.data[p]; b == ' ' || b == '\n' || b == '\r' || b == '\t'; b = c.data[p] {
		p++
	}
	return p
}
