package simulate

import (
	"regexp"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// Enumerators take turns, each visits one village a day.
const (
	householdsADay = 10
	teams          = 3
	workingDays    = 40 // then they begin anew, so that dates stay near those of the survey
)

// visit is where and when a household is visited, and by whom.
type visit struct {
	cluster    int // households of one village, one after the other
	village    string
	enumerator string
	number     int // of the enumerator, from 0
	day        int
	minute     int // of the day, when it begins
	lat, lon   float64
}

func (s *Simulator) visitOf(nr int) visit {
	v := visit{cluster: nr / householdsADay}
	v.number = v.cluster % teams
	d := throw(s.seed, uint64(v.cluster))
	v.village = s.villageName(v.cluster)
	v.day = s.start + v.cluster/teams%workingDays
	v.minute = 8*60 + 30 + nr%householdsADay*45 + d.below(15)
	v.lat = float64(28000+(v.cluster*37)%900) / 1000
	v.lon = float64(112000+(v.cluster*53)%900) / 1000
	staff := throw(s.seed, uint64(v.number), 7)
	v.enumerator = pick(&staff, surnames) + pick(&staff, women)
	return v
}

// villageName is another one for each cluster, until there are no more.
func (s *Simulator) villageName(cluster int) string {
	n := len(villageFronts) * len(villageEnds)
	at := (cluster*389 + int(s.seed%uint64(n))) % n // 389 and n have no divisor in common
	return villageFronts[at%len(villageFronts)] + villageEnds[at/len(villageFronts)] + "村"
}

var villageFronts = []string{
	"栗树", "石枧", "莲花", "竹山", "金盆", "樟木", "白云", "枫树", "牛角", "杨梅", "黄泥", "双江", "茶盘", "桐子", "龙潭", "响水", "油榨", "松林", "高桥", "泉塘",
	"月形", "芦花", "筲箕", "青石", "红岩", "柳林", "大坪", "新塘", "古井", "银杏",
}

var villageEnds = []string{"坳", "冲", "塘", "湾", "岭", "桥", "坪", "铺", "口", "坡", "洼", "港", "洲", "寨", "坝"}

// A year in the survey's version, source or title; a date before it is taken as it stands.
var (
	dayWritten  = regexp.MustCompile(`(20\d\d)-(\d\d)-(\d\d)`)
	yearWritten = regexp.MustCompile(`20\d\d`)
)

// unknownYear is that of a survey which names none.
const unknownYear = 2025

// firstDay is when the visits begin where nobody says so: on the first of April of the survey's year.
func firstDay(s *ir.Survey) int {
	year := strconv.Itoa(unknownYear)
	for _, text := range []string{s.Property("version"), s.Title, s.Property("source")} {
		if day, ok := value.ParseDate(dayWritten.FindString(text)); ok {
			return day
		}
		if written := yearWritten.FindString(text); written != "" {
			year = written
			break
		}
	}
	day, _ := value.ParseDate(year + "-04-01")
	return day
}
