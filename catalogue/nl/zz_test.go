package nl_test
import ("testing";"math/rand/v2";"meent.nl/meent/catalogue";"meent.nl/meent/catalogue/nl";"meent.nl/meent/law/value";"meent.nl/meent/law/batch";"meent.nl/meent/law/batch/batchtest")
func BenchmarkZZ(b *testing.B){
 c,_:=catalogue.Load(nl.FS); on,_:=value.ParseDate("2025-03-01")
 for _,g:=range batchGoals{ b.Run(g,func(b *testing.B){
 p,_:=c.Laws.Program(g,on)
 people:=batchtest.People(rand.New(rand.NewPCG(1,1)),100000,p)
 people.Measure()
 bt,err:=batch.Compile(c.Laws.Documents(),[]string{g},on,people); if err!=nil{b.Fatal(err)}
 w:=bt.Worker(); b.ResetTimer()
 for b.Loop(){ for ch:=range bt.Chunks(){ w.Run(ch,[]value.Date{on},func(int,batch.Outcomes){})}}
 b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/100000,"ns/row")
 })}
}
