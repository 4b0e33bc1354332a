package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import io.github.dateline.EntityType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is who within an article: each name that counts, and whose it is. */
class WhoIsWhoTest {
  private static List<String> names(String body) {
    return names(SharedAnnotator.Linked.ENGLISH.annotate(Article.of("a", body)));
  }

  private static List<String> names(AnnotatedArticle annotated) {
    return annotated.sentences().stream()
        .flatMap(sentence ->
            sentence.mentions().stream()
                .filter(m -> m.entity().isPresent())
                .map(m -> annotated.text(sentence, m) + "=" + m.entity().get()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          George H. W. Bush was the father of George W. Bush. | George H. W. Bush=PERSON/George H. W. Bush; George W. Bush=PERSON/George W. Bush
          John W. Tarn and John H. W. Tarn are cousins. | John W. Tarn=PERSON/John W. Tarn; John H. W. Tarn=PERSON/John H. W. Tarn
          George Hill met George H. W. Bush. | George Hill=PERSON/George Hill; George H. W. Bush=PERSON/George H. W. Bush
          Robert Lee met R. L. Stine. | Robert Lee=PERSON/Robert Lee; R. L. Stine=PERSON/R. L. Stine
          John Roberts spoke on Monday. J. R. R. Tolkien wrote it. | John Roberts=PERSON/John Roberts; J. R. R. Tolkien=PERSON/J. R. R. Tolkien
          Lonnie Ali spoke. Muhammad Ali died. | Lonnie Ali=PERSON/Lonnie Ali; Muhammad Ali=PERSON/Muhammad Ali
          George Washington crossed the Delaware. Washington was the first president. | George Washington=PERSON/George Washington; Washington=PERSON/George Washington
          Ontario Premier Doug Ford opposed the tariffs. Ford said Canada would respond. | Doug Ford=PERSON/Doug Ford; Ford=PERSON/Doug Ford
          William "Bill" Gates gave money. Bill Gates founded Microsoft. William Gates is rich. Gates spoke. | Gates=PERSON/William "Bill" Gates
          Mr Smith and Mrs Smith were charged. John Smith, 45, and Jane Smith, 43, live in Leeds. Mr Smith denied it. | Smith=PERSON/John Smith; Smith=PERSON/Jane Smith; John Smith=PERSON/John Smith; Jane Smith=PERSON/Jane Smith
          Gerhard Schröder met Angela Merkel. Gerhard Schroeder left. | Gerhard Schröder=PERSON/Gerhard Schröder; Gerhard Schroeder=PERSON/Gerhard Schröder
          Ekrem İmamoğlu was held. Imamoglu was jailed. | Imamoglu=PERSON/Ekrem İmamoğlu
          Søren Kjærsgaard won. Kjaersgaard was glad. | Kjaersgaard=PERSON/Søren Kjærsgaard
          April Jones agreed. | April Jones=PERSON/April Jones
          Judge April Jones agreed. | April Jones=PERSON/April Jones
          Theresa May spoke. May was calm. | Theresa May=PERSON/Theresa May; May=PERSON/Theresa May
          April Jones met May Smith in June. | April Jones=PERSON/April Jones; May Smith=PERSON/May Smith
          Robert April spoke. April had no comment. | Robert April=PERSON/Robert April; April=PERSON/Robert April
          Elizabeth March sued. March lost. | Elizabeth March=PERSON/Elizabeth March; March=PERSON/Elizabeth March
          Mark Hale spoke. Will Grant answered. Grant said no. Mark said yes. Will agreed. | Grant=PERSON/Will Grant; Mark=PERSON/Mark Hale; Will=PERSON/Will Grant
          Chad Michaels won the race. Chad said he was tired. | Chad=PERSON/Chad Michaels
          @EmmanuelMacron wrote on X. Elon Musk said that cars fell. | Elon Musk=PERSON/Elon Musk
          He got vitamin C. Anna Bolton got plan B. Carl Dean paid. | Anna Bolton=PERSON/Anna Bolton; Carl Dean=PERSON/Carl Dean
          They take vitamins A and D. Susan Reed got an F. Paul Stone had a grade of A. Jane Orr left. | Susan Reed=PERSON/Susan Reed; Paul Stone=PERSON/Paul Stone; Jane Orr=PERSON/Jane Orr
          He read an F. Scott Fitzgerald novel. The director J. J. Abrams met J. Edgar Hoover. | F. Scott Fitzgerald=PERSON/F. Scott Fitzgerald; J. J. Abrams=PERSON/J. J. Abrams; J. Edgar Hoover=PERSON/J. Edgar Hoover
          Sanctions hit #Russia. #NATO met. Fans of @NASA cheered. | Russia=COUNTRY/Russia; NATO=ORGANIZATION/NATO; NASA=ORGANIZATION/NASA
          The Trump-Putin summit took place in Alaska. | Trump=PERSON/Donald Trump; Putin=PERSON/Vladimir Putin
          Tate & Lyle raised its offer. Tate and Lyle PLC said sugar was cheap. Tate and Lyle rose. | Tate and Lyle=ORGANIZATION/Tate and Lyle PLC
          Duff and Phelps said it cut the rating. It was high, Duff and Phelps said. | Duff and Phelps=ORGANIZATION/Duff and Phelps
          Duff and Phelps lowered its ratings on Monday. | Duff and Phelps=ORGANIZATION/Duff and Phelps
          General Partners is owned by Wagner and Brown. | Wagner and Brown=ORGANIZATION/Wagner and Brown
          Harper and Row Publishers Inc said it was for sale. | Harper and Row Publishers Inc=ORGANIZATION/Harper and Row Publishers Inc
          The partnership of Wagner and Brown and AFG Industries Inc made an offer. | Wagner and Brown=ORGANIZATION/Wagner and Brown; AFG Industries Inc=ORGANIZATION/AFG Industries Inc
          Woodhouse, Drake and Carey said in a weekly report that sugar was cheap. | Woodhouse, Drake and Carey=ORGANIZATION/Woodhouse, Drake and Carey
          The bid came from investors Wagner and Brown. | Wagner and Brown=ORGANIZATION/Wagner and Brown
          The National Statistics Institute (INSEE) said prices rose. INSEE said so in Paris. | INSEE=ORGANIZATION/National Statistics Institute
          Kessler GmbH & Co. KG makes pumps. Kessler said orders rose. | Kessler GmbH & Co. KG=ORGANIZATION/Kessler GmbH & Co. KG; Kessler=ORGANIZATION/Kessler GmbH & Co. KG
          A pact with Aceites del Norte, ADNSA, was signed. ADNSA is a state firm. | ADNSA=ORGANIZATION/Aceites del Norte
          Talvik Labs makes pipes. Regulators said Talvik sold them to children. | Talvik=ORGANIZATION/Talvik Labs
          Bexford University hired her. A spokesman for Bexford University wept. Officials at Bexford said so. | Bexford University=ORGANIZATION/Bexford University
          Regulators sued Talvik. Talvik owns Talvik Motors. | Talvik Motors=ORGANIZATION/Talvik Motors
          Talvik Energy sued Talvik Media. Judges heard officials at Talvik, a company in Leeds. | Talvik Energy=ORGANIZATION/Talvik Energy; Talvik Media=ORGANIZATION/Talvik Media; Talvik=ORGANIZATION/Talvik
          It will allow the state oil company Aceites de Bolivia, S.A.(ADBSA) to drill. ADBSA needs oil. | ADBSA=ORGANIZATION/Aceites de Bolivia, S.A.
          Donors of the Inter-Regional Forum on Mali (IRFM) met. The IRFM will meet again in May. | IRFM=ORGANIZATION/Inter-Regional Forum on Mali
          Petroleos Limenos A/S (Petrolim) found gas. Shares of Petrolim rose. | Petrolim=ORGANIZATION/Petroleos Limenos A/S
          Havlund Industrier A/S built the platform in Bergen. | Havlund Industrier A/S=ORGANIZATION/Havlund Industrier A/S
          The Indian State Trading Corporation (STC) bought oil. STC said prices fell. | STC=ORGANIZATION/Indian State Trading Corporation
          A court barred Mark VI Industries Inc from bidding until Mark VI complies. Mark VI said it owns more. | Mark VI=ORGANIZATION/Mark VI Industries Inc
          Karl IV Bakeries Inc is in Prague. King Karl IV was born there. Karl IV built it. | Karl IV=PERSON/Karl IV
          Eli Lilly and Co raised its forecast. Lilly said sales rose. | Lilly=ORGANIZATION/Eli Lilly and Co
          Piedmont Aviation Inc agreed to merge. Piedmont will fly on. A rival bought Piedmont. | Piedmont=ORGANIZATION/Piedmont Aviation Inc
          Piedmont Aviation Inc flies from Piedmont. It rains in Piedmont. | Piedmont=CITY/Piedmont
          The Lib Dems gained seats. A Liberal Democrat won. Liberal Democrats cheered. | Lib Dems=IDEOLOGY/Liberal Democrat; Liberal Democrat=IDEOLOGY/Liberal Democrat
          Prosecutors said Mr. Dvorak hit Mrs. Dvorak. Mrs. Dvorak survived. | Dvorak=PERSON/Mr Dvorak; Dvorak=PERSON/Mrs Dvorak
          Emeka Obi and his wife, Amaka Obi, sold the land. Mrs Obi signed. Mr Obi did not. | Obi=PERSON/Amaka Obi; Obi=PERSON/Emeka Obi
          Dr. Wen Li Chen and her son Bo Chen moved to Reno. Dr. Chen works at a clinic. | Chen=PERSON/Wen Li Chen
          Madison Keys beat Paris Jackson's friend in Melbourne. Keys said that she was happy. Madison was tired. | Madison Keys=PERSON/Madison Keys; Keys=PERSON/Madison Keys; Madison=PERSON/Madison Keys
          Actress Dakota Fanning and Elle Fanning are sisters. Dakota is older. | Dakota Fanning=PERSON/Dakota Fanning; Dakota=PERSON/Dakota Fanning
          King Charles III met Charles de Gaulle's grandson. King Charles smiled. | Charles III=PERSON/Charles III; Charles de Gaulle=PERSON/Charles de Gaulle; Charles=PERSON/Charles III
          Pope Paul VI closed the council. Pope Paul was tired. Paul III had opened another. | Paul=PERSON/Paul VI; Paul III=PERSON/Paul III
          King Harald V. fell ill. King Harald was flown home. | Harald V=PERSON/Harald V; Harald=PERSON/Harald V
          They moved the team from Formula E. Nick Cassidy won. They met in hangar B. Ann Orr fell. | Nick Cassidy=PERSON/Nick Cassidy; Ann Orr=PERSON/Ann Orr
          He read J. Edgar Hoover. It was by X. Elon Musk said so. | J. Edgar Hoover=PERSON/J. Edgar Hoover; Elon Musk=PERSON/Elon Musk
          Dr. Augusta March treated May Chen. March said in May that she was well. | Augusta March=PERSON/Augusta March; March=PERSON/Augusta March; May Chen=PERSON/May Chen
          Sgt. April Rodriguez was hurt. Officer June Park was not. | April Rodriguez=PERSON/April Rodriguez; June Park=PERSON/June Park
          Friday Osei, a farmer from Kumasi, voted. | Friday Osei=PERSON/Friday Osei
          The Iran-Iraq war killed many. The Serbia-Kosovo deal and the China-EU row go on. | Iran=COUNTRY/Iran; Iraq=COUNTRY/Iraq; Serbia=COUNTRY/Serbia; Kosovo=COUNTRY/Kosovo; China=COUNTRY/China; EU=ORGANIZATION/European Union
          A Trump–Vance ticket won. Trump/Vance signs stood there. | Trump=PERSON/Donald Trump; Vance=PERSON/Vance; Trump=PERSON/Donald Trump; Vance=PERSON/Vance
          The Ardern-Morrison call lasted an hour. | Ardern=PERSON/Ardern; Morrison=PERSON/Morrison
          Guinea-Bissau voted, and so did Stratford-upon-Avon. | Guinea-Bissau=COUNTRY/Guinea-Bissau; Stratford-upon-Avon=CITY/Stratford-upon-Avon
          Trent Alexander-Arnold scored. Alexander-Arnold was named man of the match. | Alexander-Arnold=PERSON/Trent Alexander-Arnold
          The Abe–Trump summit was short. The Trump/Putin call came later. | Abe=PERSON/Abe; Trump=PERSON/Donald Trump; Putin=PERSON/Vladimir Putin
          The Trump—Abe summit was short. The Trump-Carney trade talks failed. | Trump=PERSON/Donald Trump; Abe=PERSON/Abe; Carney=PERSON/Carney
          The Trump – Putin talks failed. He praised Trump — Putin did not. | Trump=PERSON/Donald Trump; Putin=PERSON/Vladimir Putin
          The Exxon–Mobil merger was signed. | Exxon=ORGANIZATION/Exxon; Mobil=ORGANIZATION/Mobil
          The Russia–Ukraine war goes on. | Russia=COUNTRY/Russia; Ukraine=COUNTRY/Ukraine
          The Modi-Xi meeting follows. | Modi=PERSON/Narendra Modi; Xi=PERSON/Xi Jinping
          President Trump said he was pleased. Trump's lawyers appealed. | Trump=PERSON/Donald Trump; Trump=PERSON/Donald Trump
          A Trump official disagreed. | Trump=PERSON/Donald Trump
          Ivanka Trump spoke. Trump left. | Ivanka Trump=PERSON/Ivanka Trump; Trump=PERSON/Ivanka Trump
          Pope Leo XIV spoke. Pope Leo prayed. | Leo XIV=PERSON/Leo XIV; Leo=PERSON/Leo XIV
          Occidental Petroleum Corp <OXY> said it bought gas. OXY rose. | OXY=ORGANIZATION/Occidental Petroleum Corp
          Georgia voted on Tuesday. Tbilisi is the capital of Georgia. | Georgia=COUNTRY/Georgia (country); Georgia=COUNTRY/Georgia (country)
          He was in Atlanta, Georgia. | Georgia=STATE_OR_PROVINCE/Georgia (U.S. state)
          An analyst at Robertson, Colman and Stephens said that shares would fall. | Robertson, Colman and Stephens=ORGANIZATION/Robertson, Colman and Stephens
          Barton & Hale Ltd. sold ships. Barton and Hale Limited bought trucks. | Barton & Hale Ltd.=ORGANIZATION/Barton & Hale Ltd.; Barton and Hale Limited=ORGANIZATION/Barton & Hale Ltd.
          Marsh & Cole LLP sued. Dunn, Cole and Marsh LLC closed. | Marsh & Cole LLP=ORGANIZATION/Marsh & Cole LLP; Dunn, Cole and Marsh LLC=ORGANIZATION/Dunn, Cole and Marsh LLC
          Anna Bolton and Hale Limited met. | Anna Bolton=PERSON/Anna Bolton; Hale Limited=ORGANIZATION/Hale Limited
          North America and South America are continents. | North America=LOCATION/North America; South America=LOCATION/South America
          Honolulu police came to Honolulu. | Honolulu=CITY/Honolulu
          Volkswagen AG said VW sales rose. | Volkswagen AG=ORGANIZATION/Volkswagen; VW=ORGANIZATION/Volkswagen
          The Latin American leaders met South Sudanese officials. | Latin American=NATIONALITY/Latin American; South Sudanese=NATIONALITY/South Sudanese
          The First Nations and British Indians voted. | First Nations=NATIONALITY/First Nation; British Indians=NATIONALITY/British Indian
          Jordanian-Palestinian writers met the ultra-Orthodox party. | Jordanian=NATIONALITY/Jordanian; Palestinian=NATIONALITY/Palestinian; ultra-Orthodox=RELIGION/ultra-Orthodox
          The mayor of Jackson, Mississippi, spoke. Samuel L. Jackson sang. | Jackson=CITY/Jackson; Samuel L. Jackson=PERSON/Samuel L. Jackson
          Whitney Houston sang. She left. Houston, Texas, was hit. | Whitney Houston=PERSON/Whitney Houston; Houston=CITY/Houston
          Police in Lincoln, Neb., held a man. Abraham Lincoln was shot. | Lincoln=CITY/Lincoln; Abraham Lincoln=PERSON/Abraham Lincoln
          Jackson, Mississippi, has no water. The mayor of Jackson spoke. Jackson sued. | Jackson=CITY/Jackson; Jackson=CITY/Jackson; Jackson=CITY/Jackson
          Clinton, Iowa, is small. Hillary Clinton came. Clinton spoke. | Clinton=CITY/Clinton; Clinton=PERSON/Hillary Clinton
          Police in Springfield, Ill., held a man. | Ill.=STATE_OR_PROVINCE/Illinois
          Shares of Purolator rose. Purolator Courier Corp said it was sold. | Purolator=ORGANIZATION/Purolator Courier Corp
          An anti-Trump march met pro-Palestinian students. Non-EU citizens left. | Trump=PERSON/Donald Trump; Palestinian=NATIONALITY/Palestinian; EU=ORGANIZATION/European Union
          An ex-Kelworth banker sued. Anti-Putin crowds sang in an anti-Hong Kong mood. | Kelworth=ORGANIZATION/Kelworth; Putin=PERSON/Vladimir Putin; Hong Kong=CITY/Hong Kong
          The Anti-Fraud Office was silent. | Anti-Fraud Office=ORGANIZATION/Anti-Fraud Office
          Ursula Prewitt-Hale met Jan-Erik Sondergaard, and Prewitt-Hale left. | Jan-Erik Sondergaard=PERSON/Jan-Erik Sondergaard; Prewitt-Hale=PERSON/Ursula Prewitt-Hale
          John T. Harlan and his son John Harlan Jr. voted. Harlan Jr. left. | John T. Harlan=PERSON/John T. Harlan; Harlan Jr.=PERSON/John Harlan Jr.
          Charles Dickens wrote. King Charles spoke. | Charles Dickens=PERSON/Charles Dickens; Charles=PERSON/Charles
          Geert de Wit left. De Wit was ill. | De Wit=PERSON/Geert de Wit
          Joaquín "El Chapo" Guzmán fled. Eddie "The Eagle" Edwards jumped. Edwards fell. | Joaquín "El Chapo" Guzmán=PERSON/Joaquín "El Chapo" Guzmán; Edwards=PERSON/Eddie "The Eagle" Edwards
          Michael Jordan was in Amman, Jordan. Jordan smiled. | Jordan=COUNTRY/Jordan; Jordan=PERSON/Michael Jordan
          The Ministry of Agriculture and Livestock (MAG) met. MAG expects rain. | MAG=ORGANIZATION/Ministry of Agriculture and Livestock
          Bank of Upper Weald Savings (BUW) fell. BUW said so. | BUW=ORGANIZATION/Bank of Upper Weald Savings
          Warner Bros. Pictures rose. He left Warner Bros. Tom Cruise stayed. | Tom Cruise=PERSON/Tom Cruise
          The Institute for the Study of War said so. | Institute for the Study of War=ORGANIZATION/Institute for the Study of War
          Merkel and Thatcher were compared. | Merkel=PERSON/Angela Merkel; Thatcher=PERSON/Margaret Thatcher
          A Tory won. The Tories cheered. | Tory=IDEOLOGY/Tory; Tories=IDEOLOGY/Tory
          The police set up a special investigation team (SIT). The SIT met on Monday. | SIT=ORGANIZATION/SIT
          The Bank of Lower Weald (BoLW) paid. Why was BoLW silent? The BoLW erred. | BoLW=ORGANIZATION/Bank of Lower Weald
          Tang Wai-lok said that he met Varin Tola-archa in Hong Kong. | Tang Wai-lok=PERSON/Tang Wai-lok; Varin Tola-archa=PERSON/Varin Tola-archa
          The Angela Merkel-led talks failed. | Angela Merkel=PERSON/Angela Merkel
          He sued the City of Leeds. Leeds paid. | City of Leeds=CITY/Leeds; Leeds=CITY/Leeds
          The Ministry of Sport, Youth and National Service paid. | Ministry of Sport, Youth and National Service=ORGANIZATION/Ministry of Sport, Youth and National Service
          The Ministry of Sport, Brazil and Peru paid. | Brazil=COUNTRY/Brazil; Peru=COUNTRY/Peru
          Voters left the Conservative party in May. | Conservative party=ORGANIZATION/Conservative party
          Shares of Block fell. Block said it would buy coins. | Block=ORGANIZATION/Block
          Detective April Novak found the car. Novak left. | April Novak=PERSON/April Novak; Novak=PERSON/April Novak
          St. Paul, Minnesota, has a new mayor. He was in St. Louis. | St. Paul=CITY/St. Paul; St. Louis=CITY/St. Louis
          She voted yes on Measure C. Nancy Tolland voted no. | Nancy Tolland=PERSON/Nancy Tolland
          Villagers thanked the Dune and Reef Initiative for boats. | Dune and Reef Initiative=ORGANIZATION/Dune and Reef Initiative
          Patients were taken to Bellwood Medical Center. | Bellwood Medical Center=ORGANIZATION/Bellwood Medical Center
          The Orange CEO resigned in Paris. | Orange=ORGANIZATION/Orange
          Tan Mei Ling was charged. Police arrested Tan on Friday. Tan Sri Lim Chee Wah sued. | Tan Mei Ling=PERSON/Tan Mei Ling; Tan=PERSON/Tan Mei Ling; Lim Chee Wah=PERSON/Lim Chee Wah
          Jordan Love threw for 300 yards. The Jordan Valley is dry. | Jordan Love=PERSON/Jordan Love; Jordan Valley=LOCATION/Jordan Valley
          Nana Kofi Boateng spoke in Accra. | Nana Kofi Boateng=PERSON/Nana Kofi Boateng
          Valencia lost 2-1 to Real Betis. Valencia had led. A crowd in Valencia booed. | Valencia=ORGANIZATION/Valencia; Valencia=CITY/Valencia
          Boston won 4-2 in Toronto. Cleveland beat Detroit 110-98. Mitchell shone for Cleveland. | Boston=ORGANIZATION/Boston; Toronto=CITY/Toronto; Detroit=ORGANIZATION/Detroit; Cleveland=ORGANIZATION/Cleveland
          Mumbai beat Baroda by 12 runs. Mumbai will meet Vidarbha. | Mumbai=ORGANIZATION/Mumbai; Baroda=ORGANIZATION/Baroda; Vidarbha=ORGANIZATION/Vidarbha
          Ed Mann called the shooting at Sandy Hook Elementary School a hoax. Sandy Hook families sued him. | Ed Mann=PERSON/Ed Mann; Sandy Hook Elementary School=ORGANIZATION/Sandy Hook Elementary School; Sandy Hook=ORGANIZATION/Sandy Hook Elementary School
          Mary Lind opened the Mary Lind Academy in Boston. Mary Lind said it was a dream. | Mary Lind=PERSON/Mary Lind; Mary Lind Academy=ORGANIZATION/Mary Lind Academy; Boston=CITY/Boston; Mary Lind=PERSON/Mary Lind
          The Kansas City Chiefs won. The Chiefs met fans. | Kansas City Chiefs=ORGANIZATION/Kansas City Chiefs; Chiefs=ORGANIZATION/Kansas City Chiefs
          The Boston Red Sox lost to the New York Yankees. Red Sox fans left. The Yankees won again. | Boston Red Sox=ORGANIZATION/Boston Red Sox; New York Yankees=ORGANIZATION/New York Yankees; Red Sox=ORGANIZATION/Boston Red Sox; Yankees=ORGANIZATION/New York Yankees
          Yukon First Nations signed. The First Nations have waited. | Yukon First Nations=ORGANIZATION/Yukon First Nations; First Nations=NATIONALITY/First Nation
          Leicester lost 3-0. Leicester City will host Hull City. | Leicester=ORGANIZATION/Leicester City; Leicester City=ORGANIZATION/Leicester City; Hull City=ORGANIZATION/Hull City
          A 5-3 victory over Tampa was their ninth. Kansas City won in Denver, 27-20. | Tampa=ORGANIZATION/Tampa; Kansas City=ORGANIZATION/Kansas City; Denver=CITY/Denver
          England lost 2-1 to Brazil in Perth. Jannik Sinner beat Carlos Alcaraz 6-4. | England=COUNTRY/England; Brazil=COUNTRY/Brazil; Perth=CITY/Perth; Carlos Alcaraz=PERSON/Carlos Alcaraz
          Boston beat Chicago to the title of windiest town. | Boston=CITY/Boston; Chicago=CITY/Chicago
          Principal Ngozi Umeh was proud. Grandmother Smith was not. | Ngozi Umeh=PERSON/Ngozi Umeh; Smith=PERSON/Smith
          Elaine May directed it. In May it won a prize. May's daughter sang. | May=PERSON/Elaine May
          Lucy English said so. | Lucy English=PERSON/Lucy English
          Wales won a 3-2 victory over Scotland at Hampden Park. | Scotland=COUNTRY/Scotland; Hampden Park=LOCATION/Hampden Park
          The group held Mosul. The city of Mosul lies on the Tigris. | Mosul=CITY/Mosul; Mosul=CITY/Mosul; Tigris=LOCATION/Tigris
          Troops left Raqqa, Syria's sixth city, on Monday. Raqqa was quiet. | Raqqa=CITY/Raqqa
          Crowds left Gorkhapur, the city said. | Gorkhapur=LOCATION/Gorkhapur
          Gap Inc cut its forecast. Gap has 3,500 stores. | Gap Inc=ORGANIZATION/Gap Inc; Gap=ORGANIZATION/Gap Inc
          Celtic drew 1-1 at Aberdeen. | Celtic=ORGANIZATION/Celtic; Aberdeen=ORGANIZATION/Aberdeen
          Klaus Müller-Brandt wrote it. Mueller-Brandt calls it thin. | Mueller-Brandt=PERSON/Klaus Müller-Brandt
          Laurence des Cars spoke. Des Cars left. | Des Cars=PERSON/Laurence des Cars
          A Washington, D.C.-based lawyer left Washington DC. Washington is hot. | Washington, D.C.=CITY/Washington, D.C.; Washington DC=CITY/Washington, D.C.; Washington=CITY/Washington, D.C.
          He is proud of the Delaware Blue Hen family. The Blue Hens beat Albany. Fans of the Hens sang. | Blue Hens=ORGANIZATION/Blue Hens
          Dianne Feinstein, D-Calif., sold shares. She lives in Calif. and Maine. | Dianne Feinstein=PERSON/Dianne Feinstein
          The latest Trump-Kim get-together was short, Kim said. | Trump=PERSON/Donald Trump
          She represented the United States, a 3-1 winner over the U.S. team of 2008. | United States=COUNTRY/United States
          The Republicans met a Republican family. | Republicans=IDEOLOGY/Republican
          Alphabet fell 3 percent after the ruling. | Alphabet=ORGANIZATION/Alphabet
          Apple rose, and Snap jumped by nearly 12%. Block closed down. Unity, the maker of games, hired. | Snap=ORGANIZATION/Snap; Block=ORGANIZATION/Block
          Corvalis Corp, formerly Bexford-Lane Inc, was sold. Bexford-Lane had sought help. Corvalis paid. | Corvalis Corp=ORGANIZATION/Corvalis Corp; Bexford-Lane Inc=ORGANIZATION/Corvalis Corp; Bexford-Lane=ORGANIZATION/Corvalis Corp; Corvalis=ORGANIZATION/Corvalis Corp
          Farrow Manufacturing Co said it will change its name to Farrow Inc. | Farrow Manufacturing Co=ORGANIZATION/Farrow Inc; Farrow Inc=ORGANIZATION/Farrow Inc
          Shares in Mott Coal Corp (formerly known as Mott Lignite Inc) rose. | Mott Lignite Inc=ORGANIZATION/Mott Coal Corp
          The Royal Bank of Upper Weald rose. Royal Bank raised its dividend. | Royal Bank=ORGANIZATION/Royal Bank of Upper Weald
          The Weald Statistics Bureau said prices rose. The Bureau revised it. | Bureau=ORGANIZATION/Weald Statistics Bureau
          The Supreme Court of Ohio met. The U.S. Supreme Court did not. The Supreme Court was silent. | Supreme Court=ORGANIZATION/Supreme Court
          He fought in World War I. Harold Tolland did not. They saw Super Bowl V. Ann Orr sang. | Harold Tolland=PERSON/Harold Tolland; Ann Orr=PERSON/Ann Orr
          Côte d'Ivoire plays Mali. The cocoa of Côte d’Ivoire is good. | Côte d'Ivoire=COUNTRY/Côte d'Ivoire; Côte d’Ivoire=COUNTRY/Côte d'Ivoire
          Chad's army crossed the border. Chad Tolland wrote so. | Chad=COUNTRY/Chad; Chad Tolland=PERSON/Chad Tolland
          Tesla recalled its vans. Tesla is called after Nikola Tesla. | Tesla=ORGANIZATION/Tesla; Tesla=ORGANIZATION/Tesla; Nikola Tesla=PERSON/Nikola Tesla
          A farmer in Buffalo, New York, sued. Washington state paid. New York is far. | New York=STATE_OR_PROVINCE/New York; Washington=STATE_OR_PROVINCE/Washington; New York=CITY/New York City
          He flew to London, New York, and Tokyo. New York Gov. Ann Orr spoke. | New York=CITY/New York City; New York=STATE_OR_PROVINCE/New York
          Mr Tolland and Mrs Tolland died. John Tolland, 71, and Meena Tolland, 69, lived there. | Tolland=PERSON/John Tolland; Tolland=PERSON/Meena Tolland
          The Fury-Usyk rematch sold out. | Fury=PERSON/Fury; Usyk=PERSON/Usyk
          He threw three touchdowns as Washington beat Philadelphia 36-33. | Washington=ORGANIZATION/Washington; Philadelphia=ORGANIZATION/Philadelphia
          Friday Etim, 34, was shot near Uyo. | Friday Etim=PERSON/Friday Etim
          Stocks rose while Microsoft and Alphabet fell. | Alphabet=ORGANIZATION/Alphabet
          Sunday Okafor coached the side. | Sunday Okafor=PERSON/Sunday Okafor
          Rivals Hyundai and Kia fell. Insurer Allianz paid. Carmaker Renault did not. | Hyundai=ORGANIZATION/Hyundai; Kia=ORGANIZATION/Kia; Allianz=ORGANIZATION/Allianz; Renault=ORGANIZATION/Renault
          Economist Madison Kerr of Harlow Bank sees rates falling. Kerr is 40. | Madison Kerr=PERSON/Madison Kerr; Harlow Bank=ORGANIZATION/Harlow Bank; Kerr=PERSON/Madison Kerr
          Zenor Bank will buy ships. Zenor said so. Shares of Zenor rose. | Zenor Bank=ORGANIZATION/Zenor Bank; Zenor=ORGANIZATION/Zenor Bank
          Grupo Andes Vial built a road. Andes Vial said so. An engineer at Andes Vial agreed. | Andes Vial=ORGANIZATION/Grupo Andes Vial
          The National Liberation Army, or ELN, did not sign. The ELN fights on. | ELN=ORGANIZATION/National Liberation Army
          The Weald Liberation Army, also known as WLF, did not sign. The WLF fights on. | WLF=ORGANIZATION/Weald Liberation Army
          The Ethics and Anti-Corruption Commission came. EACC officers left. | EACC=ORGANIZATION/Ethics and Anti-Corruption Commission
          The Board of Control for Cricket in India paid. The BCCI is rich. | Board of Control for Cricket in India=ORGANIZATION/Board of Control for Cricket in India; BCCI=ORGANIZATION/Board of Control for Cricket in India
          Hollis and Varney said it was unfair. Rosa Hollis and Dean Varney were jailed in May. | Hollis=PERSON/Rosa Hollis; Varney=PERSON/Dean Varney
          Diana Church sang in Cardiff. Church said she was nervous. | Diana Church=PERSON/Diana Church; Church=PERSON/Diana Church
          Grab said it would cut jobs. Grab's chief executive, Anthony Tan, was sad. | Grab=ORGANIZATION/Grab; Grab=ORGANIZATION/Grab; Anthony Tan=PERSON/Anthony Tan
          Tesla recalled 300,000 cars. Owners of Tesla cars will be told by post. | Tesla=ORGANIZATION/Tesla; Tesla=ORGANIZATION/Tesla
          Tesla, which makes cars in Shanghai, pays less. | Tesla=ORGANIZATION/Tesla; Shanghai=CITY/Shanghai
          The Weald Co-operative Bank rose. The Weald Cooperative Bank said so. | Weald Co-operative Bank=ORGANIZATION/Weald Co-operative Bank; Weald Cooperative Bank=ORGANIZATION/Weald Co-operative Bank
          """)
  void namesAreOfWhomTheyMean(String body, String expected) {
    assertThat(names(body)).contains(expected.split("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HALDEN/BROOKS LOWERS RIVER POWER DEBT | Halden and Brooks lowered the debt rating of River Power Co to HB-4 from HB-3. | HALDEN/BROOKS=ORGANIZATION/Halden and Brooks; Halden and Brooks=ORGANIZATION/Halden and Brooks; HB=ORGANIZATION/Halden and Brooks
          HALDEN AND BROOKS UPGRADES RIVER POWER | Halden and Brooks said it is upgrading to Halden 9 the debt of River Power Co. | Halden and Brooks=ORGANIZATION/Halden and Brooks
          MERKEL/HOLLANDE TALKS FAIL | Merkel and Hollande said it was late. | Merkel=PERSON/Angela Merkel
          """)
  void theHeadlineTellsFirms(String headline, String body, String expected) {
    AnnotatedArticle annotated =
        SharedAnnotator.Linked.ENGLISH.annotate(
            Article.builder("a").headline(headline).body(body).build());
    assertThat(names(annotated)).contains(expected.split("; "));
  }

  /** The tests' own class path has no dictionary of names; one that has tries these too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The Fox–Disney deal was signed. The Bayer-Monsanto merger failed. | Fox=ORGANIZATION/Fox Broadcasting Company; Disney=ORGANIZATION/The Walt Disney Company; Bayer=ORGANIZATION/Bayer; Monsanto=ORGANIZATION/Monsanto
          The Trump-Beijing talks failed. The Microsoft-Pfizer deal holds. | Trump=PERSON/Donald Trump; Beijing=CITY/Beijing; Microsoft=ORGANIZATION/Microsoft; Pfizer=ORGANIZATION/Pfizer
          Speaker Pelosi tore up the speech. | Pelosi=PERSON/Nancy Pelosi
          #Arsenal won again. Southend lost to Barnet 2-0. | Arsenal=ORGANIZATION/Arsenal F.C.; Southend=ORGANIZATION/Southend
          Tate and Lyle PLC raised its forecast. Tate & Lyle shares rose. | Tate and Lyle PLC=ORGANIZATION/Tate & Lyle; Tate & Lyle=ORGANIZATION/Tate & Lyle
          Rand Paul spoke in Louisville. Paul opposed the bill. | Rand Paul=PERSON/Rand Paul; Paul=PERSON/Rand Paul
          January Jones starred in the show. Jones said in January that she would leave. | January Jones=PERSON/January Jones; Jones=PERSON/January Jones
          Michael B. Jordan starred in the film. Michael Jordan owned the team. They never met. | Michael B. Jordan=PERSON/Michael B. Jordan; Michael Jordan=PERSON/Michael Jordan
          Samuel Jackson, a plumber from Leeds, once met Samuel L. Jackson. | Samuel Jackson=PERSON/Samuel Jackson; Samuel L. Jackson=PERSON/Samuel L. Jackson
          Chancellor Merkel spoke to President Mitterrand by phone. | Merkel=PERSON/Angela Merkel; Mitterrand=PERSON/François Mitterrand
          Queen Elizabeth II died in 2022. King Charles III was crowned. | Elizabeth II=PERSON/Elizabeth II of the United Kingdom; Charles III=PERSON/Charles III
          Jim Farley, the chief executive of Ford, spoke in Detroit. | Jim Farley=PERSON/Jim Farley
          The T-Mobile–Sprint merger was cleared. The AT&T-Time Warner deal was not. | T-Mobile=ORGANIZATION; Sprint=ORGANIZATION; AT&T=ORGANIZATION; Time Warner=ORGANIZATION
          The Nadal-Federer final drew a crowd. The Clinton-Trump race was close. | Nadal=PERSON; Federer=PERSON; Clinton=PERSON; Trump=PERSON
          The Bush/Gore recount was close. The McCain-Feingold law passed. | Bush=PERSON; Gore=PERSON; McCain=PERSON; Feingold=PERSON
          Israel-Hamas fighting goes on. Flights on the Seoul-Tokyo route are full. | Israel=COUNTRY/Israel; Hamas=ORGANIZATION/Hamas; Seoul=CITY/Seoul; Tokyo=CITY/Tokyo
          The Lula-Bolsonaro debate drew millions. | Lula=PERSON; Bolsonaro=PERSON
          The Beatles met the Yankees and the Packers. | Beatles=ORGANIZATION/The Beatles; Yankees=ORGANIZATION/New York Yankees; Packers=ORGANIZATION/Green Bay Packers
          London, Ontario, is cold. London in Britain is wet. | London=CITY/London, Ontario; London=CITY/London
          London in Britain is wet. London, Ontario, is cold. | London=CITY/London; London=CITY/London, Ontario
          Birmingham, Alabama, is hot. The English city of Birmingham is wet. Birmingham, England, is old. | Birmingham=CITY/Birmingham, Alabama; Birmingham=CITY/Birmingham; Birmingham=CITY/Birmingham
          Springfield, Mass., and Springfield, Ohio, are towns. | Springfield=CITY/Springfield, Massachusetts; Springfield=CITY/Springfield, Ohio
          Paris Hilton flew to Paris. Denzel Washington won an award. | Paris Hilton=PERSON/Paris Hilton; Denzel Washington=PERSON/Denzel Washington
          Voters in Hyderabad, Pakistan, queued. Hyderabad was hot. | Hyderabad=CITY/Hyderabad, Sindh
          The Royal Bank of Canada rose. Royal Bank said so. | Royal Bank of Canada=ORGANIZATION/Royal Bank of Canada; Royal Bank=ORGANIZATION/Royal Bank of Canada
          U.S. Customs and Border Protection agents came. | U.S. Customs and Border Protection=ORGANIZATION/U.S. Customs and Border Protection
          The Centers for Medicare and Medicaid Services said so. | Centers for Medicare and Medicaid Services=ORGANIZATION/Centers for Medicare and Medicaid Services
          McDonald's said prices rose. A McDonald's in Ohio burned. | McDonald's=ORGANIZATION/McDonald's
          Macy's sold hats. Shares of Macy's rose. | Macy's=ORGANIZATION/Macy's
          Moody's cut the rating, analysts at Moody's said. | Moody's=ORGANIZATION/Moody's
          Dick's Sporting Goods rose. | Dick's Sporting Goods=ORGANIZATION/Dick's Sporting Goods
          Marks and Spencer shares fell. Marks and Spencer said sales were weak. | Marks and Spencer=ORGANIZATION/Marks & Spencer
          Bosnia & Herzegovina voted. | Bosnia & Herzegovina=COUNTRY/Bosnia and Herzegovina
          Ann Moody sued. Moody's lawyers met. | Moody=PERSON/Ann Moody
          A manager at Domino's said that sales were good. Papa John's closed ten shops. | Domino's=ORGANIZATION; Papa John's=ORGANIZATION
          On Thursday, Macy's held its parade. | Macy's=ORGANIZATION/Macy's
          Target cut its forecast. Visa and Amazon rose. | Target=ORGANIZATION/Target Corporation; Visa=ORGANIZATION/Visa Inc.
          President Biden signed the bill. Biden smiled. First lady Jill Biden stood behind him. | Biden=PERSON/Joe Biden; Jill Biden=PERSON/Jill Biden
          Michelle Obama sold her memoir. President Obama was not there. | Michelle Obama=PERSON/Michelle Obama; Obama=PERSON/Barack Obama
          Trains on the Madrid-Barcelona line stopped. | Madrid=CITY/Madrid; Barcelona=CITY/Barcelona
          St. Louis lost people. | St. Louis=CITY/St. Louis, Missouri
          Rolls-Royce cut jobs in Derby. The engine maker Rolls-Royce hired. Harley-Davidson rose. Harley is loud. | Rolls-Royce=ORGANIZATION; Harley-Davidson=ORGANIZATION; Harley=ORGANIZATION
          Andrew Lloyd-Webber wrote it. Lloyd-Webber sang. Jean-Luc spoke. | Lloyd-Webber=PERSON; Jean-Luc=PERSON
          He is on Facebook and Twitter (@x). Ben and Jerry's sued. | Facebook=ORGANIZATION/Facebook; Twitter=ORGANIZATION/Twitter
          The Sunak-Truss contest split the party. The Federer-Hewitson final was short. | Sunak=PERSON; Truss=PERSON; Federer=PERSON; Hewitson=PERSON
          Israel Adesanya beat Alex Pereira. Adesanya was pleased. | Israel Adesanya=PERSON/Israel Adesanya; Adesanya=PERSON/Israel Adesanya
          Trains from Yakima, Washington, stopped. Washington said no. | Yakima=CITY/Yakima, Washington; Washington=STATE_OR_PROVINCE/Washington; Washington=CITY/Washington, D.C.
          They have offices in London, New York and Tokyo, not in Los Angeles, Boston, New York, Detroit. | London=CITY/London; New York=CITY/New York City; Boston=CITY/Boston, Massachusetts
          Mohammed VI of Morocco met Albert II of Belgium. King Mohammed VI left. | Mohammed VI=PERSON/Mohammed VI of Morocco; Albert II=PERSON/Albert II of Belgium
          Charles III of the United Kingdom went to Spain. Elizabeth II of Britain had not. | Charles III=PERSON/Charles III; Elizabeth II=PERSON/Elizabeth II of the United Kingdom
          Officials in Suphan Buri and Uthai Thani warned of floods. | Suphan Buri=CITY; Uthai Thani=CITY
          Arroyo Grande won. Paso Robles lost. | Arroyo Grande=CITY; Paso Robles=CITY
          Jefferson Davis met Benito Juarez. Simon Bolivar led. Mr Patek Philippe won. | Jefferson Davis=PERSON; Benito Juarez=PERSON; Simon Bolivar=PERSON; Patek Philippe=PERSON
          London Heathrow said flights were late at Newark Liberty International Airport. | London Heathrow=LOCATION/London Heathrow Airport; Newark Liberty International Airport=LOCATION/Newark Liberty International Airport
          London Breed lost. Breed thanked her staff. | London Breed=PERSON/London Breed; Breed=PERSON/London Breed
          Charlotte Church sang in Cardiff. Church said she was nervous. | Charlotte Church=PERSON/Charlotte Church; Church=PERSON/Charlotte Church
          San Francisco Mayor London Breed was beaten on Tuesday. "I am proud," Breed said. | San Francisco=CITY/San Francisco; London Breed=PERSON/London Breed
          Congress passed a law. The US Court of Federal Claims is older than China's. | Congress=ORGANIZATION/United States Congress
          Congress passed a law. Lawmakers in Washington will vote on aid to Peru. | Congress=ORGANIZATION/United States Congress
          Virginia Tech beat Duke. Tech had led by 10. Boston Scientific rose. | Virginia Tech=ORGANIZATION; Boston Scientific=ORGANIZATION
          The Minnesota Vikings won. The Vikings met the Seminoles. | Vikings=ORGANIZATION; Seminoles=ORGANIZATION
          Toyota Industries makes looms. A spokesman for Toyota spoke. | Toyota Industries=ORGANIZATION/Toyota Industries; Toyota=ORGANIZATION/Toyota
          The Hongkong and Shanghai Banking Corp rose. | Hongkong and Shanghai Banking Corp=ORGANIZATION/The Hongkong and Shanghai Banking Corporation
          """)
  void withTheDictionaryNamesAreWhole(String body, String expected) {
    assumeThat(CoreNlpAnnotator.builder().identity()).contains("wikidict");
    for (String name : expected.split("; ")) {
      assertThat(names(body)).anyMatch(it -> it.equals(name) || it.startsWith(name + "/"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Barack Obama met senators. The Obamas' house in Chicago was sold. The Obamas moved. | Obamas
          Justin Trudeau is the son of Pierre Trudeau. Trudeau resigned in January. | Trudeau=PERSON/Pierre Trudeau
          Harrison Ford acted. Gerald Ford was president. Ford pardoned Nixon. | Ford=ORGANIZATION
          "Black people are leaving," she said. Black was also there. | Black=PERSON
          The men stormed the Capitol on Monday. | Capitol=LOCATION/Capitol Records
          BTS performed in Seoul. | BTS=ORGANIZATION/Base
          He wore a MAGA hat. | MAGA=ORGANIZATION/S
          The hashtag #MeToo spread, said press@nasa.gov. | MeToo
          #BlackLivesMatter spread. | Black
          April was wet. May was dry. | April
          April was wet. May was dry. | May
          Margaret Tollworth was jailed. The Tollworths sold their house. | Tollworths
          The Trumps flew to Florida. | Trumps
          D-Mark futures rose. | x
          Prices rose, said Dan Glickman (D-Kans.), who was there. William Proxmire, D-Wis., agreed. | D-
          Barack Obama and Mitt Romney met. Obama and Romney debated. Obama and Romney left. | Obama and Romney
          Bonnie and Clyde said they fled. Kate and William said it was fun. | Bonnie and Clyde
          Bonnie and Clyde said they fled. Kate and William said it was fun. | Kate and William
          Smith and Jones were charged. Paul Smith is 20, Anne Jones 30. Smith and Jones denied it. | Smith and Jones
          The Al-Assads fled to Moscow after Bashar al-Assad fell. | Al-Assads
          The Duke of Cambridge visited a school. | Cambridge
          He won the Sony Open in Honolulu on Sunday. | Sony
          The French Open starts on Monday. | French
          Exporters want the African Growth and Opportunity Act (AGOA). AGOA has expired. | AGOA
          He won the Heisman Trophy and an Academy Award. | Heisman
          The Paris Agreement was signed. | Agreement
          Christie's plan failed. Chris Christie said so. | Christie's
          Prince William, the Prince of Wales, went to Cardiff. | Prince of Wales
          He came in May. Theresa Villiers left in May. | May=PERSON
          Theresa May spoke. May's inflation figures were good. | May=
          Will French voters come? | Will French
          The Okonjo family is dead. The Okonjos had moved to Enugu. | Okonjos
          Lettuce rose 5 percent. Inflation fell by 2 percent. Sales gained 3%. | Lettuce
          Turnover rose 5 percent. Inflation fell by 2 percent. Sales gained 3%. | Turnover
          Turnover rose 5 percent. Inflation fell by 2 percent. Sales gained 3%. | Inflation
          Turnover rose 5 percent. Inflation fell by 2 percent. Sales gained 3%. | Sales
          Anna Roe, formerly of Corvalis Corp, sued Bexford Inc's owner. | Bexford Inc=ORGANIZATION/Corvalis Corp
          The Institute of Upper Weald is old. The Institute at Bexford is not. | Institute=ORGANIZATION/Institute of
          The USS John McCain left port. Sailors aboard the McCain wrote home. | John McCain
          The USS John McCain left port. Sailors aboard the McCain wrote home. | McCain
          The aircraft carrier Gerald R. Ford sailed. | Gerald R. Ford
          The Rosalind Franklin rover will land in 2030. | Rosalind Franklin
          Children dressed up for Halloween. | Halloween
          Scots voted against Brexit. | Brexit
          Republicans want to cut Medicare. | Medicare
          She won three Grammys. | Grammys
          The Gaganyaan mission will fly in 2027. Gaganyaan is India's first. | Gaganyaan
          Four pilots were picked for Gaganyaan, the country's own programme of crewed flights. | Gaganyaan
          The project, named Gaganyaan, will cost 100 billion rupees. Pilots for Gaganyaan train abroad. | Gaganyaan
          China's Belt and Road Initiative reached Lima. Peru joined the Belt and Road Initiative. | Belt and Road Initiative
          Rival Cleveland-Cliffs wanted it. Unions CGIL and UIL struck. | Rival
          Rival Cleveland-Cliffs wanted it. Unions CGIL and UIL struck. | Unions
          The Opposition left the chamber. The First Lady signed the MoU. | Opposition
          The Opposition left the chamber. The First Lady signed the MoU. | First Lady
          The Opposition left the chamber. The First Lady signed the MoU. | MoU
          Boeing says the Max is expected to fly. Pilots trust the Max. | Max
          He was long-listed for the Booker, I never thought so. | Booker
          The subjects were the future of the Space Station, the Moon and the exploration of deep space. | Moon=PERSON
          """)
  void nothingElseIsTakenForThem(String body, String wrong) {
    assertThat(names(body)).noneMatch(name -> name.startsWith(wrong));
  }

  /** The tests' own class path has no dictionary of names; one that has tries these too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The Bidens left for Delaware. | Bidens
          The Clintons and the Murdochs came. The Kennedys did not. | Kennedys
          The Beckhams sold a house. | Beckhams
          The Sacklers sold pills. | Sacklers
          Peter August spoke. | Peter August=PERSON/Peter August,
          President Biden signed the bill. Biden smiled. First lady Jill Biden stood behind him. | Biden=PERSON/Jill
          The Kardashians came. The Hendersons sold their farm. | Kardashians
          The Kardashians came. The Hendersons sold their farm. | Hendersons
          J Root and S Williams batted. | Serena
          Visitors met the Sussexes in Nigeria. The Duchess of Sussex was glad. | Sussexes
          Prince Harry left. The Sussexes live in Montecito. | Sussexes
          The opposition Congress walked out in New Delhi. India votes in May. | Congress=ORGANIZATION/United States Congress
          Congress walked out. Rahul Gandhi called the BJP names in the Lok Sabha. | Congress=ORGANIZATION/United States Congress
          Nuevas Ideas has most seats in Congress. Nayib Bukele spoke. | Congress=ORGANIZATION/United States Congress
          The Queen pays for her houses. The Treasury pays for Frogmore Cottage. | Treasury=ORGANIZATION/United States
          """)
  void withTheDictionaryNothingElseIsTakenForThem(String body, String wrong) {
    assumeThat(CoreNlpAnnotator.builder().identity()).contains("wikidict");
    assertThat(names(body)).noneMatch(name -> name.startsWith(wrong));
  }

  @Test
  void aNameBeforeAHyphenIsFoundAgain() {
    assertThat(names("The Fury-Usyk rematch sold out. A Usyk-backed charity was glad."))
        .containsExactly("Fury=PERSON/Fury", "Usyk=PERSON/Usyk", "Usyk=PERSON/Usyk");
  }

  /**
   * No page tells of those who drive a bus or stand before a court for burglary; a singer or a
   * racing driver may have one.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Patrick Henry, a bus driver from Cardiff, was honoured. Henry smiled. | false
          The plumber Thomas Paine helped. | false
          His boss, Thomas Paine, was glad. | false
          William Tyndale, 34, pleaded guilty to burglary. | false
          Patrick Henry spoke. | true
          Michael Schumacher, a racing driver from Germany, retired. | true
          Ferrari driver Michael Schumacher retired. | true
          The cyclist Lance Armstrong retired. | true
          Thomas Paine, a teacher from Leeds, helped. | false
          Donald Trump, 78, was accused of fraud. | true
          Bill Cosby, 80, was convicted of assault. | true
          """)
  void privatePeopleHaveNoPage(String body, boolean page) {
    assumeThat(CoreNlpAnnotator.builder().identity()).contains("wikidict");
    AnnotatedArticle annotated = SharedAnnotator.Linked.ENGLISH.annotate(Article.of("a", body));
    assertThat(annotated.sentences())
        .flatExtracting(sentence -> sentence.mentions())
        .extracting(mention -> mention.entity().orElseThrow())
        .filteredOn(entity -> entity.type().equals(EntityType.PERSON))
        .isNotEmpty()
        .allMatch(entity -> entity.wikipedia().isPresent() == page);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Justin Trudeau spoke in Ottawa. Trudeau resigned. His father was Pierre Trudeau, a premier himself. Trudeau left. | Trudeau | Justin Trudeau
          """)
  void whoWasNamedFirstKeepsTheSurname(String body, String surname, String full) {
    assertThat(names(body))
        .filteredOn(name -> name.startsWith(surname + "="))
        .isNotEmpty()
        .allMatch(name -> name.endsWith("/" + full));
  }
}
