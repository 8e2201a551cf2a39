// Package simulate makes records up: households that nobody bears, which answer a survey along its routes and offend no rule
// that blocks, for training, for trying out what is to hold many records, and for rehearsing the statistics. On request a clerk
// errs in some of them.
//
// Record number n is made of the seed, the survey and n alone. It is the same on every machine, whatever number of records is
// asked for and in whatever order. Nothing here is a model of any population: the numbers are of the right size and fit
// each other, and nothing can be concluded from them.
//
// How it is known that a person is made up: resident id numbers begin with 999999, which no place bears, and telephone numbers
// with 1540000. Records are called by the survey's id and a number.
package simulate
