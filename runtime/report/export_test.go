package report

// MostComments bounds how many cells get a comment.
func (b *Book) MostComments(n int) { b.mostComments = n }
