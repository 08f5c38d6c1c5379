"""A draft written out as DOCX is opened by a library that knows the format, with a comment a query."""

import subprocess

import docx


def test_comments(program, tmp_path):
    (tmp_path / "draft.txt").write_text(
        "The bridge cost 7 million crowns. It has «two» lanes & a tower.\n\nThe mayor sang.\n", encoding="utf-8"
    )
    (tmp_path / "article.txt").write_text("The bridge cost 3 million crowns.\n", encoding="utf-8")
    run = [str(program), "signoff", "draft.txt", "-s", "article.txt"]
    by = ["--by", "A. Kaya", "--decide", "1=stet", "--note", "<b>as he said it</b>"]
    subprocess.run(run + by, cwd=tmp_path, check=True, capture_output=True)
    subprocess.run(run + ["--export", "docx=out.docx"], cwd=tmp_path, check=True)
    document = docx.Document(str(tmp_path / "out.docx"))
    assert [p.text for p in document.paragraphs] == [
        "The bridge cost 7 million crowns. It has «two» lanes & a tower.",
        "The mayor sang.",
    ]
    comments = list(document.comments)
    assert len(comments) == 3
    assert {c.author for c in comments} == {"factmark"}
    lines = [p.text for p in comments[0].paragraphs]
    assert lines[0].startswith("✗ contradicted, query 1: the source says 3;")
    assert lines[1].startswith("article.txt:1:")
    assert lines[2] == "stet by A. Kaya: <b>as he said it</b>"
    # the range of a comment goes over the words that it is about
    xml = document.element.xml
    begun = xml.index("commentRangeStart")
    assert "7 million crowns" in xml[begun : xml.index("commentRangeEnd")]
