"""Given names in scripts with capitals.

Data only. Those that are towns, colours, flowers or days as well are left out: alone on a line they
may be what a letter tells.
"""

from __future__ import annotations

import unicodedata

_NAMES = """
aaron abby abigail adam adrian agnes aidan alan albert alec alex alexander alexandra alfred alice
alison allan allen allison alyssa amanda amelia amy andrea andreas andrew andy angela angie anita
ann anna annabel anne annette annie anthony antonia arnold arthur ashley audrey barbara barry bart
beatrice becky belinda ben benjamin bernard bert bertie beth betty beverly bill billy bob bobby brad
bradley brandon brenda brendan brent brett brian bridget bruce bryan caitlin callum calvin cameron
camilla carl carla carmen carol carole caroline caroly carrie carter catherine cathy cecilia charles
charlie cheryl chloe chris christian christina christine christopher cindy claire clara clare clark
claudia clive colin connie connor corinne courtney craig curtis cynthia dale damian dan dana daniel
daniela danielle danny daphne darren dave david dawn dean debbie deborah deirdre denis denise dennis
derek desmond diana diane dick dirk dominic don donald donna dora doreen doris dorothy doug douglas
duncan dylan eamon ed eddie edgar edith edmund edward edwin eileen elaine eleanor elena elizabeth
ella ellen ellie elliot eloise elsa elsie emily emma eric erica erik erin ernest esther ethan eugene
eva evan eve evelyn fergus fiona frances francesca francis frank franklin fred freddie frederick
gabriel gareth garry gary gavin gemma geoff geoffrey george georgina gerald geraldine gerard gerry
gilbert gillian gina glen glenn gordon graham greg gregory greta gus guy gwen hannah harold harriet
harry harvey hayley heather helen henry herbert hilary howard hugh hugo ian imogen ingrid isaac
isabel isabella ivan jack jackie jacob jacqueline jake james jamie jan jane janet janice jared jason
jay jean jeff jeffrey jen jenna jennifer jenny jeremy jerome jerry jess jessica jill jim jimmy jo
joan joanna joanne jody joe joel john johnny jon jonathan jonas joseph josephine josh joshua joyce
juan judith judy julia julian julie juliet justin karen karl kate katharine katherine kathleen
kathryn kathy katie katy kayla keith kelly ken kenneth kerry kevin kieran kim kimberly kirsty kit
kristen kristin kurt kyle lara larry laura lauren laurence lawrence leah leanne len leo leon leonard
leslie lewis liam lillian lindsay lisa liz lloyd lois lola loretta lorraine louis louisa louise
lucas lucy luke lydia lynda lynn maggie malcolm marcia marcus margaret maria marian marie marilyn
marina marion marjorie mark marlene martha martin marvin mary matt matthew maureen maurice max
maxine megan melanie melissa mia michael michelle mick miguel mike miles millie miranda miriam
mitchell moira molly monica morris muriel nadia nancy naomi natalie natasha nathan neil nell
nicholas nick nicky nicola nicole nigel noah noel nora norma norman oliver olivia oscar owen pam
pamela pat patricia patrick patsy paul paula pauline peggy penny pete peter phil philip phillip
phoebe phyllis polly priscilla rachel ralph ray raymond rebecca reginald rhys richard rick ricky
rita rob robert roberta robyn rod roger roland ron ronald ronnie rory rosalind rosemary rosie ross
rowena roy rupert russell ruth ryan sally sam samantha samuel sandra sandy sara sarah scott sean
seth shane sharon shaun sheila shelley shirley sian sid simon sofia sonia sophia sophie stacey stacy
stan stanley stella stephanie stephen steve steven stewart stuart sue susan susie suzanne sylvia
tamara tammy tania tanya tara ted teresa terry thelma theo theresa thomas tiffany tim timothy tina
todd tom tommy toni tony tracey tracy trevor tricia tristan troy ursula valerie vanessa vera vernon
vicky vince vincent vivian vivien wallace walter wanda warren wayne wendy wes wilfred william willie
wilma winston yvette yvonne zach zachary zara zoe achim adelheid albrecht alfons alois alwin andre
andré anja anke anneliese annegret annika ansgar anton antje armin arndt arne arno astrid august
axel babette bärbel bastian beate bernd bernhard bettina birgit birte björn bodo boris britta
brigitte bruno burkhard carina carsten christa christel christiane christof christoph clemens conny
cornelia dagmar detlef dieter dietmar dietrich doerte dörte dorothea dorothee eberhard eckhard
edeltraud egon elfriede elisabeth elke elvira emil engelbert erhard erich erika ernst erwin evi
fabian felix ferdinand florian frauke franz franziska franzi friederike friedrich fritz gabi
gabriele georg gerd gerda gerhard gerlinde gernot gertrud gisela gitta gottfried götz gregor gudrun
günter günther gustav hanna hannelore hannes hans harald hartmut hedwig heike heiko heiner heinrich
heinz helena helga helge helmut henning henrik heribert hermann hildegard hilde hinrich holger horst
hubert ilona ilse ines inga inge ingeborg ingo irene irina irma irmgard isabell isolde jakob jana
janine jannik jens joachim jochen johann johanna johannes jörg jörn josef josefine julius jürgen
jutta kai karin karla karsten kaspar katharina kathrin kathi katja katrin kerstin klara klaus knut
konrad konstantin korbinian kornelia kristina lars lasse lena leonie leopold lieselotte liesel lilli
lothar lotte ludger ludwig luis luisa lukas lutz magda magdalena maike maik mandy manfred manuel
manuela marc marcel marco mareike margit margot margarete margrit marianne mario markus marlies
marta mathias mathilde matthias maximilian mechthild meike melina merle michaela mirjam mona monika
moritz nadine nele nico niklas nils nina norbert olaf ole ortrud oskar otto pascal patrizia petra
philipp pia rainer ralf raphael rebekka regine reiner reinhard reinhold renate renee rene rené resi
rolf rosemarie rosi rudi rudolf rüdiger sabine sabrina sascha sebastian siegfried sieglinde sigrid
silke silvia simone sina sonja stefan stefanie steffen steffi svea sven swantje sylvie tanja thea
theresia theodor thorsten tilman till tilo timo tobias torben torsten traudl udo ulf uli ulla ulrich
ulrike uta ute uwe valentin veit verena veronika viktor viktoria vinzenz volker walburga waltraud
wenzel werner wiebke wilfried wilhelm winfried wolf wolfgang wolfram yannick aadil ahmed ali aysel
aylin cem deniz elif emre fatih fatma hakan hüseyin kemal mehmet merve mehmed murat mustafa orhan
osman ömer selim serkan sibel turgut yasemin yusuf zeynep ayşe ahmet hasan ibrahim esra gül burak
ece ebru gamze hülya leyla melek özlem pınar sevgi tuğba volkan uğur yılmaz barış adèle agathe alain
alban albane alexandre alexis alexia alix aline amandine amélie anaïs angèle annick anouk antoine
antoinette apolline armand arnaud aude aurélie aurélien aurore axelle baptiste bastien benoît
bénédicte bérénice bertrand blandine brice camille capucine carine cécile cédric célia céline
chantal charlène christelle christophe clément clémence clothilde clotilde colette corentin cyril
damien danièle delphine didier dominique édith édouard élise élodie éloïse émile émilie emmanuel
emmanuelle enzo éric estelle étienne fabien fabienne fabrice fanny flavien florent françois
françoise franck frédéric gaël gaëlle gaëtan gaston gautier geneviève geoffroy georges gérald gérard
germain ghislaine gilles ginette guillaume gwenaëlle hélène henri henriette hervé honoré hortense
huguette inès isabelle jacques jeanne jeannine jérémie jérémy jérôme joëlle josette josiane juliette
julien justine laëtitia laure laurent laurie léa léo léon liliane line lionel loïc lou louison luc
lucie lucien lucienne ludivine ludovic madeleine maëlle magali manon marcelle margaux marguerite
marielle marine marius marthe martine mathéo mathieu maud maxence maxime mélanie mélissa michel
micheline mireille monique morgane mylène myriam nadège nathalie nicolas noémie odette odile olivier
pascale patrice paulette perrine philippe pierre quentin raoul raymonde régis rémi rémy renaud robin
rodolphe romain romane roxane sandrine séverine serge solange solène stéphane stéphanie suzette
sylvain théo thérèse thibault thierry tiphaine titouan valentine valérie véronique victor victorine
viviane xavier yann yohan yolande yves abel adela adolfo adriana agustín aitana aitor alba alberto
alejandra alejandro alfonso alfredo álvaro amparo ana andrés ángel ángela ángeles antonio araceli
arturo asunción aurora beatriz begoña belén benito blas borja bruna camilo carlos carlota carolina
cayetana celia césar chema cintia clemente concepción concha consuelo cristina cristóbal dario darío
diego domingo eduardo elías elisa eloy emilia emilio encarnación enrique esteban estela eugenia
eugenio eusebio ezequiel federico felipe fermín fernanda fernando fidel francisca francisco gabriela
gerardo gonzalo graciela gregorio guillermo gustavo hector héctor hernán hilario ignacio inés
inmaculada ismael iván jacinto jaime javier jesús jimena joaquín jordi jorge josé josefa josep juana
juanjo julián juliana julio laia leandro leticia lidia lorenzo luciana lucía macarena manolo marcela
marcelo marcos margarita mariana mariano maribel marisa marisol maite mateo matías maruja montse
montserrat natalia nerea nicolás nieves noelia nuria óscar pablo paco paloma paquita pascual
patricio pedro pepe pepa rafael ramiro ramón raquel raúl ricardo roberto rocío rodrigo rogelio rubén
sancho santi saúl sergio sofía susana tatiana teodoro tomás vicente virgilio xabier ximena yago
yolanda agostinho afonso amália anabela antónio armando artur aurélio baltazar belmiro bernardo
caetano cândida cátia catarina cláudia custódio débora diogo dinis duarte edite eduarda fabiana
fábio fátima filipa filipe flávia flávio gaspar gil gilberto guilherme helder hélder henrique
hermínia idalina ilda inácio isaura ivo jaqueline joana joão joaquim júlia júlio leonor leonel
letícia lígia lúcia luciano luís luísa madalena mafalda márcia márcio marília mário matilde maurício
nélson nuno octávio odete olga paulo rafaela raul renata renato rogério romeu rosália rui sílvia
sílvio simão sónia tânia telmo thiago tiago tomé valdemar vasco vânia vítor zé zélia abramo achille
ada adele agata agnese alberta alda aldo alessandra alessandro alessia alessio alfio ambra ambrogio
amedeo anastasia angelica angelo annalisa annamaria annarita antonella antonietta antonino arianna
assunta bartolomeo benedetta benedetto beppe bianca biagio carlo carmelo carmela carmine caterina
cesare chiara cinzia claudio concetta corrado cosimo costanza cristiano damiano daniele daria davide
debora dino domenico donatella donato edoardo eleonora elio elisabetta emanuela emanuele enrica
enrico ermanno ettore fabio fabiola fabrizio federica filippo fiorella flavia flavio franca franco
fulvio gaetano gaia giacomo giada giampaolo gianluca gianna gianni gigi giorgia giorgio giovanna
giovanni giulia giuliana giuliano giulio giuseppe giuseppina grazia graziella guido ida ignazio
ilaria imma ivana jacopo leonardo letizia liliana livia lorella loredana luca lucia lucio lucrezia
luigi luigia maddalena marcello margherita mariangela marino mariella martina massimiliano massimo
matteo mattia maura maurizio mauro michela michele milena mirella nicoletta nicolò nino nunzia
ornella orazio orsola oreste osvaldo ottavio paola paolo pasquale piero pierluigi pietro pino pippo
raffaele raffaella riccardo rinaldo rocco rodolfo romeo rosalba rosanna rosaria rossana rossella
ruggero sabina salvatore samuele sandro saverio sebastiano serena silvana silvio simona stefania
stefano susanna tiziana tiziano tommaso ugo umberto valentina valeria valerio vincenza vincenzo
vittoria vittorio viviana aad aafke adriaan anneke annelies arie arjan bas bauke berend bram casper
cees coen corrie daan diederik douwe els emiel evert femke floris freek frits geert gerben gerrit
gert gijs greetje hanneke harm hendrik henk hennie ineke jaap jacco janneke jasper jeroen joep joke
joop joost jorrit jurgen karel kees klaas koen koos lieke lieven liesbeth lies maaike maarten
machteld mariska marjan marijke marleen martijn mieke natascha niek nienke paulien pien piet pieter
pim renske reinier ria rinus roel ruben ruud sander sanne saskia sjoerd stijn sytske teun thijs
tineke titia tjeerd toos trijntje truus wessel wim wietske wilco willeke willem wouter yvo agneta
agnetha albin alf anders anette ann-marie arvid barbro bengt berit bertil birgitta britt börje carin
christer dagny ebba edvin einar elin emelie erland evelina filip frida fredrik göran gösta greger
gunilla gunnar gunvor gustaf göte hampus håkan håkon inga-lill inger ingemar ingela ingvar isak
jesper johan jörgen kalle karl-erik kent kjell kjersti klas kristian leif lisbeth lotta lovisa
majken malin margareta mats mattias mikael moa måns märta ola olle olof patrik pelle per pernilla
pontus ragnar ragnhild rasmus rebecka rut sanna siv sixten solveig sofie stellan sten sture sune
susanne svante sverker therese tomas torbjörn torgny tore tove tuva ture ulrika urban veronica
vilhelm vivi yngve åke åsa örjan östen aage aksel anne-grethe asger asta bente birger birthe bjarne
bjørn bodil børge dorte dorthe ebbe eigil else erling esben eskild finn flemming freja frode gitte
grethe hanne hans-jørgen helle jeppe jette jonna jørgen jørn kaj kasper kirsten kirstine knud kåre
lis lise lone mads magnus merete mette mie mikkel mogens morten niels nikolaj oluf ove palle peder
pernille poul preben randi rikke signe sigurd steen stine svend søren tine troels trine vagn vibeke
villy viggo yrsa åge arild arve asbjørn aud audun bjarte borghild brynjulf eirik eivind endre espen
geir grete gro guri halvor heidi helene håvard ingebjørg ingunn ivar jarle jostein jorunn kari ketil
kjetil kolbjørn magne marit odd odin oddvar olav pål reidar roar rune sigbjørn sigrun sissel sivert
steinar stian sondre svein sverre synnøve torhild tormod tone tor-arne torunn trond trygve turid
unni vegard vidar øystein øyvind aino aki aleksi anneli annikki antero antti ari arja arto asko eero
eeva eila eino elina erkki esa essi eveliina hannele hannu harri heikki heli helmi henna hilkka
ilkka ilmari irja jaakko jaana janne jari jarkko jarmo jenni jorma jouko jouni juha juhani jukka
juho jussi kaarina kaisa kalevi katri katariina kauko keijo kimmo kirsi kirsti kyösti lauri leena
liisa maija mari marja marjatta marjo marko markku martti matti merja mervi mika mikko minna mirja
mirva nea niina niko noora olavi olli outi paavo pasi päivi pekka pentti petri petteri piia pirjo
pirkko raija raili raimo reijo riikka riitta risto saara saku sami sari sanni satu seija seppo sini
sirkka sirpa suvi taina tapani tapio tarja taru teemu teija tero tiina toivo tommi tuija tuomas
tuomo tuula urho vappu veikko vesa ville virpi väinö ágnes ákos andrás anikó antal attila balázs
barnabás béla bence bernadett boglárka csaba csilla dániel dávid dénes dezső dóra edina emese enikő
erzsébet eszter éva ferenc ferike gábor gergely gergő gizella györgy györgyi gyula hajnalka ibolya
ildikó imre istván izabella jános józsef judit kálmán kata katalin károly kinga kornél krisztián
krisztina lajos lászló levente lilla magdolna márk mária mariann márton máté melinda mihály miklós
mónika nikolett noémi orsolya ottó pál péter piroska réka róbert rozália sándor szabolcs szilárd
szilvia tamás tibor tímea tünde viktória vilmos virág zita zoltán zsófia zsolt zsuzsa zsuzsanna
adrianna agnieszka aleksander aleksandra alicja aneta andrzej aniela antoni arkadiusz bartek bartosz
beata błażej bogdan bogumiła bogusław bożena cezary czesław danuta dariusz dawid dominik dominika
dorota edyta elżbieta ewa ewelina feliks franciszek genowefa gosia grażyna grzegorz halina henryk
ignacy iga irena iwona iza izabela jacek jadwiga jagoda jakub janina janusz jarek jarosław jerzy
jędrzej jolanta józef julita justyna kacper kamil kamila karol karolina kasia katarzyna kazimierz
klaudia krystian krystyna krzysiek krzysztof kuba lech leszek lucyna łucja ludwik łukasz maciej
maciek maja malwina małgorzata marcin marek mariola mariusz marzena mateusz michał mieczysław
mikołaj mirosław oliwia patrycja patryk paulina paweł piotr piotrek przemek przemysław radek
radosław rafał roman ryszard sławek sławomir stanisław szymon tadeusz tomasz tomek tymon urszula
wacław waldemar weronika wiesława wiktor wiktoria wioletta witold władysław wojciech wojtek zbigniew
zbyszek zdzisław zenon zofia zosia zuzanna zygmunt adéla alena aleš alžběta anežka antonín barbora
bedřich blanka blažena bohumil bohuslav bořivoj božena břetislav ctibor čeněk denisa drahomíra dušan
eliška ester evžen františek hana hedvika honza hynek iva iveta jarmila jaromír jaroslav jaroslava
jindřich jiří jiřina jitka juraj karolína kateřina klára kryštof ladislav lenka libor libuše lubomír
luděk ludmila lukáš magdaléna markéta matěj matouš michal milada milan miloslav miloš miluše
miroslav miroslava naděžda natálie nikola oldřich ondřej otakar pavel pavla pavlína petr přemysl
radim radka radomír radovan rostislav šárka šimon slavomír soňa stanislav stanislava štefan štěpán
štěpánka svatopluk tereza tomáš václav vendula věra vít vítězslav vladimír vladimíra vlasta
vlastimil vojtěch zbyněk zdeněk zdeňka zora zuzana žaneta ľubica ľubomír ján katarína rastislav
vladislav zdenko adina alexandru alina alin anca andreea andrei anghel aurel aurelia camelia cătălin
cătălina cezar ciprian claudiu codruța constantin corina cornel cosmin cosmina costel costin cristi
cristian dinu doina dorel dorin dorina dragoș dumitru ecaterina eliza eugen felicia florentina
florin florina georgeta georgiana gheorghe gică grigore horia ileana ilie ilinca ioan ioana ion
ionel ionela ionuț iulia iulian iuliana laurențiu lavinia liana ligia liviu luana lucian luminița
mădălin mădălina marin matei maricica mihaela mihai mihail mircea mirela nelu nicolae nicoleta nicu
oana octavian ovidiu petre petru petruța radu raluca ramona răzvan roxana sanda silviu sorin sorina
ștefan ștefania steluța tiberiu titus traian tudor vasile viorel viorica virgil vlad voicu александр
александра алексей алёна алена алина алиса алла анастасия анатолий ангелина андрей анна антон
антонина аркадий арсений артём артем артур богдан борис вадим валентин валентина валерий валерия
варвара василий вероника виктор виктория виталий владимир владислав вячеслав галина геннадий георгий
глеб григорий даниил дарья даша демид денис диана дима дмитрий евгений евгения егор екатерина елена
елизавета жанна захар зинаида зоя иван игорь илья инна ирина ирма камилла карина катя кирилл клавдия
коля константин кристина ксения лариса леонид лидия лиза лилия людмила макар максим маргарита марина
мария марк маша матвей милана миша михаил наталия наталья настя никита николай нина оксана олег
олеся ольга павел паша петр пётр полина раиса регина римма роман руслан савелий саша светлана
святослав семён семен сергей серёжа снежана софия софья станислав степан таисия тамара таня татьяна
тимофей тимур ульяна фаина фёдор федор элина эльвира эмма юлия юля юрий яков яна ярослав андрій
анатолій арсен арсеній богдана валерій василь віка віктор вікторія віталій власта володимир галя
ганна геннадій георгій гліб григорій данило дмитро євген євгенія єгор ігор іван інна ірина зіна
іларіон катерина кирило костянтин ксенія леся любов маряна мар'яна марта мирослав мирослава михайло
микита микола надія назар наталка наталія ніна олександр олександра олексій олена оленка олесь орест
орися остап павло петро роксолана світлана сергій соломія софія тарас тетяна тимофій устим устина
федір юлія юрій юрко яніна ярина ярослава αγγελική αγγελος άγγελος αθανάσιος αθηνά αικατερίνη αλέκος
αλέξανδρος αλεξάνδρα αλέξης αναστασία αναστάσιος ανδρέας ανδριάνα άννα αντιγόνη αντώνης απόστολος
άρης αριστείδης αρτέμης ασπασία βαγγέλης βαρβάρα βασίλης βασιλική βίκυ γεράσιμος γεωργία γεώργιος
γιάννα γιάννης γιώργος γρηγόρης δανάη δέσποινα δήμητρα δημήτρης διονύσης διονυσία ειρήνη ελένη
ελευθερία ευαγγελία ευγενία εύη ηλέκτρα ηλίας ηρώ θανάσης θάνος θεοδώρα θεόδωρος θοδωρής θωμάς
ιωάννα ιωάννης κατερίνα κική κλεοπάτρα κυριάκος κώστας κωνσταντίνα κωνσταντίνος λάμπρος λευτέρης λία
λουκάς μάκης μανώλης μαρία μαριάννα μαρίνα μάριος μαρκος μάρκος μάρθα μαρκέλλα ματίνα μελίνα μιχάλης
μιχαήλ μυρτώ νατάσα νεφέλη νίκη νίκος νικόλαος ντίνα ξένια όλγα ορέστης παναγιώτα παναγιώτης
παντελής πάνος παύλος πέτρος πηνελόπη ράνια ρένα σάββας σοφία σπύρος στάθης σταμάτης στέλιος στέλλα
στέφανος σταυρούλα σταύρος σωτήρης σωτηρία τάκης τάσος τίνα φανή φίλιππος φωτεινή φώτης χάρης
χριστίνα χρήστος χρύσα χρυσούλα gabriella airam csabi ondra erol nelson nika pilar renzo rıza
květoslava rebeka haydar taimi bea bee vi viki zsuzsi zsófi jancsi pista józsi feri laci misi juci
kati erzsi tibi zoli andi edit ági marci peti dani zsombor botond zente léna panni fanni jázmin
vanda szonja alíz dorottya lujza zselyke pepík jirka tonda franta láďa míša péťa káťa jára luboš
vašek standa míla jarda martinka terka bára verča lucka ivča janička honzík ania basia hania iwonka
marysia krysia jola madzia agatka staszek jurek heniek rysiek gelu costică vasilica lenuța mitică
relu sandu ruxandra sînziana mete kerem emir eymen efe berk mert oğuz onur selin buse büşra zehra
hatice meryem rabia hümeyra nurhan nurcan nilgün nesrin neşe necla nazan nazlı nalan müge melis
melike mehtap meltem mahmut levent kübra koray kaan hikmet halil hakkı günay gönül gülşen gülay
filiz feride fadime esin ergün erdem engin emine derya demet çiğdem cengiz cemal cansu bülent berrin
belgin bekir bayram banu azra aydın aslı arzu alper ahsen adem abdullah tolga taner tuncay tülay
türkan uğurcan veli yavuz yeliz yiğit zerrin zeki аня оля катюша лена наташа света ира надя лёша
леша серёга вова витя саня юра женя костя стёпа гриша рома влад стас артёмка кирюша зина рая люда
тоня валя вася федя лёня анил алёша наталя зоряна богданка андрійко петрик михась юрась славко
тарасик ганнуся марійка stu gaz baz steph jools trish viv kath lizzie maz meg milly nat nige pippa
roz sal shaz tess tilly toby tonia trev vicki wil winnie zak tomi sannamari ronja iida aada onni
eetu niilo oona veera anttoni sulo toini aila maikku sointu sisko pinja elli neea siiri nikita dasha
masha sasha misha igor oleg svetlana sergey sergei dmitry dmitri andrey alexey alexei vladimir yuri
yulia ekaterina galina lyudmila maxim mikhail nikolai oksana olena taras andriy dmytro yevhen
volodymyr yaroslav priya rahul amit anil sunil raj ravi sanjay vijay deepa anjali neha pooja rohit
suresh ramesh mohan arjun aisha fatima hassan hussein khalid layla mariam mohamed mohammed muhammad
nasser omar rania salma samir tariq yasmin youssef zainab karim ahmad abdul wei ming jun xin yan mei
jing hiroshi kenji takashi yuki yuko akiko haruka naoko satoshi taro hanako minsu jiwon chiamaka
ngozi chidi emeka kwame kofi ama amina zanele thabo sipho eleni nikos giorgos yannis kostas dimitris
katerina vasilis panos christos stavros manolis avi yossi moshe shlomo rivka noa tamar yael eli
ronit shira kay tana drew errol lorna tori keegan darron tyler taylor logan mason carson cody cole
devon dustin dwight earl elliott ellis ernie floyd forrest garrett glenda grant hal hank harlan herb
ike ira irving jed jonah juanita kelley kelsey kendall kendra kenny kirk kris krista kristi kristy
lance latoya laverne leigh lester lew lyle lynne mack marcy marge margie mariah marla marlon marsha
marshall marty mel mindy mitch monty morgan myra myron ned nolan norm otis paige patti patty percy
preston quinn randall randy reggie rex rhonda rodney roxanne royce rusty sammy saul selena shannon
shari shawn shelby sheri sherry sonny spencer stacie tamra tanner teri terri tia tonya tracie trent
trina tyrone velma verna vickie wade weston whitney willis woody zack cara darrell darryl kathie
debra deb dottie dee dolly ginny gretchen jackson jodi jodie jolene judi kelli kimberley leroy
luther lucille mable maxwell mollie nellie noreen ollie rochelle rosalie ruthie sheldon sherri
stephan sybil trudy vern wendell wilbur wiley winona stephane jean-claude russ bryce clint clyde
curt delbert denny dewey donny doyle elmer emmett freda galen gene geneva gilda hollis irv jarrod
jerod jarvis jerrod jimmie johnnie kristine lamar lanny leland lon lonnie loren lowell lupe mickey
milt milton murray norris orville rafe ricki robbie robbin robby ronda russel shelly sherman sherwin
sterling tad thad thurman tod tommie trey vance vaughn wilson
"""
_WRITTEN = frozenset(_NAMES.split())
# Many write them without their accents.
CALLED = _WRITTEN | {
    "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    for word in _WRITTEN
}
