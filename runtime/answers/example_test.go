package answers_test

import (
	"fmt"
	"io"
	"strings"

	"github.com/surveyc/surveyc/runtime/answers"
)

func ExampleNewJSONL() {
	r := answers.NewJSONL(strings.NewReader("{\"_id\":\"r1\",\"4\":2}\n{\"4\":\n"))
	for {
		record, err := r.Next()
		if err == io.EOF {
			break
		}
		fmt.Println(record.Name, record.Get("4").Num, record.Malformed != nil)
	}
	// Output:
	// r1 2 false
	// 2 0 true
}

func ExampleFromMap() {
	r, err := answers.FromMap(map[string]any{"4": 2, "8-4": []int{1, 3}, "date": "2020-04-13"})
	fmt.Println(string(r.AppendJSON(nil)), err)
	// Output: {"4":2,"8-4":[1,3],"date":"2020-04-13"} <nil>
}
