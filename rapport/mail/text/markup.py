"""Mail clients' markup for quotes and signatures.

Kept as data: one row per client. `QUOTE` is a container whose content is quoted, `REST` a point
from which everything to the end is, `SIGNATURE` a container of the sender's signature, `HIDDEN`
one that no reader sees.
"""

from __future__ import annotations

import re

QUOTE = "quote"
REST = "rest"
SIGNATURE = "signature"
HIDDEN = "hidden"
INDENT = "indent"  # a blockquote that a writer set for its looks

# (tag or "", attribute, pattern on the value, mark). First hit wins.
_RULES: tuple[tuple[str, str, str, str], ...] = (
    # Our own mails
    ("", "data-rapport", r"quote", QUOTE),
    ("", "data-rapport", r"marker", REST),
    # Gmail, Google Groups, Inbox; gmail_quote_container since 2024
    ("", "class", r"\bgmail_(?:quote|extra|attr)\b|\bgmail_quote_container\b", QUOTE),
    ("", "class", r"\bgmail_signature\b|\bgmail_signature_prefix\b", SIGNATURE),
    # Outlook desktop, web, mobile, Exchange ActiveSync
    ("", "id", r"^(?:x_)*(?:divRplyFwdMsg|appendonsend)$", REST),
    ("", "id", r"^(?:x_)*ms-outlook-mobile-body-separator-line$", REST),
    ("", "id", r"^(?:x_)*(?:mail-editor-reference-message-container|OLK_SRC_BODY_SECTION)$", REST),
    ("", "id", r"^(?:x_)*ms-outlook-mobile-signature$", SIGNATURE),
    ("", "class", r"\bOutlookMessageHeader\b", REST),
    ("", "id", r"^(?:x_)*Signature$", SIGNATURE),
    ("div", "style", r"border:none;\s*border-top:\s*solid\s+#(?:E1E1E1|B5C4DF)\s+1\.0pt", REST),
    ("div", "style", r"border-width:\s*1pt medium medium.*(?:B5C4DF|E1E1E1|181, 196)", REST),
    ("hr", "id", r"^stopSpelling$", REST),
    # Apple Mail, iOS
    ("", "id", r"^(?:AppleMailSignature|lineBreakAtBeginningOfSignature)$", SIGNATURE),
    # Thunderbird, Seamonkey, Postbox
    ("", "class", r"\bmoz-cite-prefix\b", QUOTE),
    ("", "class", r"\bmoz-signature\b", SIGNATURE),
    ("", "class", r"\bmoz-email-headers-table\b", REST),
    # Yahoo
    ("", "class", r"\byahoo_quoted\b|\byahoo-quoted-\w+|\bydp\w*yahoo_quoted\b", QUOTE),
    ("", "id", r"^yahoo_quoted", QUOTE),
    ("", "id", r"^ymail_android_signature$", SIGNATURE),
    ("blockquote", "class", r"\biosymail\b", QUOTE),
    # Proton
    ("", "class", r"\bprotonmail_quote\b", QUOTE),
    ("", "class", r"\bprotonmail_signature_block\b", SIGNATURE),
    # Zimbra
    ("", "data-marker", r"__QUOTED_TEXT__|__HEADERS__", QUOTE),
    ("", "data-marker", r"__SIG_\w+__", SIGNATURE),
    ("hr", "id", r"^zwchr$|^zwchr", REST),
    # QQ, NetEase (163, 126)
    ("", "id", r"^(?:isReplyContent|origbody|mail_quote|original-content)$", QUOTE),
    ("", "class", r"\bxm_mail_oringinal_describe\b|\bqmbox_quote\b", REST),
    ("", "class", r"\bxm_compose_origin_mail_container\b|\bntes-mailmaster-quote\b", QUOTE),
    # mail.ru, Yandex
    ("", "class", r"\bmail-quote-collapse\b|\bjs-mail-quote\b", QUOTE),
    ("", "id", r"^(?:compose_\w+_reply|mail-app-auto-quote)$", QUOTE),
    ("", "data-signature-widget", r"container", SIGNATURE),
    # GMX, web.de
    ("", "name", r"^quote$", QUOTE),
    ("", "id", r"^(?:quotedContent|composer-quoted|mail_android_quote)$", QUOTE),
    ("", "id", r"^mail_android_signature$", SIGNATURE),
    # Samsung, Android, K-9, FairEmail
    ("", "id", r"^(?:composer_signature)$", SIGNATURE),
    ("", "class", r"\bquote_header\b|\bk9mail\b.*\bquote\b|\bfairemail_quote\b", QUOTE),
    ("", "class", r"\bfairemail_signature\b", SIGNATURE),
    # Front, Newton/CloudMagic, Spark, Superhuman, HEY, Fastmail, Mailbird, eM Client, Airmail
    ("", "class", r"\bfront-blockquote\b|\bcm_quote\b|\bspark_quote\b", QUOTE),
    ("", "class", r"\bsh-quoted-content\b", QUOTE),
    ("", "name", r"^messageReplySection$", REST),
    ("", "name", r"^messageSignatureSection$", SIGNATURE),
    ("", "class", r"\bhey-quote\b|\bairmail_ext_on\b|\bmb_quote\b|\bedo-quote\b", QUOTE),
    ("", "id", r"^(?:qt|defanged1-qt|fastmail-quoted)$", QUOTE),
    ("", "class", r"\breplytext_quote\b|\breply_quote\b|\bmail_quote\b", QUOTE),
    ("", "class", r"\b(?:mailspring|nylas)-quote\b|\bquoted-text\b", QUOTE),
    # Tutanota, Roundcube, SOGo, Horde, Mailpile
    ("", "class", r"\btutanota_quote\b|\bfixed_quote\b|\bimp-quote\b", QUOTE),
    ("", "id", r"^reply-intro$|^replybody1$", QUOTE),
    ("", "id", r"^_rc_sig$", SIGNATURE),
    # Other helpdesks: Zammad, Freshdesk, Help Scout, Zendesk
    ("", "class", r"\bfreshdesk_quote\b|\bfd-quoted\b|\bhs-quote\b|\bzd-quote\b", QUOTE),
    ("", "data-signature", r"true", SIGNATURE),
    # What newsletters show in the list of mails alone
    ("", "style", r"(?:^|[;\s])display:\s*none", HIDDEN),
)  # fmt: skip

_COMPILED = tuple(
    (tag, attribute, re.compile(pattern, re.IGNORECASE | re.DOTALL), mark)
    for tag, attribute, pattern, mark in _RULES
)
_WATCHED = tuple(sorted({attribute for _, attribute, _, _ in _RULES}))
_QUICK = re.compile(
    r"quote|signature|reply|rply|append|moz-|yahoo|proton|netease|zwchr|border|stopspelling"
    r"|__\w+__|rapport|gmail|outlook|oringinal|original|describe|origbody|_sig|sig\b|olk_src"
    r"|messagesig|airmail|\bqt\b|reference|moz_|editor|none|mailmaster|mail_android",
    re.IGNORECASE,
)


def may_mark(source: str) -> bool:
    """Return whether the attributes of a tag are worth parsing: most are not."""
    return _QUICK.search(source, 0, 2_000) is not None


def of(tag: str, attributes: dict[str, str]) -> str:
    """Return the mark of a start tag, or an empty string."""
    for name in _WATCHED:
        if name in attributes:
            break
    else:
        return ""
    for rule_tag, attribute, pattern, mark in _COMPILED:
        if rule_tag and rule_tag != tag:
            continue
        value = attributes.get(attribute)
        if value and pattern.search(value[:500]):
            return mark
    return ""
