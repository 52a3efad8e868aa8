"""The domains of e-mail and web addresses, and whether one tells whose an address is."""

from __future__ import annotations

EVERYBODYS = frozenset(
    "gmail.com googlemail.com outlook.com outlook.de hotmail.com hotmail.co.uk hotmail.de hotmail.fr live.com msn.com "
    "yahoo.com yahoo.co.uk yahoo.de yahoo.fr ymail.com aol.com icloud.com me.com mac.com proton.me protonmail.com "
    "gmx.com gmx.net gmx.de gmx.at gmx.ch web.de t-online.de freenet.de mail.de posteo.de mailbox.org bluewin.ch "
    "orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it btinternet.com sky.com comcast.net "
    "verizon.net att.net zoho.com fastmail.com mail.com mail.ru yandex.ru yandex.com wp.pl o2.pl seznam.cz qq.com "
    "163.com 126.com naver.com".split()
)
"""Domains at which anybody has an address; they tell nothing of a company."""


def bare_domain(text: str) -> str:
    """The domain in a web address, an e-mail address or a domain: “https://www.acme.com/en” is acme.com."""
    host = text.strip().casefold().rpartition("//")[2].partition("/")[0]
    return host.rpartition("@")[2].partition(":")[0].removeprefix("www.")
