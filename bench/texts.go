package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf16"
)

// writeTexts writes the distinct records of the form of texts: long texts with escapes, cells in quotes, keys in an order that changes, and
// a mistake in one of ten.
func (d *data) writeTexts() error {
	folder := filepath.Join(d.folder, d.form)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	t := talk{rand.New(rand.NewPCG(1, 1))}
	var lines, rows strings.Builder
	heads := []string{"_id"}
	for i := range d.survey.Items {
		heads = append(heads, d.survey.Items[i].ID)
	}
	table := csv.NewWriter(&rows)
	_ = table.Write(heads) // into memory
	for i := range distinct {
		record := t.record(i)
		lines.WriteString(t.line(heads, record))
		cells := make([]string, len(heads))
		for at, head := range heads {
			cells[at] = cellOf(record[head])
		}
		_ = table.Write(cells)
	}
	table.Flush()
	if err := os.WriteFile(filepath.Join(folder, "sample.jsonl"), []byte(lines.String()), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "sample.csv"), []byte(rows.String()), 0o644)
}

// talk is what people say, by chance.
type talk struct{ *rand.Rand }

var phrases = []string{"屋顶漏雨", "已报村委会", "老人说“不碍事”", "孩子在县城读书", "说: \"过两天再来\"", "养了三头猪、十只鸡", "户主住院\n由其子代答", "路不好走,下雨更难", "低保已停\t待核", "用水靠井", "C:\\照片\\1.jpg", "an aunt helps out", "😀"}

func (t talk) said(most int) string {
	said := make([]string, 1+t.IntN(most))
	for i := range said {
		said[i] = phrases[t.IntN(len(phrases))]
	}
	return strings.Join(said, "；")
}

func (t talk) record(i int) map[string]any {
	r := map[string]any{
		"_id": fmt.Sprintf("t000-%06d", i), "household": string([]rune("张王李赵刘陈杨黄周吴")[t.IntN(10)]) + string([]rune("建国秀英志强桂兰")[t.IntN(8)]), "id": t.resident(),
		"village": "桃花江镇第" + strconv.Itoa(1+t.IntN(26)) + "村", "postcode": fmt.Sprintf("4134%02d", t.IntN(100)), "visited": fmt.Sprintf("2020-%02d-%02d", 1+t.IntN(12), 1+t.IntN(28)),
		"arrived": fmt.Sprintf("%02d:%02d", 8+t.IntN(10), t.IntN(60)), "members": 1 + t.IntN(9), "kind": 1 + t.IntN(3), "told": t.said(6), "signed": "张三",
	}
	if t.IntN(2) == 0 {
		r["phone"] = fmt.Sprintf("138%08d", t.IntN(100_000_000))
	}
	if t.IntN(2) == 0 {
		r["wish"], r["answer"] = t.said(3), t.said(2)
	}
	if t.IntN(3) == 0 {
		r["remark"], r["needs"] = t.said(4), []int{1 + t.IntN(2), 3 + t.IntN(2)}
	}
	if t.IntN(10) == 0 {
		t.mistake(r)
	}
	return r
}

func (t talk) mistake(r map[string]any) {
	switch t.IntN(5) {
	case 0:
		r["postcode"] = "41342"
	case 1:
		r["visited"] = "2020-02-30"
	case 2:
		delete(r, "told")
	case 3:
		r["wish"] = "无"
		delete(r, "answer")
	default:
		r["id"] = "43092219800101123"
	}
}

func (t talk) resident() string {
	body := fmt.Sprintf("430922%04d%02d%02d%03d", 1940+t.IntN(50), 1+t.IntN(12), 1+t.IntN(28), t.IntN(1000))
	sum := 0
	for i, w := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += w * int(body[i]-'0')
	}
	return body + string("10X98765432"[sum%11])
}

// line is a record whose keys, `_id` aside, begin anywhere.
func (t talk) line(heads []string, record map[string]any) string {
	var parts []string
	for _, head := range heads[1:] {
		if v, ok := record[head]; ok {
			parts = append(parts, strconv.Quote(head)+":"+t.json(v))
		}
	}
	from := 0
	if t.IntN(4) == 0 {
		from = t.IntN(len(parts))
	}
	parts = append(append([]string{`"_id":` + t.json(record["_id"])}, parts[from:]...), parts[:from]...)
	return "{" + strings.Join(parts, ",") + "}\n"
}

// json writes now and then all that is not ASCII in escapes, as some programs do.
func (t talk) json(v any) string {
	text, _ := json.Marshal(v) // what it is given it can write
	if t.IntN(8) > 0 {
		return string(text)
	}
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(string(text))) {
		if unit < 0x80 {
			b.WriteByte(byte(unit))
		} else {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String()
}

func cellOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case []int:
		marks := make([]string, len(v))
		for i, mark := range v {
			marks[i] = strconv.Itoa(mark)
		}
		return strings.Join(marks, ";")
	}
	return ""
}
