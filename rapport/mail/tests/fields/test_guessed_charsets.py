"""Charsets guessed from bytes alone, in 30 languages.

Only where the declared one fails or lies.
"""

from __future__ import annotations

import pytest

from rapport.mail.characters import charsets
from rapport.mail.defects import Defects

SAMPLES = [
    (
        "de",
        "cp1252",
        "Sehr geehrte Damen und Herren, die Lieferung für Müller ist größer als"
        " gewünscht, könnten Sie das überprüfen? Viele Grüße",
    ),
    (
        "fr",
        "cp1252",
        "Bonjour, j’ai reçu la facture mais le numéro est erroné, pourriez-vous"
        " vérifier à nouveau s’il vous plaît ? Très cordialement, Hélène",
    ),
    (
        "es",
        "cp1252",
        "Buenos días, todavía no he recibido el pedido del señor Muñoz, ¿cuándo"
        " llegará? Muchas gracias por su atención",
    ),
    (
        "pt",
        "cp1252",
        "Olá, não consigo aceder à minha conta desde segunda-feira, as "
        "instruções não funcionam. Atenção à solução",
    ),
    (
        "it",
        "cp1252",
        "Buongiorno, non è più possibile accedere perché la password è scaduta,"
        " si può reimpostarla già oggi?",
    ),
    (
        "sv",
        "cp1252",
        "Hej, jag får inte längre några påminnelser när ordern är färdig. Kan "
        "ni åtgärda det snarast möjligt?",
    ),
    (
        "da",
        "cp1252",
        "Hej, jeg kan ikke få adgang til økonomisiden, når jeg prøver at åbne "
        "den på arbejdet. Mange hilsner Søren",
    ),
    (
        "no",
        "cp1252",
        "Hei, jeg får ikke åpnet vedlegget på telefonen, så jeg må prøve på "
        "kjøkkenet. Hilsen Bjørn Ødegård",
    ),
    (
        "fi",
        "cp1252",
        "Hei, en pääse kirjautumaan järjestelmään, vaikka käytän samaa "
        "salasanaa. Ystävällisin terveisin Päivi",
    ),
    (
        "is",
        "cp1252",
        "Góðan daginn, ég get ekki skráð mig inn þar sem lykilorðið virkar "
        "ekki. Með bestu kveðju Þórður",
    ),
    (
        "pl",
        "cp1250",
        "Dzień dobry, nie mogę się zalogować, ponieważ hasło wygasło. Proszę o "
        "pomoc, bo zamówienie zaginęło. Pozdrawiam Łukasz",
    ),
    (
        "cs",
        "cp1250",
        "Dobrý den, nemohu se přihlásit, protože heslo už neplatí. Děkuji za "
        "rychlou pomoc, s pozdravem Jiří Dvořák",
    ),
    (
        "sk",
        "cp1250",
        "Dobrý deň, neviem sa prihlásiť, pretože heslo už neplatí. Ďakujem za "
        "rýchlu pomoc, Ľubomír",
    ),
    (
        "hu",
        "cp1250",
        "Tisztelt Ügyfélszolgálat, nem tudok bejelentkezni, mert lejárt a "
        "jelszó. Üdvözlettel: Erdős Gergő, sürgősen kérném a megoldást",
    ),
    (
        "sl",
        "cp1250",
        "Pozdravljeni, ne morem se prijaviti, ker je geslo poteklo. Prosim za "
        "pomoč čim prej, želim še račun. Lep pozdrav, Žiga",
    ),
    (
        "hr",
        "cp1250",
        "Poštovani, ne mogu se prijaviti jer je lozinka istekla. Molim vas za "
        "pomoć što prije, račun je već plaćen. Željko",
    ),
    (
        "ru",
        "cp1251",
        "Добрый день, не могу войти в личный кабинет, пароль не подходит. "
        "Помогите, пожалуйста, разобраться.",
    ),
    (
        "ru",
        "koi8_r",
        "Добрый день, не могу войти в личный кабинет, пароль не подходит. "
        "Помогите, пожалуйста, разобраться.",
    ),
    (
        "ru",
        "cp866",
        "Добрый день, не могу войти в личный кабинет, пароль не подходит. "
        "Помогите, пожалуйста, разобраться.",
    ),
    (
        "ru",
        "iso8859-5",
        "Добрый день, не могу войти в личный кабинет, пароль не подходит. "
        "Помогите, пожалуйста, разобраться.",
    ),
    (
        "uk",
        "cp1251",
        "Добрий день, не можу увійти до кабінету, пароль не підходить. "
        "Допоможіть, будь ласка, розібратися з її рахунком.",
    ),
    (
        "uk",
        "koi8_u",
        "Добрий день, не можу увійти до кабінету, пароль не підходить. "
        "Допоможіть, будь ласка, розібратися з її рахунком.",
    ),
    (
        "bg",
        "cp1251",
        "Добър ден, не мога да вляза в профила си, паролата не работи. Моля за "
        "помощ възможно най-скоро.",
    ),
    (
        "el",
        "cp1253",
        "Καλημέρα σας, δεν μπορώ να συνδεθώ γιατί ο κωδικός έληξε. Ευχαριστώ πολύ για τη βοήθεια.",
    ),
    (
        "el",
        "iso8859-7",
        "Καλημέρα σας, δεν μπορώ να συνδεθώ γιατί ο κωδικός έληξε. Ευχαριστώ πολύ για τη βοήθεια.",
    ),
    (
        "tr",
        "cp1254",
        "Merhaba, şifrem çalışmadığı için giriş yapamıyorum. Yardımcı olursanız"
        " sevinirim, teşekkürler. Işıl Güneş",
    ),
    (
        "he",
        "cp1255",
        "שלום, אני לא מצליח להיכנס לחשבון שלי כי הסיסמה פגה. אשמח לעזרה בהקדם האפשרי, תודה",
    ),
    (
        "ar",
        "cp1256",
        "مرحبا، لا أستطيع الدخول إلى حسابي لأن كلمة المرور لا تعمل. أرجو "
        "المساعدة في أقرب وقت، شكرا",
    ),
    (
        "lt",
        "cp1257",
        "Laba diena, negaliu prisijungti, nes baigėsi slaptažodžio galiojimas. "
        "Prašau padėti kuo greičiau, ačiū. Živilė",
    ),
    (
        "lv",
        "cp1257",
        "Labdien, nevaru pieslēgties, jo parole ir beigusies. Lūdzu, palīdziet "
        "pēc iespējas ātrāk, paldies. Jānis Bērziņš",
    ),
    (
        "et",
        "cp1252",
        "Tere, ma ei saa sisse logida, sest parool on aegunud. Palun aidake "
        "võimalikult kiiresti, tänan. Õie Põder",
    ),
    (
        "th",
        "cp874",
        "สวัสดีครับ ผมไม่สามารถเข้าสู่ระบบได้ เพราะรหัสผ่านหมดอายุ กรุณาช่วยด้วยครับ",
    ),
    (
        "ja",
        "cp932",
        "お世話になっております。パスワードが使えないためログインできません。ご対応をお願いいたします。",
    ),
    (
        "ja",
        "euc_jp",
        "お世話になっております。パスワードが使えないためログインできません。ご対応をお願いいたします。",
    ),
    (
        "zh",
        "gb18030",
        "您好，我无法登录我的账户，因为密码已经过期。请尽快帮助我，谢谢。",
    ),
    (
        "zh",
        "big5",
        "您好，我無法登入我的帳戶，因為密碼已經過期。請盡快協助我，謝謝。",
    ),
    (
        "ko",
        "cp949",
        "안녕하세요, 비밀번호가 만료되어 로그인할 수 없습니다. 빠른 도움 부탁드립니다. 감사합니다.",
    ),
    (
        "ro",
        "cp1250",
        "Bună ziua, nu mă pot conecta deoarece parola a expirat şi aş dori să o schimb. Mulţumesc",
    ),
]
LIES = ["utf-8", "x-unknown", "us-ascii", "unicode-9-9"]


@pytest.mark.parametrize(("language", "codec", "text"), SAMPLES)
def test_a_mail_that_says_nothing_is_read(language: str, codec: str, text: str) -> None:
    assert charsets.decode(text.encode(codec), None, Defects()) == text


@pytest.mark.parametrize(("language", "codec", "text"), SAMPLES)
@pytest.mark.parametrize("label", LIES)
def test_a_mail_whose_charset_fails_or_is_unknown_is_read(
    language: str, codec: str, text: str, label: str
) -> None:
    defects = Defects()
    assert charsets.decode(text.encode(codec), label, defects) == text
    assert defects.as_tuple()


@pytest.mark.parametrize(("language", "codec", "text"), SAMPLES)
def test_a_charset_that_is_declared_is_believed(language: str, codec: str, text: str) -> None:
    assert charsets.decode(text.encode(codec), codec, Defects()) == text


@pytest.mark.parametrize(("language", "codec", "text"), SAMPLES)
def test_utf_8_is_never_taken_for_another(language: str, codec: str, text: str) -> None:
    for label in (None, "utf-8", "us-ascii", "iso-8859-1", "windows-1252"):
        assert charsets.decode(text.encode(), label, Defects()) == text


def test_there_are_samples_of_many_languages() -> None:
    assert len({language for language, _codec, _text in SAMPLES}) >= 25
