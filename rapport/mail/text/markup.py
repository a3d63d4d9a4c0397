"""Mail clients' markup for quotes and signatures.

Kept as data: one row per client. `QUOTE` is a box whose content is quoted, `FRAME` one of an
introduction and blockquotes, so that other text in it is an answer, `REST` a point from which
everything to the end is quoted, and `SIGNATURE` a box of the sender's signature. Boxes with a line
above (`HEADED`, `DRAWN`) or beside them (`FRAMED`) are judged by their text.
"""

from __future__ import annotations

import re

from rapport.mail import anycase

QUOTE = "quote"
FRAME = "frame"
HEADED = "headed"  # the line that a client draws above a header: two labels are enough
DRAWN = "drawn"
FRAMED = "framed"
REST = "rest"
SIGNATURE = "signature"
INDENT = "indent"  # a blockquote that a writer set for its looks

# (tag or "", attribute, pattern on the value, mark). First hit wins.
_RULES: tuple[tuple[str, str, str, str], ...] = (
    # Our own mails
    ("", "data-rapport", r"quote", QUOTE),
    ("", "data-rapport", r"marker", REST),
    # Gmail, Google Groups, Inbox; gmail_quote_container since 2024
    ("", "class", r"\bgmail_attr\b", QUOTE),
    ("", "class", r"\bgmail_quote\b|\bgmail_quote_container\b", FRAME),
    ("", "class", r"\bgmail_signature\b|\bgmail_signature_prefix\b", SIGNATURE),
    # Outlook desktop, web, mobile, Exchange ActiveSync, Hotmail
    ("", "id", r"^(?:divRplyFwdMsg|appendonsend|ms-outlook-mobile-body-separator-line)$", REST),
    ("", "id", r"^(?:mail-editor-reference-message-container|OLK_SRC_BODY_SECTION)$", QUOTE),
    ("", "class", r"\bms-outlook-mobile-reference-message\b", QUOTE),
    ("", "id", r"^(?:ms-outlook-mobile-signature|Signature)$", SIGNATURE),
    ("", "class", r"\bOutlookMessageHeader\b", REST),
    ("blockquote", "itemtype", r"QuotedText", QUOTE),
    ("hr", "id", r"^(?:EC_|ecx)?(?:stopSpelling|replySplit)$", REST),
    ("hr", "style", r"display:\s*inline-block;\s*width:\s*98%", HEADED),
    # Apple Mail, iOS
    ("", "id", r"^(?:AppleMailSignature|lineBreakAtBeginningOfSignature)$", SIGNATURE),
    # Thunderbird, Seamonkey, Postbox
    ("", "class", r"\bmoz-cite-prefix\b|__postbox-detected-content", QUOTE),
    ("", "class", r"\bmoz-signature\b", SIGNATURE),
    ("", "id", r"^postbox-signature$", SIGNATURE),
    ("", "class", r"\bmoz-email-headers-table\b", REST),
    # Yahoo, AOL
    ("", "class", r"\byahoo_quoted\b|\byahoo-quoted-\w+|\bydp\w*yahoo_quoted\b", QUOTE),
    ("", "id", r"^yahoo_quoted|^ydp\w*yahoo_quoted", QUOTE),
    ("", "id", r"^(?:ymail_android_signature|ydp\w*signature)$", SIGNATURE),
    ("blockquote", "class", r"\biosymail\b", QUOTE),
    # Proton
    ("", "class", r"\bprotonmail_quote\b", FRAME),
    ("", "class", r"\bprotonmail_signature_block\b", SIGNATURE),
    # Zimbra
    ("", "data-marker", r"__QUOTED_TEXT__|__HEADERS__", QUOTE),
    ("", "data-marker", r"__SIG_\w+__", SIGNATURE),
    ("hr", "id", r"^zwchr|^MESSAGE_DATA_MARKER$", REST),
    ("hr", "data-marker", r"__DIVIDER__", REST),
    # QQ, NetEase (163, 126), Alibaba, 139
    ("", "id", r"^(?:isReplyContent|isForwardContent|reply139content)$", QUOTE),
    ("", "id", r"^(?:origbody|mail_quote|original-content)$", QUOTE),
    ("", "id", r"^oriMsgHtmlSeperator$", REST),
    ("", "class", r"\bxm_mail_oringinal_describe\b|\bqmbox_quote\b", REST),
    ("", "class", r"\bxm_compose_origin_mail_container\b|\bntes-mailmaster-quote\b", QUOTE),
    ("", "class", r"\balimail-quote\b", QUOTE),
    # mail.ru, Yandex
    ("", "class", r"\bmail-quote-collapse\b|\bjs-mail-quote\b", QUOTE),
    ("", "id", r"^(?:compose_\w+_reply|mail-app-auto-quote)$", QUOTE),
    ("", "data-signature-widget", r"container", SIGNATURE),
    # GMX, web.de
    ("", "name", r"^quote$", QUOTE),
    ("", "id", r"^(?:quotedContent|composer-quoted|mail_android_quote)$", QUOTE),
    ("", "id", r"^mail_android_signature$", SIGNATURE),
    # Samsung, Android, K-9, FairEmail
    ("", "id", r"^composer_signature$", SIGNATURE),
    ("", "class", r"\bquote_header\b|\bk9mail\b.*\bquote\b|\bfairemail_quote\b", QUOTE),
    ("", "class", r"\bfairemail_signature\b|\bk9mail-signature\b", SIGNATURE),
    # Zoho, Open-Xchange (Libero, one.com), WP, Infomaniak
    ("", "title", r"^beforequote:::", REST),
    ("", "class", r"\bzmail_extra\b|\bnh_extra\b|\bik_mail_quote\b|\bsp-quote\b", FRAME),
    ("", "class", r"\bio-ox-signature\b|\beditorUserSignature\b", SIGNATURE),
    # Front, Newton, Spark, Superhuman, HEY, Fastmail, Mailbird, eM Client, Airmail, Missive
    ("blockquote", "class", r"\bfront-blockquote\b|\bnotion-mail-quote\b", QUOTE),
    ("", "class", r"\bfront-blockquote\b|\bcm_quote\b|\bspark_quote\b|\bquoted-content\b", FRAME),
    ("", "class", r"\bsh-quoted-content\b|\bmissive_quote\b|\boutreach-quote\b", FRAME),
    ("", "class", r"\bsh-signature\b|\bbloop_sign\w*|\bmb_sig\b|\bedo-signature\b", SIGNATURE),
    ("", "name", r"^messageReplySection$", FRAME),
    ("", "name", r"^messageSignatureSection$", SIGNATURE),
    ("", "class", r"\bhey-quote\b|\bairmail_(?:ext_)?on\b|\bmb_quote\b|\bedo-quote\b", QUOTE),
    ("", "class", r"\bhistory_container\b|\bfernand_quote\b", QUOTE),
    ("", "id", r"^(?:qt|defanged1-qt|fastmail-quoted|CanaryBlockquote)$", QUOTE),
    ("", "id", r"^(?:sig\d{4,}|signature_old|CanarySig)$", SIGNATURE),
    ("", "data-signatureblock", r"true", SIGNATURE),
    ("", "class", r"\breplytext_quote\b|\breply_quote\b|\bmail_quote\b", QUOTE),
    ("", "class", r"\b(?:mailspring|nylas)-quote\b|\bquoted-text\b|\bskiff_quote\b", QUOTE),
    # HCL Verse and Notes
    ("", "class", r"\bdomino-section\b", QUOTE),
    # Tutanota, Roundcube, SOGo, Horde, Mailpile
    ("", "class", r"\btutanota_quote\b|\bfixed_quote\b|\bimp-quote\b", QUOTE),
    ("", "id", r"^reply-intro$|^replybody1$", QUOTE),
    ("", "id", r"^_rc_sig$", SIGNATURE),
    # Other helpdesks: Zammad, Freshdesk, Help Scout, Zendesk, HubSpot
    ("", "class", r"\bfreshdesk_quote\b|\bfd-quoted\b|\bhs-quote\b|\bzd-quote\b", QUOTE),
    ("", "class", r"\bquotedReply\b|\bhs_reply\b", QUOTE),
    ("", "data-signature", r"true", SIGNATURE),
    # What the writer sets for its looks: the button for an indent
    ("blockquote", "class", r"\belementToProof\b", INDENT),
    ("blockquote", "style", r"margin(?:-left)?:(?:\s*0(?:px)?){0,3}\s*40px", INDENT),
    ("blockquote", "style", r"border:\s*(?:none|0)(?!.*border-left)", INDENT),
    # Lines that Word, Windows Mail and others draw above a header, and beside a quote
    ("div", "style", r"border:none;\s*border-top:\s*solid\s+#(?:E1E1E1|B5C4DF)\s+1\.0pt", HEADED),
    ("div", "style", r"border-width:\s*1pt medium medium.*(?:B5C4DF|E1E1E1|181, 196)", HEADED),
    ("div", "style", r"border-top(?:-\w+)?:\s*(?!none|0|medium none)[\w#]", DRAWN),
    ("div", "style", r"border-(?:width|style):\s*\w+ (?:none|medium) (?:none|medium)", DRAWN),
    ("div", "style", r"border-left(?:-\w+)?:\s*(?!none|0|medium none)[\w#]", FRAMED),
)  # fmt: skip

_COMPILED = tuple(
    (tag, attribute, re.compile(pattern, re.IGNORECASE | re.DOTALL), mark)
    for tag, attribute, pattern, mark in _RULES
)
_WATCHED = tuple(sorted({attribute for _, attribute, _, _ in _RULES}))
_CITATION = re.compile(r"\btype\s*=\s*[\"']?cite|\bcite\s*=|\bdata-history-", re.IGNORECASE)
_PREFIXES = re.compile(r"\b(?:x_)+")  # what Outlook on the web sets before the names of others
_QUICK = anycase.pattern(
    r"quote|signature|reply|rply|append|moz-|yahoo|proton|netease|zwchr|border|stopspelling"
    r"|__\w+__|rapport|gmail|outlook|oringinal|origin|describe|origbody|_sig|sig\b|olk_src"
    r"|messagesig|airmail|\bqt\b|reference|moz_|editor|mailmaster|mail_android|zmail_extra"
    r"|nh_extra|history_c|bloop|mb_sig|canarys|width:98%|width: 98%|yahoo-|domino-"
    r"|postbox|data_marker|isforward|orimsg|sig\d"
)


def may_mark(source: str) -> bool:
    """Return whether the attributes of a tag are worth parsing: most are not."""
    return _QUICK.search(anycase.lowered(source[:2_000])) is not None


def is_citation(source: str) -> bool:
    """Return whether a blockquote's attributes say that it cites a mail."""
    return _CITATION.search(source, 0, 2_000) is not None


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
        if value and "x_" in value:
            value = _PREFIXES.sub("", value)
        if value and pattern.search(value[:500]):
            return mark
    return ""
