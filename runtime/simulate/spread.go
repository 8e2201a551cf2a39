package simulate

import (
	"math"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// spread is how the numbers of an item are spread: points are quantiles, in units of the last digit.
type spread struct {
	decimals int
	zeros    int // percent that are nothing at all
	points   []int
	round    bool // large ones end in noughts
}

// quantile is a number between two neighbouring points.
func quantile(d *dice, points []int) int {
	i := d.below(len(points) - 1)
	return d.between(points[i], points[i+1])
}

// known are the spreads of what surveys ask for, by unit and by words of the label; the first that fits is taken.
var known = []struct {
	units, words string // each one of several apart by blanks, in lower case; "" for any
	spread
}{
	{"元/", "", spread{decimals: 1, points: []int{8, 15, 24, 36, 60, 120}}},
	{"万元", "", spread{decimals: 1, zeros: 15, points: []int{2, 10, 20, 35, 60, 100, 200}}},
	{"元 yuan", "人均 均纯 capita", spread{round: true, points: []int{3200, 6000, 9000, 12500, 18000, 28000, 45000}}},
	{"元 yuan", "贷 借 loan", spread{zeros: 5, round: true, points: []int{5000, 10000, 20000, 30000, 50000}}},
	{"元 yuan", "工资 务工 wage salar", spread{zeros: 25, round: true, points: []int{1500, 6000, 15000, 28000, 42000, 70000}}},
	{"元 yuan", "支出 费 开支 成本 cost expen", spread{zeros: 12, round: true, points: []int{100, 500, 1200, 3000, 7000, 16000}}},
	{"元 yuan", "补 金 贴 财产 转移 subsid benefit", spread{zeros: 35, round: true, points: []int{60, 300, 900, 1800, 3600, 6600}}},
	{"元 yuan", "", spread{zeros: 15, round: true, points: []int{200, 1500, 4000, 9000, 18000, 36000, 80000}}},
	{"岁", "", spread{points: ages}},
	{"人 口 person people", "", spread{points: []int{1, 2, 3, 3, 4, 5, 7}}},
	{"平方米 ㎡ m²", "", spread{points: []int{18, 45, 70, 90, 120, 160, 260}}},
	{"亩", "", spread{decimals: 1, zeros: 5, points: []int{3, 9, 18, 32, 50, 80, 160}}},
	{"公斤 斤 kg", "", spread{zeros: 10, round: true, points: []int{20, 120, 350, 700, 1500, 3600}}},
	{"℃", "体温 temperature", spread{decimals: 1, points: []int{360, 364, 366, 368, 371, 378, 392}}},
	{"mmhg", "收缩 high systolic", spread{points: []int{96, 110, 120, 130, 142, 170}}},
	{"mmhg", "", spread{points: []int{56, 66, 74, 80, 88, 104}}},
	{"次/分", "", spread{points: []int{54, 64, 72, 80, 90, 112}}},
	{"厘米 cm", "", spread{points: []int{50, 110, 150, 160, 168, 186}}},
	{"公里 km", "", spread{decimals: 1, points: []int{1, 5, 12, 30, 80, 200}}},
	{"米 m", "", spread{points: []int{5, 30, 100, 400, 900, 3000}}},
	{"小时 hour", "", spread{points: []int{0, 1, 2, 4, 8, 11}}},
	{"分钟 分 minute", "", spread{points: []int{3, 8, 15, 25, 45, 120}}},
	{"天 日 day", "", spread{zeros: 10, points: []int{1, 3, 7, 15, 40, 180, 300}}},
	{"月 month", "", spread{points: []int{1, 3, 6, 9, 12}}},
	{"% ％", "", spread{points: []int{0, 20, 45, 70, 90, 100}}},
	{"头 只 个 件 台 辆 棵 间 次 time", "", spread{zeros: 25, points: []int{1, 2, 3, 5, 9, 20}}},
	{"", "年龄 岁数 周岁", spread{points: ages}},
	{"", "人口 人数 几人 多少人 household size", spread{points: []int{1, 2, 3, 3, 4, 5, 7}}},
	{"", "收入 income", spread{zeros: 10, round: true, points: []int{1500, 6000, 14000, 26000, 48000, 90000}}},
	{"", "面积 area", spread{decimals: 1, points: []int{3, 9, 18, 32, 50, 80, 160}}},
}

// spreadOf is how an item's numbers are spread. constants are what conditions compare them with.
func spreadOf(it *ir.Item, year int, constants []float64) spread {
	if strings.Contains(it.Unit+it.Text, "年度") || strings.Contains(it.Text, "年份") || it.Unit == "年" && it.Domain.Min != nil && *it.Domain.Min > 1900 {
		return spread{points: []int{year - 6, year - 4, year - 2, year - 1, year}}.within(&it.Domain, constants)
	}
	for _, k := range known {
		if (k.units == "" || anyIn(it.Unit, k.units)) && (k.words == "" || anyIn(it.Text, k.words)) {
			return k.spread.within(&it.Domain, constants)
		}
	}
	return bare(&it.Domain, constants)
}

// anyIn tells whether one of the words stands in a text.
func anyIn(text, words string) bool {
	text = strings.ToLower(text)
	for word := range strings.FieldsSeq(words) {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// within is the spread where the domain takes enough of it, else that of an item of which nothing is known.
func (s spread) within(d *ir.Domain, constants []float64) spread {
	if d.Integer && s.decimals > 0 {
		s = s.whole()
	}
	fitting := 0
	for _, p := range s.points {
		if fits(d, s.number(p)) {
			fitting++
		}
	}
	if 2*fitting < len(s.points) {
		return bare(d, constants)
	}
	if d.Min != nil && *d.Min > 0 {
		s.zeros = 0
	}
	return s
}

func (s spread) whole() spread {
	points := make([]int, len(s.points))
	for i, p := range s.points {
		points[i] = (p + 9) / 10
	}
	s.points, s.decimals = points, 0
	return s
}

func fits(d *ir.Domain, x float64) bool {
	return (d.Min == nil || x >= *d.Min) && (d.Max == nil || x <= *d.Max) && (!d.Integer || x == math.Trunc(x)) && math.Abs(x) <= value.Limit
}

// widest is the widest bound that is filled evenly.
const widest = 40

// bare is the spread of an item of which only the bound is known, and what it is compared with.
func bare(d *ir.Domain, constants []float64) spread {
	low, high := bounds(d, constants)
	s := spread{}
	if high-low < 4 && !d.Integer {
		s.decimals = 2
		low, high = low*100, high*100
	}
	first, span := int(math.Ceil(low)), int(math.Floor(high)-math.Ceil(low))
	switch {
	case span < 0: // no whole number of those units is in it
		return spread{points: []int{int(math.Round(low)), int(math.Round(low))}, decimals: s.decimals}
	case span <= widest:
		s.points = []int{first, first + span}
	default:
		s.points = []int{first, first + span/20, first + span/10, first + span/5, first + span*2/5, first + span}
	}
	return s
}

// bounds are those of the domain, or what seems sensible.
func bounds(d *ir.Domain, constants []float64) (low, high float64) {
	const near = 1e6
	most := 10.0
	for _, c := range constants {
		if math.Abs(c) <= near {
			most = max(most, 2*math.Abs(c))
		}
	}
	switch {
	case d.Min != nil && d.Max != nil:
		return *d.Min, min(*d.Max, max(*d.Min+most, *d.Min+1000, 10*math.Abs(*d.Min)))
	case d.Min != nil:
		return *d.Min, *d.Min + most
	case d.Max != nil:
		return min(0, *d.Max-most), *d.Max
	}
	return 0, most
}

func (s spread) number(units int) float64 {
	return float64(units) / [...]float64{1, 10, 100}[s.decimals]
}

func (s spread) draw(d *dice) float64 {
	if s.zeros > 0 && d.percent(s.zeros) {
		return 0
	}
	n := quantile(d, s.points)
	if s.round && n >= 1000 && d.percent(70) {
		n = (n + 50) / 100 * 100
	} else if s.round && n >= 100 && d.percent(80) {
		n = (n + 5) / 10 * 10
	}
	return s.number(n)
}
