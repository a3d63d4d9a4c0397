"""Words around a quote, for the Near East and Asia.

Data only.
"""

from __future__ import annotations

from rapport.mail.quoting.languages.words import Words

LANGUAGES = {
    "ar": Words(
        wrote="كتب|كتبت|كتب ما يلي|كتب/كتبت|كتَب",
        starts="في|بتاريخ|يوم",
        sender="من|المرسل|مِن|المُرسِل|المرسِل",
        sent="تم الإرسال|أرسلت|تاريخ الإرسال|تم الارسال|أرسل|أُرسلت|وقت الإرسال",
        date="التاريخ|تاريخ",
        to="إلى|الى|المستلم|المستلمون",
        cc="نسخة|نسخة إلى|Cc|نسخة كربونية",
        reply_to="الرد على|الرد إلى|رد إلى|رُد إلى",
        subject="الموضوع|موضوع",
        other="المرفقات|الأهمية|الأولوية",
        original="الرسالة الأصلية|رسالة أصلية|الرسالة الاصلية",
        forwarded="رسالة معاد توجيهها|الرسالة المعاد توجيهها|رسالة محولة|بداية الرسالة المعاد"
        "|رسالة ممرّرة|بدء الرسالة المعاد توجيهها|رسالة مُعاد توجيهها"
        "|بداية الرسالة المُعاد توجيهها",
        sent_from="أرسلت من|تم الإرسال من|أُرسلت من|مرسل من|احصل على Outlook|الحصول على Outlook",
        closings="مع تحياتي|تحياتي|مع التحية|شكرا|شكراً|وتفضلوا بقبول فائق الاحترام|مع خالص التحية",
    ),
    "he": Words(
        wrote="כתב|כתבה|‏כתב/ה|כתב/ה|מאת|כתבו",
        starts="בתאריך|ב-|ביום|‫בתאריך",
        sender="מאת|מ|שולח",
        sent="נשלח|נשלח ב|נשלחה|תאריך שליחה",
        date="תאריך",
        to="אל|ל|נמען",
        cc="עותק|העתק|Cc|עותקים",
        reply_to="השב אל|תשובה אל|השב ל|מענה|השב-אל|מענה אל",
        subject="נושא",
        other="קבצים מצורפים|חשיבות|עדיפות|עותק סמוי",
        original="הודעה מקורית|ההודעה המקורית",
        forwarded="הודעה שהועברה|הודעה מועברת|התחלת ההודעה שהועברה|תחילת ההודעה שהועברה"
        "|הודעה שהועברה הלאה",
        sent_from="נשלח מ|נשלח מה|נשלח באמצעות|הורד את Outlook|קבל את Outlook",
        closings="בברכה|תודה|בתודה|תודה רבה|בכבוד רב",
    ),
    "fa": Words(
        wrote="نوشت|نوشته است|نوشتند",
        starts="در|در تاریخ",
        sender="از|فرستنده",
        sent="ارسال شده|تاریخ ارسال|ارسال‌شده|فرستاده شده",
        date="تاریخ",
        to="به|گیرنده",
        cc="رونوشت",
        reply_to="پاسخ به",
        subject="موضوع",
        other="پیوست‌ها|اهمیت",
        original="پیام اصلی|پیغام اصلی|نامه اصلی",
        forwarded="پیام بازارسال‌شده|پیام ارسال شده|پیام هدایت شده|پیام هدایت‌شده"
        "|پیام فوروارد شده|پیام بازارسال شده|شروع پیام هدایت شده|نامه هدایت شده",
        sent_from="ارسال شده از",
        closings="با احترام|با تشکر|متشکرم|ارادتمند",
    ),
    "hi": Words(
        wrote="ने लिखा|लिखा|ने लिखा है",
        sender="प्रेषक|से",
        sent="भेजा गया|भेजने का समय",
        date="दिनांक|तारीख",
        to="प्रति|को|सेवा में",
        cc="प्रतिलिपि",
        reply_to="इसका जवाब दें|उत्तर दें",
        subject="विषय",
        other="अनुलग्नक|महत्व",
        original="मूल संदेश",
        forwarded="अग्रेषित संदेश|फ़ॉरवर्ड किया गया संदेश|अग्रेषित संदेश प्रारंभ|फॉरवर्ड किया गया संदेश",
        sent_from="मेरे iPhone से भेजा गया|से भेजा गया",
        closings="धन्यवाद|सादर|भवदीय",
    ),
    "th": Words(
        wrote="เขียนว่า|เขียน|ได้เขียน",
        starts="เมื่อ|ในวันที่|ใน",
        sender="จาก|ผู้ส่ง",
        sent="ส่งเมื่อ|ส่ง|วันที่ส่ง",
        date="วันที่",
        to="ถึง|ผู้รับ",
        cc="สำเนา|สำเนาถึง",
        reply_to="ตอบกลับ|ตอบกลับถึง",
        subject="เรื่อง|หัวเรื่อง|หัวข้อ",
        other="สิ่งที่แนบมา|ความสำคัญ",
        original="ข้อความต้นฉบับ|ข้อความเดิม",
        forwarded="ข้อความที่ส่งต่อ|ข้อความส่งต่อ|เริ่มข้อความที่ส่งต่อ|ข้อความที่ถูกส่งต่อ",
        sent_from="ส่งจาก|ส่งจาก iPhone",
        closings="ขอแสดงความนับถือ|ขอบคุณครับ|ขอบคุณค่ะ|ขอบคุณ",
    ),
    "vi": Words(
        wrote="đã viết|viết|đã gửi",
        starts="Vào|Ngày|Lúc|Vào lúc|Vào ngày",
        sender="Từ|Người gửi",
        sent="Đã gửi|Gửi|Đã gửi lúc|Ngày gửi|Gửi lúc|Được gửi",
        date="Ngày|Thời gian",
        to="Đến|Tới|Người nhận",
        cc="Cc|Đồng gửi|Sao chép",
        reply_to="Trả lời|Trả lời tới|Trả lời đến",
        subject="Chủ đề|Tiêu đề",
        other="Tệp đính kèm|Tầm quan trọng",
        original="Tin nhắn gốc|Thư gốc|Thông điệp gốc|Email gốc",
        forwarded="Thư đã chuyển tiếp|Tin nhắn được chuyển tiếp|Thư chuyển tiếp|Forwarded message"
        "|Thư được chuyển tiếp|Tin nhắn đã chuyển tiếp|Bắt đầu thư được chuyển tiếp"
        "|Email được chuyển tiếp|Bắt đầu tin nhắn được chuyển tiếp",
        sent_from="Được gửi từ|Gửi từ|Đã gửi từ|Tải Outlook",
        closings="trân trọng|thân ái|cảm ơn|xin cảm ơn|thân mến|trân trọng cảm ơn",
    ),
    "id": Words(
        wrote="menulis|menulis berikut ini|telah menulis",
        starts="Pada|Pada tanggal",
        sender="Dari|Pengirim",
        sent="Terkirim|Dikirim|Tanggal kirim",
        date="Tanggal",
        to="Kepada|Ke|Untuk",
        cc="Tembusan|Cc|Salinan",
        reply_to="Balas ke",
        subject="Perihal|Subjek|Judul|Hal",
        other="Lampiran|Kepentingan",
        original="Pesan Asli|Pesan asli",
        forwarded="Pesan terusan|Pesan yang diteruskan|Pesan diteruskan"
        "|Mulai pesan yang diteruskan|Surel yang diteruskan|Email yang diteruskan",
        sent_from="Dikirim dari|Terkirim dari|Dapatkan Outlook",
        closings="terima kasih|salam|hormat saya|salam hormat|hormat kami|terimakasih",
    ),
    "ja": Words(
        wrote="wrote|のメッセージ|さんは書きました|さんが書きました|は書きました|に書きました|さんの発言|さんからのメール"
        "|のメール|様",
        starts="On",
        sender="差出人|送信者|From|発信者|送信元|差出人名|送信者名|送り主|発信元",
        sent="送信日時|送信日|送信|送信時刻|送信日付",
        date="日時|日付|受信日時|日",
        to="宛先|宛て先|受信者|送信先|宛名|送り先",
        cc="CC|Cc|写し",
        reply_to="返信先",
        subject="件名|題名|タイトル|表題",
        other="添付ファイル|添付|重要度|優先度|組織",
        original="元のメッセージ|Original Message|オリジナルメッセージ|元のメール"
        "|オリジナルのメッセージ|元メール|受信メール",
        forwarded="転送メッセージ|転送されたメッセージ|転送されたメール|Forwarded message"
        "|以下は転送メッセージです|転送メール|メッセージを転送"
        "|以下は転送されたメッセージです|転送メッセージの開始|転送されたメールの開始"
        "|転送元メッセージ|転送された電子メール",
        sent_from="iPhoneから送信|iPadから送信|Outlook for|私のiPhoneから送信|Androidから送信",
        closings="よろしくお願いします|宜しくお願いします|以上|よろしくお願いいたします"
        "|宜しくお願い致します|敬具|よろしくお願い致します"
        "|以上、よろしくお願いいたします",
    ),
    "zh": Words(
        wrote="写道|寫道|写到|撰写|来信|寫道︰|的文章|撰寫",
        starts="在|于|於",
        sender="发件人|發件人|寄件人|寄件者|发信人|发件者|自|寄信人|來自|从|從|发自|发件箱"
        "|傳送者|发送人|發送人|发送者",
        sent="发送时间|发件时间|發送時間|寄件日期|发送日期|已寄送|發送日期|传送时间|傳送時間"
        "|傳送日期|发信日期|发件日期|寄信日期|寄送日期|传送日期",
        date="日期|时间|時間",
        to="收件人|收件者|收信人|到|至|收信者|發送至|发送至",
        cc="抄送|副本|抄送人|副本抄送|抄送者|副本收件者",
        reply_to="答复|回复|回复至|回覆|回覆至|答覆|回复地址|回函地址|回覆地址|回复到",
        subject="主题|主旨|主題|标题|標題|邮件主题|郵件主旨|题目",
        other="附件|重要性|优先级|優先順序|密送|密件副本",
        original="原始邮件|原始信件|原始郵件|原邮件|原始訊息|原始邮件信息|邮件原件|回复的原邮件"
        "|原件|原邮件内容",
        forwarded="转发的邮件|轉寄郵件|轉寄信件|已转发邮件|转发邮件信息|以下是转发的邮件"
        "|被转发邮件信息|已轉寄的郵件|转发的消息|以下是轉寄的信件|转发邮件|轉發訊息"
        "|轉寄的郵件|开始转发的邮件|開始轉寄郵件|以下是轉寄的郵件|轉寄訊息|轉寄的訊息"
        "|转寄邮件|开始转发邮件|轉寄的信件",
        sent_from="发自我的|發自我的|从我的|來自我的|发送自|傳送自|发自|寄自我的|获取 Outlook"
        "|获取Outlook|取得 Outlook|發自",
        closings="谢谢|謝謝|此致|祝好|顺祝商祺|敬礼|祝|順頌商祺|谢谢！|此致敬礼",
    ),
    "ko": Words(
        wrote="작성|님이 작성|님이 작성하였습니다|님이 쓴 글|쓴 글|작성하였습니다"
        "|님이 작성한 내용|썼습니다",
        sender="보낸 사람|보낸사람|발신|발신인|보낸이|발신자|보낸 이|보내는 사람",
        sent="보낸 날짜|보냄|보낸날짜|발송일|보낸 시간|보낸 일시|발신일|발송 시간|보낸시간"
        "|보낸시각|보낸 시각",
        date="날짜|일시",
        to="받는 사람|받는사람|수신|수신인|받는이|수신자|받는 이|수신처",
        cc="참조|Cc",
        reply_to="회신|회신 주소|답장 받는 사람|회신처",
        subject="제목",
        other="첨부 파일|첨부파일|첨부|중요도|우선 순위|숨은 참조",
        original="원본 메시지|원본 메일|원본 이메일|원본메시지|원문 메시지|원본 편지|원문",
        forwarded="전달된 메시지|전달된 메일|전달받은 메시지|전달된 이메일|전달한 메시지"
        "|전달된 메시지의 시작|전달 메시지|전달 메일|전달된 편지"
        "|아래는 전달된 메시지",
        sent_from="나의 iPhone에서 보냄|iPhone에서 보냄|에서 보냄|Outlook 다운로드|내 iPhone에서",
        closings="감사합니다|고맙습니다|안녕히 계세요|드림|올림|수고하세요",
    ),
}
