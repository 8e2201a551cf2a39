package main

import (
	"fmt"
	"time"

	"github.com/surveyc/surveyc/compiler/value"
)

const (
	county   = "桃江县"
	township = "桃花江镇"
	// areaCode opens every resident id number of the samples. No place bears it.
	areaCode = "999999"
)

// villages are the 26 of the notice; their names are invented.
var villages = []string{
	"栗树坳村", "石枧冲村", "莲花塘村", "竹山湾村", "金盆岭村", "樟木桥村", "白云冲村", "枫树坪村", "牛角塘村",
	"杨梅岭村", "黄泥铺村", "双江桥村", "茶盘洲社区", "花果山村", "桐子坡村", "龙潭口村", "响水坝村", "油榨巷社区",
	"大屋场村", "松林坡村", "高桥头村", "泉塘湾村", "月形山村", "芦花港村", "筲箕洼村", "马迹塘湾村",
}

var surnames = []string{
	"刘", "陈", "李", "王", "张", "曾", "胡", "贺", "熊", "龚", "薛", "符", "丁", "莫", "夏", "高", "詹", "彭", "郭", "文",
}

var givenNames = []string{
	"建国", "桂英", "正华", "立秋", "春香", "国庆", "玉兰", "德胜", "冬梅", "长青", "满娥", "光辉", "菊香", "迪生", "爱莲", "世才",
	"月娥", "铁牛", "腊梅", "伏生", "炳南", "淑珍", "应龙", "新田", "秀云", "益民", "金莲", "佑生", "连香", "定安",
}

func fullName(d *dice) string { return pick(d, surnames) + pick(d, givenNames) }

// residentID is a number whose date and check digit are right and that nobody bears.
func residentID(d *dice, born time.Time) string {
	digits := areaCode + born.Format("20060102") + fmt.Sprintf("%03d", d.between(1, 999))
	return digits + string(value.ResidentCheck(digits))
}

// team is a survey team: two people, about ten households a day.
type team struct {
	name     string
	unit     string
	reviewer string
}

var teams = []team{
	{"排查1组", "县水利局", "贺立秋"},
	{"排查2组", "镇经济发展办", "詹秀云"},
	{"排查3组", "县农业农村局", "夏定安"},
	{"排查4组", "镇人民政府", "丁玉兰"},
}

const householdsADay = 10

// visit is where and when the household number i (from 0) was visited: the teams take
// turns, each works one village a day.
type visit struct {
	team    team
	village string
	date    string
}

func (f form) visit(i int) visit {
	outing := i / householdsADay
	day := f.firstDay + outing/len(f.teams)
	return visit{
		team:    f.teams[outing%len(f.teams)],
		village: villages[outing%len(villages)],
		date:    time.Date(2020, time.April, day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly),
	}
}
