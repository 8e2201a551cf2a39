package program

import (
	"fmt"
	"math"
	"reflect"
	"time"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"

	"github.com/surveyc/surveyc/compiler/check"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// Function is a Go function that rules of a survey may call by Name. Its parameters are float64 (a number),
// string (a text) or time.Time (a date); it returns one of these or a bool, and maybe an error. An
// error or a panic gives no value, so that the rule does not act.
type Function struct {
	Name string
	Func any
}

// Signature is what the compiler has to know of the function; an error says why it cannot be
// called by rules.
func (f Function) Signature() (check.Function, error) {
	t := reflect.TypeOf(f.Func)
	if t == nil || t.Kind() != reflect.Func || t.IsVariadic() || t.NumOut() < 1 || t.NumOut() > 2 {
		return check.Function{}, fmt.Errorf("program: function %s: want a func with one result and maybe an error", f.Name)
	}
	if t.NumOut() == 2 && t.Out(1) != reflect.TypeFor[error]() {
		return check.Function{}, fmt.Errorf("program: function %s: its second result must be an error", f.Name)
	}
	signature := check.Function{Name: f.Name, Result: kinds[t.Out(0)]}
	for i := range t.NumIn() {
		signature.Params = append(signature.Params, kinds[t.In(i)])
	}
	for _, kind := range append(signature.Params, signature.Result) {
		if kind == "" {
			return check.Function{}, fmt.Errorf("program: function %s: parameters and result must be float64, string, time.Time, or bool as a result", f.Name)
		}
	}
	return signature, nil
}

var kinds = map[reflect.Type]check.Kind{
	reflect.TypeFor[float64]():   check.KindNumber,
	reflect.TypeFor[string]():    check.KindText,
	reflect.TypeFor[time.Time](): check.KindDate,
	reflect.TypeFor[bool]():      check.KindBool,
}

func (f Function) resultKind() ir.Kind {
	signature, _ := f.Signature()
	return ir.Kind(signature.Result)
}

// call is a call made ready: expr checks the argument types against the Go function and runs it, turning a
// panic into an error.
func (l *linker) call(name string, terms []ir.Term) func(*State) (any, bool) {
	f, ok := l.calls[name]
	if !ok {
		l.err = fmt.Errorf("program: the survey calls %s, which is not given", name)
		return nil
	}
	source, env := "call(", map[string]any{"call": f.Func}
	args := make([]func(*State) any, len(terms))
	for i, t := range terms {
		args[i] = l.argument(t)
		name := fmt.Sprintf("arg%d", i)
		env[name] = sample(l.kind(t))
		source += name + ", "
	}
	compiled, err := expr.Compile(source+")", expr.Env(env), expr.DisableAllBuiltins())
	if err != nil {
		l.err = fmt.Errorf("program: function %s: %w", f.Name, err)
		return nil
	}
	return func(s *State) (any, bool) { return f.run(compiled, args, s) }
}

func (f Function) run(compiled *vm.Program, args []func(*State) any, s *State) (any, bool) {
	env := map[string]any{"call": f.Func}
	for i, arg := range args {
		x := arg(s)
		if x == nil {
			return nil, false
		}
		env[fmt.Sprintf("arg%d", i)] = x
	}
	result, err := expr.Run(compiled, env)
	return result, err == nil
}

// sample is a value of the Go type in which a term of that kind is passed.
func sample(kind ir.Kind) any {
	switch kind {
	case ir.Text:
		return ""
	case ir.Date:
		return time.Time{}
	}
	return 0.0
}

// argument is a term as the Go value to pass, nil when it has no value.
func (l *linker) argument(t ir.Term) func(*State) any {
	switch l.kind(t) {
	case ir.Text:
		return orNil(l.text(t))
	case ir.Date:
		return asTime(l.number(t))
	}
	return asFloat(l.number(t))
}

func orNil(t text) func(*State) any {
	return func(s *State) any {
		if x, ok := t(s); ok {
			return x
		}
		return nil
	}
}

func asFloat(n number) func(*State) any {
	return func(s *State) any {
		if x := n(s); value.Defined(x) {
			return x
		}
		return nil
	}
}

func asTime(n number) func(*State) any {
	return func(s *State) any {
		if x := n(s); value.Defined(x) {
			return time.Unix(int64(x)*24*60*60, 0).UTC()
		}
		return nil
	}
}

func (l *linker) callTest(t ir.CallTest) test {
	call := l.call(t.Func, t.Args)
	return func(s *State) outcome {
		result, ok := call(s)
		is, isBool := result.(bool)
		if !ok || !isBool {
			return noValue
		}
		return outcomeOf(is)
	}
}

func (l *linker) callText(t ir.CallTerm) text {
	call := l.call(t.Func, t.Args)
	return func(s *State) (string, bool) {
		result, ok := call(s)
		x, isText := result.(string)
		return x, ok && isText
	}
}

func (l *linker) callNumber(t ir.CallTerm) number {
	call := l.call(t.Func, t.Args)
	return func(s *State) float64 {
		switch x, _ := call(s); x := x.(type) {
		case float64:
			return value.OrNone(x)
		case time.Time:
			return float64(x.Unix() / (24 * 60 * 60))
		}
		return math.NaN()
	}
}
