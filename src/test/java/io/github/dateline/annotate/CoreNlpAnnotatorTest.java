package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CoreNlpAnnotatorTest {
  private static AnnotatedArticle annotate(String body) {
    return SharedAnnotator.ENGLISH.annotate(Article.of("a", body));
  }

  /** Type and name of each mention, in order; every one is checked to stand where it says. */
  private static List<String> entities(AnnotatedArticle annotated) {
    List<String> entities = new ArrayList<>();
    for (Sentence sentence : annotated.sentences()) {
      String text = annotated.article().text(sentence.field());
      for (Mention mention : sentence.mentions()) {
        String form = text.substring(mention.start(), mention.end());
        String name = mention.entity().orElseThrow().name();
        assertThat(form.replaceAll("[\\s\\u00a0\\u2028]+", " ")).isEqualTo(name);
        assertThat(annotated.text(sentence, mention)).isEqualTo(name);
        entities.add(mention.entity().orElseThrow().toString());
      }
    }
    return entities;
  }

  private static List<String> sentences(AnnotatedArticle annotated) {
    return annotated.sentences().stream()
        .map(s -> s.field().key() + " " + s.paragraph() + " " + annotated.text(s))
        .toList();
  }

  @Test
  void peopleOrganisationsAndPlacesAreFound() {
    assertThat(
            entities(
                annotate("Angela Merkel met Siemens managers in Munich on Monday, Reuters said.")))
        .containsExactly(
            "PERSON/Angela Merkel", "ORGANIZATION/Siemens", "CITY/Munich", "ORGANIZATION/Reuters");
  }

  @Test
  void namesOfTwoParagraphsAreTwoMentions() {
    AnnotatedArticle annotated =
        annotate("A probe was sent by Russia\n\nRussia had planned the flight for years.");
    assertThat(entities(annotated)).containsExactly("COUNTRY/Russia", "COUNTRY/Russia");
    assertThat(annotated.entities()).hasSize(1);
    assertThat(annotated.sentences()).extracting(Sentence::paragraph).containsExactly(0, 1);
  }

  @Test
  void noPronounIsAnEntity() {
    assertThat(
            entities(
                annotate(
                    "He said his sister knew them. She told him that they and I had seen it. WE"
                        + " SAID THAT HE AND SHE KNEW US NOT. \"You,\" said he himself, \"are one"
                        + " of us.\"")))
        .noneMatch(
            entity -> entity.toLowerCase(Locale.ROOT).matches(".*/(he|his|she|it|they|i|we|you)"));
  }

  @Test
  void markersAndTheDatelineNameNobody() {
    AnnotatedArticle annotated =
        annotate("MOSCOW — A rocket left Paris on Friday.\n\n[[nid:Sean Duffy]]\n\nIt flew.");
    assertThat(annotated.article().filedFrom()).contains("MOSCOW");
    assertThat(entities(annotated)).containsExactly("CITY/Paris");
    assertThat(sentences(annotated))
        .containsExactly("body 0 A rocket left Paris on Friday.", "body 1 It flew.");
  }

  @Test
  void aMaskedMarkerPartsNames() {
    assertThat(entities(annotate("The flight to Moscow [[nid:1]] Houston was late.")))
        .containsExactly("CITY/Moscow", "CITY/Houston");
  }

  @Test
  void aSubHeadingIsASentenceAndAParagraph() {
    assertThat(
            sentences(
                annotate("It landed. All was well.\n\nTalks with Japan\n\nThe crew flew home.")))
        .containsExactly(
            "body 0 It landed.",
            "body 0 All was well.",
            "body 1 Talks with Japan",
            "body 2 The crew flew home.");
  }

  @Test
  void theHeadlineIsOneSentence() {
    AnnotatedArticle annotated =
        SharedAnnotator.ENGLISH.annotate(
            Article.builder("a")
                .headline("Launch off. Will Nasa try again? Florida waits")
                .body("It rained. It will rain.")
                .build());
    assertThat(sentences(annotated))
        .containsExactly(
            "headline 0 Launch off. Will Nasa try again? Florida waits",
            "body 0 It rained.",
            "body 0 It will rain.");
    assertThat(entities(annotated)).contains("STATE_OR_PROVINCE/Florida");
  }

  @Test
  void aHeadlineMayStandAlone() {
    AnnotatedArticle annotated =
        SharedAnnotator.ENGLISH.annotate(
            Article.builder("a").headline("Merkel visits Paris").build());
    assertThat(sentences(annotated)).containsExactly("headline 0 Merkel visits Paris");
    assertThat(annotated.tokens()).isEqualTo(3);
  }

  @Test
  void aHeadlineOfAThousandWordsIsStillOneSentence() {
    AnnotatedArticle annotated =
        SharedAnnotator.ENGLISH.annotate(
            Article.builder("a").headline("The crew flew to Paris today. ".repeat(200)).build());
    assertThat(annotated.sentences()).hasSize(1);
    assertThat(entities(annotated)).hasSize(200).containsOnly("CITY/Paris");
  }

  @Test
  void theAndThePossessiveAreNoPartOfAName() {
    assertThat(
            entities(
                annotate(
                    "The United Nations’ envoy read the Kremlin's letter in Moscow's centre.")))
        .contains("ORGANIZATION/United Nations", "CITY/Moscow")
        .noneMatch(name -> name.matches(".*(The|the |'|’).*"));
  }

  @Test
  void everyKindOfLineEndAndBlankWorks() {
    for (String end : List.of("\n", "\r\n", "\r", "\u2028")) {
      AnnotatedArticle annotated =
          annotate(
              "The crew flew\u00a0to"
                  + end
                  + "Paris."
                  + end
                  + " \t\u00a0"
                  + end
                  + "\tIt met Angela"
                  + end
                  + "Merkel\fthere.");
      assertThat(entities(annotated)).containsExactly("CITY/Paris", "PERSON/Angela Merkel");
      assertThat(sentences(annotated))
          .containsExactly("body 0 The crew flew to Paris.", "body 1 It met Angela Merkel there.");
    }
  }

  @Test
  void charactersBeyondTheBasicPlaneDoNotShiftOffsets() {
    String body =
        "😀 \uD835\uDC00\uD835\uDC01 👩‍🚀 said: Angela Merkel flew to Paris. 🇫🇷🚀 Paris!";
    AnnotatedArticle annotated = annotate(body);
    assertThat(entities(annotated)).contains("PERSON/Angela Merkel", "CITY/Paris");
    Mention merkel = annotated.sentences().getFirst().mentions().getFirst();
    assertThat(merkel.start()).isEqualTo(body.indexOf("Angela"));
  }

  @Test
  void aSentenceReachesFromItsFirstTokenToItsLast() {
    AnnotatedArticle annotated = annotate("  \n  It landed.   All was well. \n");
    assertThat(annotated.sentences())
        .extracting(Sentence::start, Sentence::end)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(5, 15),
            org.assertj.core.groups.Tuple.tuple(18, 31));
    assertThat(annotated.tokens()).isEqualTo(7);
  }

  @Test
  void anEmptyArticleHasNoSentence() {
    for (String body : List.of("", " \r\n\t\u00a0\f", "\u0000\u0001\u007f", "[[nid:1]]")) {
      assertThat(annotate(body).sentences()).isEmpty();
      assertThat(annotate(body).tokens()).isZero();
    }
  }

  @Test
  void punctuationAloneNamesNobody() {
    AnnotatedArticle annotated = annotate("... --- !!!\n\n— \" ' , ;\n\n* * *");
    assertThat(entities(annotated)).isEmpty();
    assertThat(annotated.sentences().getLast().paragraph()).isEqualTo(2);
  }

  @Test
  void noBreakSpacesAreSpaces() {
    String body = "Angela Merkel met managers of Siemens in Munich on Monday. ".repeat(20);
    assertThat(entities(annotate(body.replace(' ', '\u00a0')))).isEqualTo(entities(annotate(body)));
  }

  @Test
  void eightThreadsFindWhatOneFinds() throws Exception {
    List<Article> articles = new ArrayList<>();
    List<String> people = List.of("Angela Merkel", "Kofi Annan", "Yuri Gagarin", "Sally Ride");
    List<String> places = List.of("Paris", "Nairobi", "Lima", "Oslo", "Houston");
    for (int i = 0; i < 200; i++) {
      articles.add(
          Article.of(
              "a" + i,
              people.get(i % 4)
                  + " flew from "
                  + places.get(i % 5)
                  + " to meet the head of Siemens.\n\n"
                  + people.get((i + i / 4) % 4)
                  + "'s plane left "
                  + places.get((i + i / 5) % 5)
                  + " at "
                  + i
                  + "."));
    }
    List<AnnotatedArticle> alone =
        articles.stream().map(SharedAnnotator.ENGLISH::annotate).toList();
    assertThat(alone).allMatch(annotated -> !annotated.entities().isEmpty());
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<AnnotatedArticle>> work = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        articles.forEach(article -> work.add(() -> SharedAnnotator.ENGLISH.annotate(article)));
      }
      List<Future<AnnotatedArticle>> done = threads.invokeAll(work);
      for (int i = 0; i < done.size(); i++) {
        assertThat(done.get(i).get()).isEqualTo(alone.get(i % alone.size()));
      }
    }
  }

  @Test
  void theIdentityNamesTheCoreNlpThatIsThere() {
    assertThat(SharedAnnotator.ENGLISH.identity())
        .isEqualTo("corenlp-4.5.10 english.all.3class.distsim.crf news-16 no links")
        .contains(CRFClassifier.class.getPackage().getImplementationVersion());
    assertThat(annotate("x").annotator()).isEqualTo(SharedAnnotator.ENGLISH.identity());
    assertThat(CoreNlpAnnotator.builder().identity())
        .isEqualTo(SharedAnnotator.Linked.ENGLISH.identity())
        .startsWith("corenlp-4.5.10 english.all.3class.distsim.crf news-16 links-");
  }

  @Test
  void anArticleThatIsNotEnglishHasSentencesButNoNames() throws IOException {
    Article german =
        Article.of(
            "de",
            "Die Kanzlerin Angela Merkel hat am Montag in Berlin gesagt, dass sie mit dem Vorschlag"
                + " nicht zufrieden ist. Barack Obama war auch da, aber er sagte nichts.");
    AnnotatedArticle annotated = SharedAnnotator.ENGLISH.annotate(german);
    assertThat(SharedAnnotator.ENGLISH.foreignLanguage(german)).contains("German");
    assertThat(annotated.entities()).isEmpty();
    assertThat(annotated.sentences()).hasSize(2);
    CoreNlpAnnotator any = CoreNlpAnnotator.builder().links(false).anyLanguage(true).load();
    assertThat(any.foreignLanguage(german)).isEmpty();
    assertThat(any.annotate(german).entities()).isNotEmpty();
    assertThat(any.identity())
        .isEqualTo("corenlp-4.5.10 english.all.3class.distsim.crf news-16 any-language no links");
    assertThat(CoreNlpAnnotator.builder().like(any.identity()).identity())
        .isEqualTo(any.identity());
  }
}
