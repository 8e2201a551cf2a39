package simulate

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
)

// writer is how the text of an item is made up.
type writer func(s *Simulator, d *dice) string

// subjects are what texts are about, by words of the label; the first that fits is taken.
var subjects = []struct {
	words string // apart by blanks; "" for any
	write writer
}{
	{"身份证 证件号 resident_id", func(s *Simulator, _ *dice) string { return s.who().residentID() }}, // subjectOf takes it by its place
	{"电话 手机 联系方式 phone telephone mobile", func(_ *Simulator, d *dice) string { return phone(d) }},
	{"医院 卫生院 hospital", from("县人民医院", "县中医院", "市第一人民医院", "镇中心卫生院")},
	{"药名 药品 drug medicine", from("阿莫西林胶囊", "布洛芬片", "板蓝根颗粒", "二甲双胍片", "氨氯地平片", "蒙脱石散", "对乙酰氨基酚片", "氯雷他定片", "奥美拉唑肠溶片", "甘草片")},
	{"过敏 allerg", from("青霉素", "头孢", "磺胺类", "无")},
	{"学校 school", from("村小学", "镇中心小学", "镇中学", "县一中", "县职业中专")},
	{"单位 机构 部门 organisation unit", from("镇人民政府", "镇经济发展办", "县农业农村局", "县水利局", "村民委员会")},
	{"复核人 调查员 访员 登记人 审核人 enumerator interviewer", func(s *Simulator, _ *dice) string { return s.visit.enumerator }},
	{"照料 陪同 监护 guardian", func(_ *Simulator, d *dice) string { return pick(d, surnames) + pick(d, women) }},
	{"姓名 户主 户名 name", func(s *Simulator, _ *dice) string { return s.who().name }},
	{"地名 地块 place plot", func(_ *Simulator, d *dice) string {
		return pick(d, villageFronts) + pick(d, []string{"田", "坡上", "河边", "屋后", "大丘", "湾里", "冲里"})
	}},
	{"地址 住址 address", func(s *Simulator, d *dice) string { return s.visit.village + strconv.Itoa(1+d.below(180)) + "号" }},
	{"村 社区 居委会 village", func(s *Simulator, _ *dice) string { return s.visit.village }},
	{"乡 镇 township town", func(*Simulator, *dice) string { return "清溪镇" }},
	{"县 市 区 county district", func(*Simulator, *dice) string { return "云岭县" }},
	{"省 province", func(*Simulator, *dice) string { return "某省" }},
	{"组 group", func(_ *Simulator, d *dice) string { return strconv.Itoa(1+d.below(8)) + "组" }},
	{"编号 编码 账号 卡号 号码 code number", func(s *Simulator, d *dice) string { return fmt.Sprintf("%06d%02d", s.nr+1, d.below(100)) }},
	{"备注 说明 remark note comment", from("电话询问，由复核人员代签", "户主外出务工，由家人回答", "当面询问", "已核对原件")},
	{"原因 为什么 why reason", from("没有时间", "家里缺劳力", "不清楚政策", "身体不好", "路太远", "费用太高")},
	{"职业 工作 工种 job occupation", from("种地", "建筑工", "服务员", "司机", "在家带孩子", "电子厂工人")},
	{"困难 建议 意见 希望 需要 suggest wish", from("希望把路修好", "看病报销再方便些", "农产品不好卖", "希望有人教技术", "没有")},
	{"其他 其它 注明 other specify", from("亲戚帮助", "村里统一安排", "自己解决", "暂时没有定", "邻村的")},
	{"作物 品种 crop", from("水稻", "玉米", "红薯", "油菜", "辣椒", "烤烟", "茶叶")},
	{"", from("情况属实", "一般", "没有变化", "见附表", "比去年好")},
}

func from(texts ...string) writer {
	return func(_ *Simulator, d *dice) string { return pick(d, texts) }
}

// subjectOf chooses the writer of an item.
func subjectOf(it *ir.Item, isID bool) writer {
	switch {
	case isID || it.Domain.Format == ir.ResidentID:
		return subjects[0].write
	case it.Domain.Format == ir.Phone:
		return subjects[1].write
	case it.Specify != nil:
		return subjects[len(subjects)-3].write
	}
	for _, subject := range subjects {
		if subject.words == "" || anyIn(bareLabel(it.Text), subject.words) {
			return subject.write
		}
	}
	panic("simulate: the last subject takes any label")
}

// bareLabel is a label without the ids that are inserted in it.
func bareLabel(text string) string {
	for {
		open := strings.IndexByte(text, '{')
		end := strings.IndexByte(text, '}')
		if open < 0 || end < open {
			return text
		}
		text = text[:open] + text[end+1:]
	}
}

// text is the answer of a Text or Signature. What the domain or a condition asks for is tried in turn once the plain text was
// refused.
func (s *Simulator) text(slot, try int, d *dice) string {
	it, how := s.survey.Items[slot], &s.items[slot]
	switch {
	case it.Domain.Format == ir.Photo:
		return fmt.Sprintf("photo/%s-%06d-%d.jpg", s.survey.ID, s.nr+1, slot+int(d.state%1000)*1000)
	case it.Domain.Kind == ir.Signature:
		return s.signature(how)
	case s.searched(how, try, d):
		return s.sized(&it.Domain, how.wanted(d))
	case it.Domain.Pattern != "" && it.Domain.Format == "":
		return s.sized(&it.Domain, matching(d, it.Domain.Pattern))
	case try > 0:
		return s.sized(&it.Domain, s.another(slot, try, d))
	}
	text := how.write(s, d)
	return s.sized(&it.Domain, text)
}

// searched tells whether a text is to be one that conditions look for: after it was refused, and now and then, more often
// the longer nothing is found.
func (s *Simulator) searched(how *item, try int, d *dice) bool {
	if len(how.patterns)+len(how.texts) == 0 {
		return false
	}
	return try%2 == 1 || d.percent(s.bold())
}

// wanted is a text that some condition looks for.
func (it *item) wanted(d *dice) string {
	if at := d.below(len(it.texts) + len(it.patterns)); at < len(it.texts) {
		return it.texts[at]
	} else {
		return matching(d, it.patterns[at-len(it.texts)])
	}
}

// another is a text in place of one that was refused.
func (s *Simulator) another(slot, try int, d *dice) string {
	it, how := &s.survey.Items[slot], &s.items[slot]
	switch {
	case how.isID || it.Domain.Format == ir.ResidentID:
		p := newPerson(throw(d.next()), ages, s.visit.day)
		return p.residentID()
	case it.Domain.Format == ir.Phone && try%2 == 0:
		return "000-" + phone(d)[3:]
	}
	text := how.write(s, d)
	if how.unique {
		text += strconv.Itoa(try + 1)
	}
	return text
}

// signature is the name of whoever signs.
func (s *Simulator) signature(it *item) string {
	if it.staff {
		return s.visit.enumerator
	}
	return s.head.name
}

// sized makes a text as long as it must be.
func (s *Simulator) sized(d *ir.Domain, text string) string {
	if d.Min == nil && d.Max == nil || d.Pattern != "" {
		return text
	}
	runes := []rune(text)
	const most = 2000
	for d.Min != nil && len(runes) < int(min(*d.Min, most)) {
		runes = append(runes, []rune("，情况属实")...)
	}
	if d.Max != nil && len(runes) > int(*d.Max) {
		runes = runes[:int(*d.Max)]
	}
	return string(runes)
}
