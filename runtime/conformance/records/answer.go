package records

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

func (d Dice) spoilt(of *ir.Domain) string {
	switch d.IntN(6) {
	case 0:
		return Pick(d, strange...)
	case 1:
		return Pick(d, "null", `""`, "[]")
	case 2:
		return quoted(Pick(d, days...))
	case 3:
		return d.beside(of)
	}
	return d.answer(of)
}

// beside is just outside what the domain allows, where it has such an outside.
func (d Dice) beside(of *ir.Domain) string {
	switch {
	case of.Kind == ir.Choice:
		return fmt.Sprint(of.Options[len(of.Options)-1].Code + 1)
	case of.Kind == ir.Choices:
		return allMarks(of)
	case of.Kind == ir.Location:
		return Pick(d, places[soundPlaces:]...)
	case of.Format == ir.Photo:
		return quoted(Pick(d, photos[soundPhotos:]...))
	case of.Kind == ir.Text && of.Max != nil:
		return quoted(strings.Repeat("𠮷", int(*of.Max)+1))
	case of.Kind == ir.Number && of.Max != nil:
		return decimal(Pick(d, *of.Max+1, math.Nextafter(*of.Max, math.Inf(1))))
	case of.Kind == ir.Number && of.Min != nil:
		return decimal(Pick(d, *of.Min-1, math.Nextafter(*of.Min, math.Inf(-1))))
	}
	return quoted(Pick(d, append(days[realDays:], "24:00", "8:30", "08:60", "2020-02-30T08:30", "2020-04-13T8:30", "2020-04-13T08:30:00")...))
}

func allMarks(of *ir.Domain) string {
	codes := make([]string, len(of.Options))
	for i, o := range of.Options {
		codes[i] = fmt.Sprint(o.Code)
	}
	return "[" + strings.Join(codes, ",") + "]"
}

// strange are values that are an answer of few items or none.
var strange = []string{
	"null", `""`, "[]", "{}", "true", "false", "0", "-0", "-1", "1", "1.0", "2", "99", "3.5", "1e20", "-1e20", "1e15", "1000000000000001",
	"1e400", "-1e999", "1e-300", "1e-7", "-0.0", "0.1e1", "30.000000000000004", "123456789012345.6", "999999999999999.9",
	`"1"`, `" "`, `"①"`, `"２"`, `"2020-02-30"`, `"2020-02-29"`, `"0000-01-01"`, `"2020-4-13"`, `"２０２０-04-13"`, `"10000-01-01"`, `"2020-04-13\n"`,
	`"😀"`, `"\ud83d\ude00"`, `"\u0000"`, `"__proto__"`, `"null"`, `"r000017"`,
	"[1,1]", "[1,1.0]", "[0]", "[-0,0]", "[99]", "[1,99]", "[1.5]", `["1"]`, "[null]", "[[]]", "[1,2,3,4,7]", "[7,1]", `{"a":1}`, `[{}]`, `[1e20]`,
	`{"none":"refused"}`, `{"none":"dontknow"}`, `{"none":"拒答"}`, `{"none":"Refused"}`, `{"none":null}`, `{"none":["refused"]}`, `{"None":"refused"}`,
	`{"none":"refused","a":1}`, `{"a":1,"none":"dontknow"}`, `[{"none":"refused"}]`, `"refused"`, `"拒答"`, `{"none":{"none":"refused"}}`,
	"[1e999]", "[99,1.5]", "[true]", "[3,2,1]", `{"__proto__":{"a":[1,{"b":null}]},"a":[[1]]}`, `{"length":0}`, `{"0":1,"length":1}`, `[[[[]]]]`,
}

// answer is mostly a right answer.
func (d Dice) answer(of *ir.Domain) string {
	if len(of.None) > 0 && d.Once(4) {
		return fmt.Sprintf(`{"none":%q}`, Pick(d, of.None...))
	}
	return d.value(of)
}

func (d Dice) value(of *ir.Domain) string {
	switch of.Kind {
	case ir.Choice:
		return fmt.Sprint(Pick(d, of.Options...).Code)
	case ir.Choices:
		return d.marks(of)
	case ir.Number:
		return d.numberFor(of)
	case ir.Date:
		return quoted(d.moment(of.Format))
	case ir.Text:
		return quoted(d.wordFor(of))
	case ir.Location:
		return Pick(d, places[:soundPlaces]...)
	default:
		return quoted(d.mark(of))
	}
}

func (d Dice) mark(of *ir.Domain) string {
	if of.Format == ir.Photo {
		return Pick(d, photos[:soundPhotos]...)
	}
	return d.Word()
}

// photos are sound at first.
var photos = []string{
	"001.jpg", "照片/第一户 1.JPEG", "a.b/c.d.png", "村.webp", "data:image/jpeg;base64,/9j/", "data:image/png;base64,iVBORw==", "data:image/webp;base64,UklGRg0=",
	"001", "a.gif", "../a.jpg", ".jpg", "/a.jpg", `a\b.jpg`, "a.jpg\n", "data:image/jpeg;base64,", "data:image/jpeg;base64,/9j", "data:image/jpeg;base64,A===", "data:image/svg+xml;base64,/9j/",
	"data:image/png;base64,iVBO Rw==", "javascript:alert(1)//a.jpg",
}

const soundPhotos = 7

// marks are some of the options, mostly in their order.
func (d Dice) marks(of *ir.Domain) string {
	var codes []string
	for _, o := range of.Options {
		if d.Once(2) {
			codes = append(codes, fmt.Sprint(o.Code))
		}
	}
	if d.Once(4) {
		d.Shuffle(len(codes), func(i, j int) { codes[i], codes[j] = codes[j], codes[i] })
	}
	return "[" + strings.Join(codes, ",") + "]"
}

// places are sound at first.
var places = []string{
	`{"lat":28.2,"lon":112.9}`, `{"lon":112.9,"lat":28.2,"accuracy":12}`, `{"lat":-90,"lon":180,"accuracy":0}`, `{"lat":0,"lon":-0.0,"accuracy":50}`,
	`{"lat":90,"lon":-180,"accuracy":50.00000001}`, `{"lat":28.2,"lon":112.9,"accuracy":1e15}`, `{"lat":1e-7,"lon":0,"accuracy":2.5}`,
	`{"lat":90.0000001,"lon":0}`, `{"lat":0,"lon":-180.5}`, `{"lat":0,"lon":0,"accuracy":-1}`, `{"lat":0,"lon":0,"accuracy":1e16}`, `{"lat":1e999,"lon":0}`,
	`{"lat":28.2}`, `{"lon":112.9}`, `{}`, `{"lat":"28.2","lon":112.9}`, `{"lat":28.2,"lon":null}`, `{"lat":28.2,"lon":112.9,"accuracy":null}`, `{"lat":28.2,"lon":112.9,"altitude":50}`,
	`[28.2,112.9]`, `"28.2,112.9"`, `{"Lat":28.2,"lon":112.9}`, `{"lat":[28.2],"lon":112.9}`, `{"lat":true,"lon":0}`,
}

const soundPlaces = 7

// Word is a text.
func (d Dice) Word() string { return Pick(d, words...) }

// wordFor is a text that the domain allows, where there is one here.
func (d Dice) wordFor(of *ir.Domain) string {
	if of.Min == nil && of.Max == nil && of.Pattern == "" && of.Format == "" {
		return d.Word()
	}
	fits := value.TextForm{Min: of.Min, Max: of.Max, Pattern: of.Pattern, Resident: of.Format == ir.ResidentID}.Fits()
	fitting := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !fits(w) })
	return Pick(d, append(fitting, d.Word())...)
}

var words = []string{
	"张三", "村", "北村", "12", "a", "𠮷", "𠮷𠮷", "é", "e\u0301", " ", "0", "", "a\nb", "村\u2028", "A1 b", "3.5", "😀村", "👨‍👩‍👧", "_x", "\u00a0", "１２",
	"11010519491231002X", "11010519491231002x", "440524188001010014", "13812345678", "12812345678", "0870-1234567", "087012345678", "0870-123456",
	"110105194912310021", "110105194902300020",
}

// Day is a real day, often one of a few.
func (d Dice) Day() string {
	if d.Once(3) {
		return fmt.Sprintf("%04d-%02d-%02d", 1+d.IntN(9999), 1+d.IntN(12), 1+d.IntN(28))
	}
	return Pick(d, days[:realDays]...)
}

// Time is a time of day, often one of a few.
func (d Dice) Time() string {
	if d.Once(3) {
		return fmt.Sprintf("%02d:%02d", d.IntN(24), d.IntN(60))
	}
	return Pick(d, "00:00", "08:29", "08:30", "08:31", "09:00", "19:59", "20:00", "23:59")
}

// DateTime is a real day with a time.
func (d Dice) DateTime() string { return d.Day() + "T" + d.Time() }

func (d Dice) moment(f ir.Format) string {
	switch f {
	case ir.Time:
		return d.Time()
	case ir.DateTime:
		return d.DateTime()
	}
	return d.Day()
}

// days are real at first.
var days = []string{
	"2020-04-13", "2020-04-12", "2020-04-14", "2020-12-31", "2021-01-01", "2019-12-31", "0001-01-01", "9999-12-31",
	"2000-02-29", "1999-12-31", "2000-01-01", "2000-12-31", "2001-01-01", "1900-01-01", "1900-12-31", "0072-12-31",
	"1900-02-29", "1900-02-28", "2020-02-29", "2021-02-29", "2020-04-31", "2020-13-01", "2020-00-10", "0004-02-29", "0100-02-29", "0000-02-29",
}

const realDays = 16

// numberFor is a number for a domain, mostly within its bound.
func (d Dice) numberFor(of *ir.Domain) string {
	x := d.Number()
	if of.Min != nil && of.Max != nil && !d.Once(4) {
		x = *of.Min + math.Round(d.Float64()*(*of.Max-*of.Min))
	}
	if of.Integer {
		x = math.Round(x)
	}
	return decimal(x)
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// Number is a number near one of those that surveys compare with, often within a few bits of
// the edge of what is equal to it.
func (d Dice) Number() float64 {
	c := d.Constant()
	switch d.IntN(4) {
	case 0:
		return c
	case 1:
		return c + Pick(d, -1.0, 1)
	case 2:
		return c + Pick(d, -1.0, 1)*value.Tolerance*max(1, math.Abs(c))
	}
	return d.nearEdge(c)
}

// Constant is a number for surveys to compare with.
func (d Dice) Constant() float64 {
	return Pick(d, 0, 1, -1, 2, 3, 0.3, 30, 1000, 1e9, 5e9, -1e15, 1e15, 123456.789)
}

// nearEdge is one of the four doubles on each side of an edge of what is equal to c.
func (d Dice) nearEdge(c float64) float64 {
	x, away := Pick(d, edgesAround(c)...), Pick(d, math.Inf(-1), math.Inf(1))
	for range d.IntN(5) {
		x = math.Nextafter(x, away)
	}
	return x
}

// edgesAround are the two numbers furthest from c that are equal to it.
func edgesAround(c float64) []float64 {
	return []float64{edge(c, math.Inf(-1)), edge(c, math.Inf(1))}
}

// edge starts at the tolerance of c itself, which is a few doubles from that of the larger of the two.
func edge(c, away float64) float64 {
	x := c + math.Copysign(value.Tolerance*max(1, math.Abs(c)), away)
	for value.Equal(x, c) {
		x = math.Nextafter(x, away)
	}
	for !value.Equal(x, c) {
		x = math.Nextafter(x, c)
	}
	return x
}
