"""Words for an address that is closed, or whose owner left.

By language. Each is a pattern part that takes linear time; `failure_words.GONE` has the others.
"""

from __future__ import annotations

_BOX = (
    r"(?:postfach|konto|account|adresse|compte|boîte|cuenta|buz[óo]n|direcci[óo]n|dirección"
    r"|casella|indirizzo|conta|caixa|endereço|mailbox|postvak|adres|skrzynk\w|schránk\w|účtu"
    r"|účet|ящик|аккаунт|уч[её]тн\w{1,3} запис\w|адрес|скриньк\w|hesap|hesab\w|posta kutusu"
    r"|postafiók|fiók|contul?|căsuț\w|postkonto|kontoen|kontot|brevlåda\w?|postkasse\w?|tili"
    r"|postilaatikko|λογαριασμ\w{1,2}|תיבה|חשבון|الحساب|حساب|صندوق|tài khoản|akun|račun|сметка)"
)
_CLOSED = (
    r"(?:geschlossen|gelöscht|aufgelöst|fermée?|supprimée?|clôturée?|cerrad[ao]|borrad[ao]"
    r"|dad[ao] de baja|chius[ao]|cancellat[ao]|encerrad[ao]|exclu[íi]d[ao]|apagad[ao]|opgeheven"
    r"|verwijderd|usunięt\w|zamknięt\w|zlikwidowan\w|zrušen\w?|smazán\w?|удал[её]н\w?|закрыт\w?"
    r"|видален\w?|закрит\w?|kapatıl(?:dı|mıştır)|silin(?:di|miştir)|megszűnt|törölték|megszüntet\w+"
    r"|ștears?[ăa]?|șters|închis\w?|desființat\w?|avslutat\w?|raderat\w?|slettet|lukket|nedlagt"
    r"|nedlagd|suljettu|poistettu|διαγραφεί|κλείσει|נמחקה?|נסגרה?|محذوف\w?|مغلق\w?|bị xóa|đã đóng"
    r"|dihapus|ditutup|zatvoren\w?|obrisan\w?|закрита|изтрит\w?)"
)
_LEFT = (
    r"arbeitet nicht (?:mehr|länger)|nicht mehr (?:bei|in|für) (?:uns|unser\w{0,2}|der|dem) "
    r"(?:\w{1,20} )?(?:tätig|beschäftigt|angestellt)"
    r"|(?:das unternehmen|die firma) verlassen|nicht mehr (?:verwendet|benutzt|genutzt|gelesen)"
    r"|ne (?:travaille|fait) plus (?:chez|pour|ici|partie)|a quitté (?:l['’]entreprise|la société)"
    r"|n['’]est plus (?:valide|utilisée?|active|en service)"
    r"|ya no (?:trabaja|labora|pertenece|está con)|non lavora più|ha lasciato l['’]azienda"
    r"|(?:já )?não trabalha (?:mais|aqui|connosco|conosco)|já não trabalha"
    r"|werkt (?:hier )?niet (?:meer|langer)|is niet meer (?:in gebruik|werkzaam|geldig)"
    r"|już (?:u nas |tu |tutaj )?nie pracuje|nie pracuje już|(?:zde|tu|u nás) (?:již|už) nepracuje"
    r"|(?:již|už) (?:zde |u nás )?nepracuje|больше (?:\w{1,12} )?не (?:работает|используется)"
    r"|более не используется|більше не працює|artık (?:\w{1,15} )?çalışm(?:ıyor|amaktadır)"
    r"|már nem dolgozik|nu mai lucrează|har slutat|er sluttet|har sluttet|ei ole enää"
    r"|δεν εργάζεται πλέον|לא עוב\w{1,2} (?:כאן|אצלנו) (?:יותר|עוד)|لم يعد يعمل|退職|離職|离职"
    r"|퇴사|퇴직|không còn làm việc"
    r"|(?:disattivat[ao]|désactivée?|desactivad[ao]) (?:définitiv|definitiv|permanent)"
    r"|(?:dauerhaft|endgültig) (?:deaktiviert|gesperrt)"
)
_ABSENT = (
    r"(?:אינ[הו]|אינם) קי(?:ים|ימת|ימים)|לא נמצא|không tồn tại|không tìm thấy"
    r"|ไม่พบ(?:ผู้ใช้|ที่อยู่|บัญชี)"
    r"|ไม่มี(?:ผู้ใช้|บัญชี)|tidak (?:ditemukan|dikenal|ada pengguna)|(?:nije|nisu) pronađen"
    r"|ne postoji|не постои|не съществува|не постоји|ne obstaja|neegzistuoja|neeksistē"
    r"|ei eksisteeri|böyle bir (?:\w{1,15} )?yok|یافت نشد|وجود ندارد|no existeix|ez da existitzen"
    r"|er ekki til|nid yw['’]n bodoli|níl ann"
)
_NOT_FOUND = (
    r"não foi encontrad|nem található|δεν βρέθηκε|не удалось найти|не вдалося знайти|не знайден"
    r"|не е намерен|(?:gick inte|går inte) att hitta|hittades inte|kunde inte hittas"
    r"|(?:blev|kunne) ikke (?:fundet|findes)|ble ikke funnet|kunne ikke finnes|ei löytynyt"
    r"|nepodařilo (?:se )?(?:nalézt|najít)|nebyl[ao]? nalezen|nie można odnaleźć|nie odnaleziono"
    r"|nu a (?:fost|putut fi) găsit|non è stat[ao] trovat|niet gevonden|cannot be found"
    r"|inactive or unknown|unknown or (?:inactive|illegal|invalid)"
)
_ASIAN = (
    r"アカウント[^。\n]{0,12}(?:削除|閉鎖|解約)|(?:アドレス|メールボックス)[^。\n]{0,12}(?:削除|廃止|閉鎖)"
    r"|[账帳]号[^。\n]{0,6}(?:注销|註銷|删除|刪除|关闭|關閉)|(?:邮箱|郵箱)[^。\n]{0,6}(?:注销|註銷|删除|關閉|关闭)"
    r"|탈퇴|(?:계정|메일함|주소)[^.\n]{0,10}(?:삭제|해지|폐쇄)"
)
CLOSED = (rf"\b{_BOX}\b[^.\n]{{0,40}}?\b{_CLOSED}\b", _LEFT, _ABSENT, _NOT_FOUND, _ASIAN)
