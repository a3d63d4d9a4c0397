"""Words of notices of failed delivery in less common languages.

For `anycase`: small letters, and only whether one of them is there.
"""

from __future__ import annotations

# West and north
_WESTERN = (
    r"niet (?:worden )?(?:afgeleverd|bezorgd)|kunde inte (?:levereras|skickas)|olever(?:erbar|ba)"
    r"|kunne ikke (?:leveres|sendes)|ikke (?:blevet |ble )?lever(?:t|et)\b|ikke leveringsdyktig"
    r"|ei voitu (?:toimittaa|lähettää)|toimitus epäonnistui|(?:tókst ekki|ekki hægt) að (?:afhenda"
    r"|senda)"
    r"|no s'ha pogut (?:lliurar|enviar)|non (?:è stato|può essere|è stata) (?:possibile )?"
    r"(?:consegna|recapita|inoltra)|no (?:ha podido|pudo) ser entregado"
    r"|não (?:pôde|pode) ser entregue"
)
# Middle, south and east of Europe
_EASTERN = (
    r"nie (?:\w{1,12} )?(?:została |zostały )?(?:dostarcz|doręcz|wysłan)|niedostarczon|niedoręcz"
    r"|nie mogła zostać (?:dostarcz|doręcz)|zwrot do nadawcy"
    r"|nebyl[ao]? (?:\w{1,12} )?(?:doručen|odeslán)|nepodařilo (?:\w{1,12} ){0,3}(?:doruč|odesl)"
    r"|nedoruč|nelze doručit|nepodarilo (?:\w{1,12} ){0,3}doruč|nebola doručen"
    r"|kézbesít\w{0,12} siker(?:telen|ült)|nem (?:sikerült|lehetett) (?:\w{1,12} )?kézbesít"
    r"|kézbesíthetetlen|nu a (?:putut fi|fost) (?:livrat|trimis|expediat)|nelivrat"
    r"|не удалось (?:\w{1,12} )?(?:достав|отправ)|не вдалося (?:\w{1,12} )?(?:достав|надісл)"
    r"|не може бути достав|не (?:беше|бе|може да бъде) достав|неуспешна доставка"
    r"|(?:nije|nisu) (?:\w{1,12} )?(?:isporučen|dostavljen)|ni bil[ao]? (?:mogoče )?dostav"
    r"|није (?:\w{1,12} )?испоручен|nepristatyt|nepavyko pristatyt|nav piegādāt|nevarēja piegādāt"
    r"|ei saanud (?:kohale )?toimetada|ei õnnestunud (?:kohale )?toimetada"
    r"|δεν (?:\w{1,12} )?(?:παραδόθηκε|στάλθηκε|παραδοθεί)|αποτυχία (?:παράδοσησ|αποστολήσ)"
    r"|iletilemedi|iletilemeyen|teslim edile(?:medi|meyen|memiş)|gönderile(?:medi|meyen)"
)
# Beyond
_FURTHER = (
    r"לא נמסר|לא נשלח|לא ניתן (?:היה )?(?:למסור|לשלוח)|تعذ(?:ر|ّر) (?:تسليم|إرسال)"
    r"|فشل (?:في )?(?:تسليم|إرسال|التسليم)|لم يتم (?:تسليم|إرسال)|(?:تحویل|ارسال) (?:داده )?نشد"
    r"|không (?:thể )?(?:được )?(?:gửi|chuyển)|gửi (?:thư )?không thành công|gửi thư thất bại"
    r"|thư không gửi được"
    r"|ไม่สามารถ(?:ส่ง|นำส่ง)|ส่งไม่สำเร็จ|(?:tidak|gagal) (?:dapat )?(?:ter|di)kirim"
    r"|डिलीवर नहीं"
)
NOT_DELIVERED = f"{_WESTERN}|{_EASTERN}|{_FURTHER}"
