"""Formulas that close letters, language after language.

Data only. Each stands alone on its line, or before a name.
"""

from __future__ import annotations

from rapport.mail.quoting.languages import listed

FORMULAS = listed.phrases(
    """
والسلام عليكم ورحمة الله وبركاته | السلام عليكم ورحمة الله وبركاته | والسلام عليكم ورحمة الله |
والسلام | شاكرة لكم | شاكر لكم | شاكرين لكم حسن تعاونكم | شاكرة لكم حسن تعاونكم | لكم مني كل
التقدير | لكم مني كل الاحترام | لكم جزيل الشكر | لكم خالص الشكر | وبارك الله فيكم | جزاكم الله
خيراً | جزاك الله خيرا | في أمان الله | دمتم بود | دمتم سالمين | دمتم | تحية طيبة | تحياتي
وتقديري
| مع تحياتي | مع أطيب التمنيات | مع التقدير | مع خالص التقدير | وشكرا لكم | شكرا مقدما | شكراً
مقدماً | لكم التحية | لكم التحية والتقدير | مع فائق التقدير والاحترام | مع كل الاحترام | أرق
التحيات | خالص التحية | měj se | měj se hezky | měj se krásně | měj se fajn | mějte se krásně |
mějte se fajn | předem děkuji za odpověď | předem děkuji za vyřízení | předem děkuji za pomoc |
předem děkuji za ochotu | zdar | čau | nazdar | srdečné pozdravy | pozdravuji | pozdravujeme | s
přáním pěkného dne | s přáním krásného dne | se zdvořilým pozdravem | v úctě | opatrujte se |
ærbødigst | venligst | knus | knus og kram | hilsner | de bedste hilsener | hav det godt | vi
ses
| hav en god dag alle sammen | hav en dejlig dag alle sammen | fortsat god dag | med kærlig
hilsen
| høfligst | mange tak på forhånd | pft | mvh igen | danke und gruß | danke und gruss | schöne
grüße | bis denne | liebe grüße nochmal | lg nochmal | nochmals danke | nochmals vielen dank |
danke nochmal | gruß und dank | mit vorzüglicher hochachtung | in diesem sinne | ihr treuer
kunde
| ihre treue kundin | να είστε καλά | χαιρετίσματα | εγκάρδια | ειλικρινά | ειλικρινά δικός σας
|
την καλημέρα μου | τους χαιρετισμούς μου | πολλά φιλιά | με αγωνιστικούς χαιρετισμούς | με
απογοήτευση | με συναδελφικούς χαιρετισμούς | με ευχές | fair winds | stay safe | thanks again |
with thanks again | warm wishes | kind wishes | respectfully submitted | yours hopefully | in
anticipation | ttfn | bfn | laters | ta x | tyvm | yours in sport | yours aye | cordially yours
|
with best regards | thanks and regards | regards and thanks | your obedient servant | gratefully
yours | agur | besitos | salu2 | un saludo afectuoso | sin otro particular | atte. | muy atte |
muy atentamente | suyo afectísimo | cuídense | saludos desde aquí | obrigada de novo | obrigado
de
novo | obg | obgda | obgdo | att. | grata | grato | com pena | com os melhores cumprimentos | os
meus cumprimentos | sem outro assunto | obrigada e bom trabalho | obrigado e bom trabalho | um
grande abraço | fiquem bem | tv | t | terkuin taas | kiitos vielä kerran | ystävällisesti
tervehtien | rakkain terveisin | moikka | morjens | cdt | cdlt | cldt | biz | bizz | à plus |
merci encore | sincères salutations | mes salutations | bonne journée à vous | bonne soirée à
vous
| en vous remerciant | en vous remerciant par avance | bien à toi | avec mes remerciements
anticipés | תבורכו | רוח גבית | בברכת התורה | בברכת שבת שלום | חג שמח | לילה טוב | תודה ולהתראות
|
אוהבים | בהערכה | בהצלחה | בתודה ובהערכה | שלום ותודה | בכבוד | בברכה חמה | בברכה ובהוקרה | יום
מצוין | המשך יום נעים | תודה ושבת שלום | בברכת בריאות | צום קל | מועדים לשמחה | csá | szia |
sziasztok | üdv megint | szép napot mindenkinek | jó munkát | jó munkát kívánok | ölel | ölellek
|
legyen szép napja | legyen szép napjuk | puszi mindenkinek | köszönettel és üdvözlettel |
szívélyesen | jó egészséget | cordialità | sal.ti | saluti cordiali | cordialmente | con
osservanza | distintamente | un cordiale saluto | bacioni | grazie infinite | con perfetta
osservanza | con ossequio | cari auguri | grazie e cordialità | dist. saluti | 合掌 |
今後ともよろしくお願いいたします | 今後とも宜しくお願い致します | 取り急ぎご連絡まで |
取り急ぎご報告まで | お手数をおかけいたします | お手数をおかけします |
引き続きよろしくお願いいたします | 引き続きよろしくお願いします |
お忙しいところ恐れ入りますが、よろしくお願い申し上げます |
お忙しいところ恐縮ですが、よろしくお願いいたします | 以上、よろしくお願いいたします |
以上よろしくお願いします | 恐縮ですがよろしくお願いいたします | 행복한 가을 보내세요 | 행복한 하루
되세요 | 행복한 하루 보내세요 | 즐거운 하루 보내세요 | 편안한 저녁 되세요 | 건강하시길 빕니다 |
가족 모두 건강하시길 빕니다 | 늘 건강하세요 | 수고하십니다 | 그럼 수고하세요 | 좋은 주말 보내세요
| 평안하세요 | 새해 복 많이 받으세요 | met genegenheid | dank je | dank je wel | dank u | doei |
doeg | met hartelijke groeten | met beleefde groet | met de meeste hoogachting | warme groet |
warme groeten | lieve groet | lieve groetjes | nogmaals dank | nogmaals bedankt | snakkes | vi
snakkes | med vennleg helsing | med venleg helsing | vennleg helsing | venleg helsing | helsing
|
ha det | hei hei | med beste hilsen | takk igjen | pzdr | z pozdr | z góry dziękuję za odpowiedź
|
z góry dziękuję za pomoc | dzięki i pozdrawiam | trzymajcie się | z uszanowaniem | z wyrazami
uszanowania | kłaniam się nisko | pozdrawiam raz jeszcze | jeszcze raz dziękuję | z najlepszymi
życzeniami | z wdzięcznością | cu plecăciune | pupici | cu recunoștință | cu multă stimă | vă
salut | salutări cordiale | cu deosebit respect | mulțumiri | cu mulțumiri anticipate | toate
cele
bune tuturor | всего хорошего | всего вам доброго | удачи | с добрыми пожеланиями | искренне | с
искренним уважением | с глубоким уважением | с большим уважением | доброго здоровья | будьте
здоровы | хорошего дня всем | до скорого | благодарим | с надеждой на ответ | с найкращими
побажаннями | щиро | щиро дякую | заздалегідь вдячна за відповідь | заздалегідь вдячний за
відповідь | слава україні | гарного дня всім | з глибокою повагою | зі щирою повагою | до
зустрічі
| бувайте | зичу здоров'я | миру нам | ha det fint allihop | hälsn | glada hälsningar | trevlig
dag | tack igen | ha en trevlig dag | ha en skön dag | med varma hälsningar | vänligast | tack
och
bock | puss och kram | allah razı olsun | allah'a emanet olun | hayırlı günler | hayırlı işler |
hayırlı akşamlar | sevgiyle kalın | sevgiyle | sağlıcakla kalın | sağlıkla kalın | iyi bayramlar
|
esen kalın | esenlikler | esenlikler dilerim | selametle | tekrar teşekkürler | saygılarımla arz
ederim | gereğini arz ederim | 谢谢你们 | 谢谢您了 | 谢谢各位 | 拜托了 | 拜託了 | 祝 平安 | 祝平安
| 祝 安 | 祝健康 | 祝您健康 | 祝您身体健康 | 祝身体健康 | 谢谢您，祝平安 | 謝謝您，祝 平安 |
敬请回复 | 敬上谢谢 | 顺祝安康 | 順頌商祺 | 順頌 商祺 | 顺颂 商祺 | 顺颂时祺 | 敬颂 | 致敬 |
祝一切顺利 | 祝 一切順利 | tack o hej | tack och hej | באהבה | μετά τιμής | наперед вдячна |
наперед вдячний | з пов | з пов. | спс | nog een prettig weekend | prettig weekend | με εκτίμηση
και τιμή | ещё раз спасибо | еще раз спасибо | hezký zbytek dne | pede deferimento | de nuevo
gracias | 麻烦您了 | 麻煩您了 | mit sonnigen grüßen | yst. terv | yst terv | ystäv. terv |
ystävällisin terv | vastaustanne odottaen | terkuin | 祝生意兴隆 | hav en dejlig dag | jazak |
جزاكم الله خيرا | warmly | warmest | with gratitude | gratefully | with thanks | many thanks and
best wishes | fondly | yours ever | ta | tks | tia | thank you so much | thanks a million |
thanks
heaps | much appreciated | with appreciation | kindly | best of luck | good day | have a good
one
| have a good weekend | have a great weekend | have a lovely day | have a nice weekend | speak
soon | until then | hugs | lots of love | with love | xx | xxx | x | very best | yours
respectfully | blessings | god bless | peace | ever yours | with warm regards | with warmest
regards | thanking you | rgds | kr | bw | wishing you well | freundlichst | herzlichst |
herzlich
| beste wünsche | alles gute | alles liebe | schönen tag noch | schönen abend noch | schönen
gruß
| schönes wochenende | einen schönen tag | einen schönen tag noch | einen schönen abend | ein
schönes wochenende | bis bald | bis dann | bis dahin | danke im voraus | vielen dank im voraus |
danke schön | dankeschön | herzlichen dank | danke dir | danke ihnen | vielen dank und viele
grüße
| mit dank | mit bestem dank | mit bestem gruß | mit herzlichem gruß | hochachtend | ergebenst |
servus | pfiat di | ade | tschau | ciao | lieben gruß | lieben dank | vlg | glg | bg | sg | mbg
|
dank und gruß | bonne journée | bonne soirée | belle journée | bonne fin de journée | bonne fin
de
semaine | bon week-end | bonne réception | bonne continuation | amitiés | affectueusement |
bises
| bisous | chaleureusement | avec mes remerciements | avec tous mes remerciements | avec toute
ma
reconnaissance | merci bien | mille mercis | merci à vous | bien cordialement à vous |
respectueuses salutations | dans l'attente de votre réponse | dans l'attente de vous lire | à
vous
lire | à très vite | au revoir | bien respectueusement | salut | a+ | bàv | bav | encore merci |
d'avance merci | merci par avance | avec mes salutations | saludos y gracias | mil gracias |
muchísimas gracias | gracias de nuevo | gracias por todo | afectuosamente | besos | bsos | un
beso
| abrazos | hasta pronto | hasta luego | quedo a la espera | quedo a la espera de su respuesta |
quedo a la espera de sus noticias | quedo agradecido | quedo agradecida | reciba un cordial
saludo
| reciban un cordial saludo | respetuosamente | cordiales saludos | slds | slds. | un cordial
saludo | desde ya muchas gracias | desde ya, muchas gracias | buen día | buena tarde | feliz día
|
que tenga un buen día | buona serata | buon lavoro | buon weekend | buona giornata a tutti |
cari
saluti | con i migliori saluti | i migliori saluti | molte grazie | tante grazie | grazie in
anticipo | ringraziando | grazie ancora | con stima | in fede | resto in attesa | un caro saluto
|
un abbraccio | baci | a risentirci | a presto risentirci | ossequi | saluti cari | grazie e
saluti
| grazie e buona giornata | bom dia | boa tarde | bom fim de semana | bom trabalho | boa semana
|
um abraço | abs | beijos | bjs | beijinhos | com estima | com consideração | agradeço desde já |
desde já obrigado | desde já obrigada | muito obrigada | cumps | com os meus cumprimentos | fico
a
aguardar | fico no aguardo | no aguardo | até breve | até logo | respeitosamente | cordiais
saudações | obrigado desde já | grato pela atenção | hartelijk dank | hartelijke groeten | met
hartelijke groet | met vriendelijke groetjes | groetjes | fijne dag | fijne dag nog | fijn
weekend
| prettige dag | nog een fijne dag | tot snel | tot dan | bij voorbaat dank | bij voorbaat
hartelijk dank | dank alvast | met dank | hoogachtend | veel dank | liefs | dankjewel | bvd |
grtz
| grt | vr gr | vr. gr. | m.vr.gr. | met groet | högaktningsfullt | vänliga hälsningar |
vänligen
| allt gott | ha det bra | ha det gott | ha det fint | ha en bra dag | ha en fin dag | trevlig
helg | tack på förhand | tack så mycket | stort tack | tusen tack | kramar | kram | bästa
hälsningar | med vänliga hälsningar | vi hörs | hej då | tackar | tack | m v h | vh | bh | varma
hälsningar | med bästa hälsningar | med venlig hilsen | venlig hilsen | venlige hilsner | mange
hilsner | bedste hilsner | kærlig hilsen | de bedste hilsner | på forhånd tak | mange tak |
tusind
tak | tak | hav en god dag | god dag | god weekend | dbh | mvh | kh | med vennlig hilsen |
vennlig
hilsen | vennlige hilsener | beste hilsen | hilsen | på forhånd takk | tusen takk | mange takk |
takk | ha en god dag | god helg | klem | klemmer | takk for hjelpen | alt godt | ystävällisin
terveisin | ystävällisesti | terveisin | parhain terveisin | terveiset | kunnioittaen |
kunnioittavasti | yt | terv | kiitos | kiitos etukäteen | kiittäen | kiitoksin | suuret
kiitokset
| hyvää päivänjatkoa | mukavaa päivää | mukavaa viikonloppua | kiitos jo etukäteen |
kiitollisena
| paljon kiitoksia | halauksin | nähdään | z poważaniem | z wyrazami szacunku | łączę wyrazy
szacunku | z szacunkiem | z pozdrowieniami | pozdro | pozdr | miłego dnia | miłego popołudnia |
miłego wieczoru | miłego weekendu | życzę miłego dnia | życzę miłego popołudnia | dobrego dnia |
dziękuję i pozdrawiam | dziękuję, pozdrawiam | dziękuję z góry | z góry dziękuję i pozdrawiam |
pozdrawiamy | ściskam | ściskamy | buziaki | uściski | serdeczności | z wyrazami wdzięczności |
dziękuję bardzo | do usłyszenia | do zobaczenia | kłaniam się | s úctou | s pozdravem a přáním
hezkého dne | s přáním hezkého dne | přeji hezký den | přeji pěkný den | přeji krásný den |
mějte
se hezky | mějte se | mockrát děkuji | moc děkuji | děkujeme | zdraví | zdravím | hezký večer |
krásný den | hezký víkend | pěkný víkend | na shledanou | s díky | srdečně | s poděkováním |
díky
moc | předem díky | s pozdravom | pekný deň | prajem pekný deň | ďakujem vopred | vopred ďakujem
|
tisztelettel | üdvözlettel | szívélyes üdvözlettel | baráti üdvözlettel | szép napot | szép
napot
kívánok | szép estét | szép hétvégét | további szép napot | köszönettel | előre is köszönöm |
köszönöm előre is | köszönöm szépen | nagyon köszönöm | köszi | kösz | puszi | ölelés | minden
jót
| maradok tisztelettel | viszlát | hálásan köszönöm | cu stimă | cu respect | cu prietenie | cu
drag | cu mulțumiri | cu deosebită considerație | o zi frumoasă | o zi bună | o seară frumoasă |
mulțumesc anticipat | vă mulțumesc | mulțumesc mult | vă mulțumesc anticipat | cele bune | numai
bine | cu cele mai bune gânduri | mersi | pe curând | weekend plăcut | mulțumim | va multumesc |
o
zi buna | cu stima | с уважением и благодарностью | с благодарностью | искренне ваш | искренне
ваша | с приветом | с наилучшими | с почтением | хорошего вам дня | доброго дня | хорошего
вечера
| хороших выходных | большое спасибо | спасибо большое | спасибо заранее | благодарю за внимание
|
жду ответа | до свидания | до связи | обнимаю | с теплом | ваш | ваша | с ув | заранее благодарю
|
всех благ | з повагою та вдячністю | з вдячністю | з найкращими | щиро ваш | щиро ваша | щиро
вдячна | щиро вдячний | гарного вечора | гарних вихідних | дуже дякую | наперед дякую |
заздалегідь дякую | дякую наперед | дякую заздалегідь | всього найкращого | до побачення | чекаю
на відповідь | обіймаю | з теплом | на все добре | бувайте здорові | з пошаною | хорошого дня |
με
φιλικούς χαιρετισμούς | με τιμή | με σεβασμό | θερμούς χαιρετισμούς | χαιρετισμούς | τις
ευχαριστίες μου | ευχαριστώ πολύ | ευχαριστώ εκ των προτέρων | σας ευχαριστώ | σας ευχαριστώ
πολύ
| με ευχαριστίες | καλή συνέχεια | καλή σας μέρα | καλή σας ημέρα | φιλιά | με αγάπη | τα λέμε |
καλό απόγευμα | καλό σαββατοκύριακο | φιλικούς χαιρετισμούς | ευχαριστούμε | saygılarımızla | en
iyi dileklerimle | sevgi ve saygılarımla | sevgilerimle | selam ve saygılar | selam ve
saygılarımla | iyi günler dilerim | iyi çalışmalar dilerim | kolay gelsin | şimdiden teşekkürler
|
şimdiden teşekkür ederim | çok teşekkürler | çok teşekkür ederim | teşekkür ederiz | hoşça kalın
|
görüşmek üzere | iyi akşamlar | iyi haftalar | iyi hafta sonları | hürmetler | hürmetlerimle |
kib
| arz ederim | saygılarımı sunarım | bilgilerinize | בכבוד רב | בברכת חברים | בהוקרה | בידידות |
תודה מראש | המון תודה | תודה ויום טוב | יום טוב | יום נעים | ערב טוב | שבוע טוב | שבת שלום | סוף
שבוע נעים | להתראות | בתודה מראש | בברכה ובתודה | תודה וברכה | כל טוב | שלכם | שלך | בתודה
ובברכה
| נשיקות | ברכות | مع أطيب التحيات | أطيب التحيات | مع خالص التحيات | مع خالص الشكر | مع الشكر |
مع جزيل الشكر | شكرا جزيلا | شكراً جزيلاً | شكرا لكم | شكراً لكم | ولكم جزيل الشكر | تقبلوا
تحياتي |
وتقبلوا تحياتي | تحياتي لكم | مع فائق الاحترام | وتفضلوا بقبول فائق الاحترام والتقدير | مع
الاحترام | والسلام عليكم | السلام عليكم ورحمة الله | دمتم بخير | مع السلامة | بارك الله فيكم |
وشكرا | شاكرين لكم | مع الود | محبكم | أخوكم | أختكم | よろしくお願い申し上げます |
宜しくお願い申し上げます | どうぞよろしくお願いいたします | どうぞよろしくお願いします | 以上です
| それでは | 失礼いたします | 失礼します | ありがとうございます | ありがとうございました |
何卒よろしくお願いいたします | 何卒よろしくお願い申し上げます | 何卒宜しくお願い致します | 草々 |
拝 | かしこ | お手数ですがよろしくお願いします | お手数をおかけしますがよろしくお願いいたします |
よろしくです | 取り急ぎ | 取り急ぎお礼まで | 谢谢您 | 多谢 | 非常感谢 | 感谢 | 此致 敬礼 | 敬上 |
顺颂商祺 | 顺祝 | 祝您生活愉快 | 祝工作顺利 | 祝您工作顺利 | 祝好! | 祝安 | 即颂 | 谨上 | 麻烦了 |
辛苦了 | 谢谢啦 | 感谢您的帮助 | 期待回复 | 期待您的回复 | 盼复 | 先谢谢了 | 先谢了 | 多謝 | 感謝
| 敬祝 | 順祝 | 祝 商祺 | 祝 順心 | 謝謝您 | 敬祝 商祺 | 祝您愉快 | 祝您一切顺利 | 盼覆 |
수고하십시오 | 수고하세요~ | 좋은 하루 되세요 | 좋은 하루 보내세요 | 즐거운 하루 되세요 | 안녕히
계십시오 | 감사드립니다 | 미리 감사드립니다 | 고맙습니다 | 부탁드립니다 | 잘 부탁드립니다 |
감사합니다~ | 수고 많으십니다 | 그럼 이만 | 이만 줄입니다 | 건강하세요 | 좋은 하루되세요 | 즐거운
주말 되세요 | 항상 감사합니다 | 답변 부탁드립니다 | 감사합니당 | 감사해요 | 그럼 안녕히 계세요
| all best | respectfully yours | have a lovely weekend | have a lovely day | kindest | schönen
feierabend | vielen dank vorab | danke vorab | glück auf | grüezi | belle fin de journée | belle
soirée | sincèrement | bien sincèrement | en vous remerciant d'avance | dans l'attente de votre
retour | confraternellement | au plaisir | que tenga buen día | que tengan buen día | buen fin
de
semana | sin más | salut i força | una salutació | unha aperta | buon fine settimana | buon
weekend
| obrigada desde já | obrigado desde já | resto de bom dia | ao dispor | sempre ao dispor |
fijne
avond | tot ziens | ha' en god dag | med bedste hilsner | vi tales ved | på gensyn | ha en fin
helg
| takk på forhånd | med beste hilsener | terveisiä | hyvää viikonloppua | hyvää päivää |
lämpimästi
| joulutervehdyksin | kaikkea hyvää | sydämellisesti | vastausta odottaen | spokojnego dnia |
wszystkiego dobrego | ukłony | z wyrazami uznania | děkuji předem | srdečně zdraví | srdečně váš
|
mnoho zdaru | loučím se | kézcsókkal | válaszát várva | viszontlátásra | o seară plăcută | toate
bune | al dumneavoastră | sărbători fericite | cu sinceritate | всего наилучшего | удачного дня
| с
надеждой на сотрудничество | усього найкращого | усього доброго | всього доброго | всього
найкращого | σας ευχαριστώ εκ των προτέρων | στη διάθεσή σας | bilgilerinize sunarım | המשך יום
טוב
| مع الشكر والتقدير | مع فائق الاحترام والتقدير | مع خالص الشكر والتقدير | شاكرين تعاونكم |
شاكرة
تعاونكم | شكرا لتعاونكم | ودمتم | تقبلوا فائق الاحترام | مع وافر الاحترام | ご査収ください |
それでは失礼いたします |
では、また | 盼复为荷 | 祝工作愉快 | 敬请 大安 | 感谢您的支持 |
谢谢您的帮助 | 건승하세요 | 항상 건강하세요 | 배상
"""
)
# Those that a writer also says within a letter; alone they are shown.
THANKS = listed.words(
    """
thanks thank thx ta tks danke dankeschön merci gracias obrigado obrigada grazie dank dankjewel
bedankt tack takk tak kiitos dzięki dziękuję dziękujemy děkuji díky děkujeme ďakujem vďaka
köszönöm köszi mulțumesc multumesc mersi mulțumim спасибо благодарю дякую ευχαριστώ ευχαριστούμε
teşekkürler תודה شكرا شكراً ありがとうございます ありがとうございました 谢谢 謝謝 感谢 感謝 多谢
多謝 감사합니다 고맙습니다 감사드립니다 부탁드립니다 以上 以上です kiittäen
"""
)
