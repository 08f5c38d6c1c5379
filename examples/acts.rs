use std::io::Read;
fn main() { let c = factmark::check::Checker::builtin().unwrap(); let mut t = String::new(); std::io::stdin().read_to_string(&mut t).unwrap(); let r = c.reading(&t);
 for s in r.document.sentences() { println!("# {}", r.document.exact(s.run));
  println!("  {}", s.run.iter().map(|i| format!("{}/{:?}", r.document.surface(i), r.terms[i].tag)).collect::<Vec<_>>().join(" "));
  for a in r.acts.iter().filter(|a| s.run.has(a.head)) { println!("  - {}{} [{}] {:?} {:?} :: {}", r.document.surface(a.head), if a.passive {" (passive)"} else {""}, r.document.exact(a.group), a.stance.affirmed, a.stance.status, a.slots.iter().map(|x| format!("{}={}", match x.part { factmark::reading::Part::Prep(w) => { let mut p=String::from("?"); for i in s.run.iter() { if r.document.word(i)==w {p=r.document.surface(i).to_lowercase(); } } p }, o => format!("{o:?}") }, r.document.exact(x.run))).collect::<Vec<_>>().join(" | ")); } } }
