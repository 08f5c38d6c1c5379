use factmark::lexicon::*; use factmark::text::Word;
fn main(){ let c=factmark::check::Checker::builtin().unwrap(); let l=c.lexicon(); let a: Vec<String>=std::env::args().skip(1).collect(); for p in Pos::ALL { for q in Pos::ALL { if let (Some(x),Some(y))=(l.item(Word::of(&a[0]),p), l.item(Word::of(&a[1]),q)) { println!("{p:?} {q:?} {:?}", l.relation(x,y)); } } } }
