"""The commands `rapport mail parse` and `reply-text`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

import rapport.mail.tests as mail_tests
from rapport.channels.email.commands.mail import app

MAILS = Path(mail_tests.__file__).parent / "mails"
KEYS = {
    *("file", "error", "from", "to", "cc", "reply_to", "subject", "date", "message_id"),
    *("in_reply_to", "references", "content_type", "text", "html", "reply", "quoted"),
    *("signature", "attachments", "kind", "forward", "bounce", "calendar", "defects"),
    *("forwarded", "receipt", "absence", "signed", "encrypted"),
}
run = CliRunner().invoke


def test_parse_writes_one_document_a_file() -> None:
    files = [str(MAILS / "forwarded.eml"), str(MAILS / "bounce.eml")]
    result = run(app, ["parse", *files, "--json"])
    assert result.exit_code == 0
    forwarded, bounced = (json.loads(line) for line in result.stdout.splitlines())
    assert set(forwarded) == KEYS == set(bounced)
    assert forwarded["file"] == files[0]
    assert forwarded["date"] == "2021-05-04T09:00:00Z"
    assert forwarded["forward"]["from"] == {"name": "Dora Lind", "email": "dora@nordwind.example"}
    assert bounced["bounce"]["recipients"][0]["permanent"] is True
    assert bounced["attachments"][0]["inline"] is False


def test_parse_sanitises_html(tmp_path: Path) -> None:
    file = tmp_path / "page.eml"
    file.write_bytes(b"Content-Type: text/html\n\n<p>Hi</p><script>x</script>")
    result = run(app, ["parse", str(file), "--json"])
    assert json.loads(result.stdout)["html"] == "<p>Hi</p>"


def test_a_missing_file_is_an_error_with_a_sentence(tmp_path: Path) -> None:
    result = run(app, ["parse", str(tmp_path / "none.eml"), str(MAILS / "bounce.eml"), "--json"])
    assert result.exit_code == 1
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first["error"]["code"] == "unreadable"
    assert second["kind"] == "bounce"
    assert "There is no file" in result.stderr


def test_reply_text(tmp_path: Path) -> None:
    file = tmp_path / "body.txt"
    file.write_text("Yes.\n\nOn 4 May 2021, at 10:12, Ben <b@desk.example> wrote:\n> Ok?\n")
    result = run(app, ["reply-text", str(file), "--json"])
    document = json.loads(result.stdout)
    assert set(document) == {"file", "reply", "quoted", "signature"}
    assert document["reply"] == "Yes."


def test_reply_text_of_html(tmp_path: Path) -> None:
    file = tmp_path / "body.html"
    file.write_text("<p>Yes.</p><div class='gmail_quote'>On Tuesday Ben wrote:<p>Ok?</p></div>")
    result = run(app, ["reply-text", str(file), "--html", "--json"])
    assert json.loads(result.stdout)["reply"] == "Yes."


def test_parse_starts_without_the_database() -> None:
    code = (
        "import sys; from rapport.channels.email.commands.mail import app; "
        f"app(['parse', {str(MAILS / 'bounce.eml')!r}, '--json'], standalone_mode=False); "
        "sys.exit('django.db' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
