package scan

import (
	"bytes"
	"math"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// objectAnswer reads a kind of no answer or a location; what has more than plain members is odd.
func (j *JSON) objectAnswer(k *key, p int) int {
	if at, next := location(j.data, p); next != odd {
		j.block.SetLocation(k.slot, j.lane, at)
		return next
	}
	n := bytes.IndexByte(j.data[p:j.limit], '}') + 1
	object := j.data[p : p+n]
	if n == 0 || bytes.ContainsAny(object[1:], "{[\\\n") || !validUTF8(object) {
		return odd
	}
	v, ok := noAnswers[string(object)]
	if !ok && v.UnmarshalJSON(object) != nil {
		return odd
	}
	j.block.SetValue(k.slot, j.lane, v)
	return p + n
}

// noAnswers are the kinds of no answer as they are mostly written.
var noAnswers = func() map[string]answers.Value {
	written := map[string]answers.Value{}
	for _, kind := range ir.NoAnswers {
		v := answers.None(kind)
		text, _ := v.MarshalJSON() // cannot fail
		written[string(text)] = v
	}
	return written
}()

// location reads one as most are written: latitude, longitude and maybe the accuracy, without blanks.
func location(data []byte, p int) (at answers.Location, next int) {
	at.Accuracy = math.NaN()
	if at.Lat, p = member(data, p, `{"lat":`); p == odd {
		return at, odd
	}
	if at.Lon, p = member(data, p, `,"lon":`); p == odd {
		return at, odd
	}
	if data[p] == ',' {
		if at.Accuracy, p = member(data, p, `,"accuracy":`); p == odd {
			return at, odd
		}
	}
	if data[p] != '}' {
		return at, odd
	}
	return at, p + 1
}

// member reads a number behind its key.
func member(data []byte, p int, key string) (x float64, next int) {
	if !goesOn(data, p, key) {
		return 0, odd
	}
	return number(data, p+len(key))
}
