package simulate

import (
	"fmt"
	"strconv"

	"github.com/surveyc/surveyc/compiler/value"
)

// AreaCode opens every resident id number, PhonePrefix every telephone number. No place and no subscriber has them.
const (
	AreaCode    = "999999"
	PhonePrefix = "1540000"
)

// person is somebody who does not exist.
type person struct {
	name string
	man  bool
	born int // a day
	age  int // in whole years on the day of the visit
	dice dice
}

// ages are quantiles in years: of a head of household, and of anybody in one.
var (
	headAges = []int{24, 36, 45, 52, 58, 66, 74, 84}
	ages     = []int{0, 8, 17, 27, 38, 49, 58, 68, 88}
)

// relatives is how many of a hundred members of a household bear the name of its head.
const relatives = 60

// relative is a member of the household of p.
func (p *person) relative(d dice, today int) person {
	other := newPerson(d, ages, today)
	if d.percent(relatives) {
		family, own := []rune(p.name)[:1], []rune(other.name)[1:]
		other.name = string(append(family, own...))
	}
	return other
}

func newPerson(d dice, ages []int, today int) person {
	p := person{man: d.percent(52), dice: d}
	given := women
	if p.man {
		given = men
	}
	p.name = pick(&d, surnames) + pick(&d, given)
	p.born = today - quantile(&d, ages)*36525/100 - d.below(365)
	p.age = wholeYears(p.born, today)
	return p
}

// wholeYears counts birthdays.
func wholeYears(born, today int) int {
	years := value.Year(today) - value.Year(born)
	if value.FormatDate(born)[5:] > value.FormatDate(today)[5:] {
		years--
	}
	return max(years, 0)
}

// residentID is a number whose date and check digit are right and that nobody bears.
func (p *person) residentID() string {
	d := p.dice
	order := 2 * d.between(1, 499)
	if p.man {
		order--
	}
	born := value.FormatDate(p.born)
	digits := AreaCode + born[:4] + born[5:7] + born[8:] + fmt.Sprintf("%03d", order)
	return digits + string(value.ResidentCheck(digits))
}

func phone(d *dice) string { return PhonePrefix + strconv.Itoa(1000+d.below(9000)) }

var surnames = []string{
	"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢",
	"韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕",
}

var men = []string{
	"建国", "志强", "国庆", "德胜", "长青", "光辉", "世才", "铁牛", "伏生", "炳南", "应龙", "新田", "益民", "佑生", "定安", "正华", "文斌", "海涛", "小军", "永福",
	"家宝", "子轩", "浩", "明", "勇",
}

var women = []string{
	"桂英", "立秋", "春香", "玉兰", "冬梅", "满娥", "菊香", "爱莲", "月娥", "腊梅", "淑珍", "秀云", "金莲", "连香", "小红", "丽华", "雪梅", "翠花", "巧云", "思雨",
	"欣怡", "静", "燕", "芳", "敏",
}
