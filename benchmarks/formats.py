"""The made-up journal as files of other journals, and back from the plainest of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from benchmarks.corpus import Written


def write_lines(entries: Iterable[Written], file: Path) -> None:
    """Write one JSON object a line (JSONL)."""
    with file.open("w", encoding="utf-8", newline="\n") as lines:
        for entry in entries:
            value = {
                "id": entry.number,
                "date": entry.written.isoformat(timespec="minutes"),
                "title": entry.title,
                "body": entry.body,
                "tags": entry.tags,
                "mood": entry.mood,
                "starred": entry.starred,
            }
            lines.write(json.dumps(value, ensure_ascii=False) + "\n")


def read_lines(file: Path) -> Iterator[Written]:
    """Read what `write_lines` wrote."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            value = json.loads(line)
            yield Written(
                value["id"],
                datetime.fromisoformat(value["date"]),
                value["title"],
                value["body"],
                tuple(value["tags"]),
                value["mood"],
                value["starred"],
            )


def write_jrnl_json(entries: Iterable[Written], file: Path) -> None:
    """Write what `jrnl --format json` writes."""
    found: list[dict[str, object]] = []
    counts: Counter[str] = Counter()
    for entry in entries:
        title, body = _jrnl_text(entry)
        tags = sorted(word for word in body.split() if word.startswith("@"))
        counts.update(tags)
        found.append(
            {
                "title": title,
                "body": body,
                "date": f"{entry.written:%Y-%m-%d}",
                "time": f"{entry.written:%H:%M}",
                "tags": tags,
                "starred": entry.starred,
            }
        )
    rarest_first = dict(sorted(counts.items(), key=lambda item: (item[1], item[0])))
    with file.open("w", encoding="utf-8", newline="\n") as document:
        json.dump({"tags": rarest_first, "entries": found}, document, indent=2)


def write_jrnl(entries: Iterable[Written], file: Path) -> None:
    """Write jrnl's own journal file, in the clear."""
    with file.open("w", encoding="utf-8", newline="\n") as journal:
        for entry in entries:
            title, body = _jrnl_text(entry)
            star = " *" if entry.starred else ""
            journal.write(f"[{entry.written:%Y-%m-%d %H:%M}] {title}{star}\n{body}\n\n")


def write_markdown(entries: Iterable[Written], folder: Path) -> None:
    """Write a Markdown file with front matter for each entry, in a folder for each month."""
    for entry in entries:
        month = folder / f"{entry.written:%Y}" / f"{entry.written:%m}"
        month.mkdir(parents=True, exist_ok=True)
        moment = f"{entry.written:%Y-%m-%d %H:%M}:00Z"
        head = [f'title: "{entry.title}"', f"created: {moment}", f"updated: {moment}"]
        if entry.tags:
            head += ["tags:", *(f"  - {tag}" for tag in entry.tags)]
        if entry.mood:
            head.append(f"mood: {entry.mood}")
        text = "\n".join(["---", *head, "---", "", entry.body, ""])
        name = f"{entry.written:%Y-%m-%dT%H%M}-{entry.number:06d}.md"
        (month / name).write_text(text, encoding="utf-8", newline="\n")


def _jrnl_text(entry: Written) -> tuple[str, str]:
    """Return title and body as jrnl keeps them: tags are @words in the text."""
    body = entry.body.replace("[", "(")
    words = [f"@{tag}" for tag in entry.tags]
    if entry.mood:
        words.append(f"@mood/{entry.mood}")
    return f"{entry.title}.", body + ("\n\n" + " ".join(words) if words else "")
