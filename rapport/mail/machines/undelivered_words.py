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
# What Exchange writes as subject and above the recipients
_EXCHANGE = (
    r"no se (?:puede|pudo|ha podido) entregar|error de entrega|no se puede entregar"
    r"|não é possível entregar|falha na entrega|impossibile recapitare|non recapitabile"
    r"|recapito non riuscito|échec de la remise|kan(?: inte|ikke| ikke) lever|leverans misslyckades"
    r"|levering mislykkedes|leveringen mislyktes|bezorging is mislukt|toimitus epäonnistui"
    r"|dostarczenie (?:\w{1,12} ){1,8}nie powiodło|doručení (?:\w{1,12} ){1,6}se nezdařilo"
    r"|livrarea (?:\w{1,12} ){0,6}nu a reușit|imposibil de livrat|μη παραδοτέο|η παράδοση απέτυχε"
    r"|не уда[её]тся достав|доставка не удалась|未传递|未能向|未能傳遞|傳遞失敗|传递失败|送达失败"
    r"|配信不能|ไม่สามารถจัดส่ง"
)
NOT_DELIVERED = f"{_WESTERN}|{_EASTERN}|{_FURTHER}|{_EXCHANGE}"
# It did arrive: some servers tell that, too.
DELIVERED = (
    r"(?<!not )(?<!not be )(?<!n't be )(?<!n't been )successfully (?:been )?(?:deliver|sent|relay)"
    r"|(?<!not )(?<!not be )(?<!n't be )(?<!n't been )delivered successfully"
    r"|(?<!nicht )erfolgreich (?:zugestellt|übermittelt|ausgeliefert)"
    r"|(?:remis|livré|distribué|délivré)e? avec succès|entregad[oa] (?:correctamente|con éxito)"
    r"|entregue com (?:êxito|sucesso)|consegnat[oa] (?:correttamente|con successo)"
    r"|met succes (?:bezorgd|afgeleverd)|(?:pomyślnie|prawidłowo) (?:dostarcz|doręcz)"
    r"|úspěšně doruč|успешно (?:доставлен|отправлен)|успішно доставлен|başarıyla (?:teslim|iletil)"
    r"|sikeresen kézbesít|levererats utan problem|正常に(?:配信|送信)"
    r"|成功(?:送达|送達|投递|投遞)|정상적으로 (?:전송|배달|전달)"
)
