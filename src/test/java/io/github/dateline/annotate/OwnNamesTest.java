package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of names of one's own is found to the letter. */
class OwnNamesTest {
  @TempDir Path temp;

  private CoreNlpAnnotator annotator(String list) throws IOException {
    Path file = Files.writeString(temp.resolve("names"), list);
    return CoreNlpAnnotator.builder().links(false).names(file).load();
  }

  private static List<String> mentions(AnnotatedArticle annotated) {
    List<String> found = new ArrayList<>();
    for (Sentence sentence : annotated.sentences()) {
      for (Mention mention : sentence.mentions()) {
        found.add(annotated.text(sentence, mention) + " = " + mention.entity().orElseThrow());
      }
    }
    return found;
  }

  @Test
  void aTableIsFoundAheadOfAllElse() throws IOException {
    CoreNlpAnnotator own =
        annotator(
            """
            name,type,forms,party
            Ada Roe,PERSON,"A. Roe; Roe, A.",Greens
            Trade Watch,campaign,Watch on Trade;tradewatch.example,
            """);
    AnnotatedArticle annotated =
        own.annotate(
            Article.of(
                "a",
                "Ada Roe of Trade Watch met Angela Merkel. Roe was glad, and so was Roe, A., said"
                    + " tradewatch.example. Ada Roeder and a trade watch are others."));
    assertThat(mentions(annotated))
        .contains(
            "Ada Roe = PERSON/Ada Roe",
            "Trade Watch = CAMPAIGN/Trade Watch",
            "Angela Merkel = PERSON/Angela Merkel",
            "Roe = PERSON/Ada Roe",
            "Roe, A. = PERSON/Ada Roe",
            "tradewatch.example = CAMPAIGN/Trade Watch")
        .noneMatch(mention -> mention.startsWith("trade watch"))
        .noneMatch(mention -> mention.startsWith("Ada Roeder = PERSON/Ada Roe,"));
    assertThat(own.identity()).matches("corenlp-[0-9.]+ names-[0-9a-f]{8} english.*");
  }

  @Test
  void jsonLinesAreReadAsWell() throws IOException {
    CoreNlpAnnotator own =
        annotator(
            """
            {"name": "Bilal Öz", "type": "PERSON", "forms": ["#bilal"], "party": "Reds", "id": 7}
            {"name": "Öz", "type": "ORGANIZATION"}
            """);
    assertThat(mentions(own.annotate(Article.of("a", "We met #bilal. Bilal Öz left. Öz left."))))
        .containsExactly(
            "#bilal = PERSON/Bilal Öz", "Bilal Öz = PERSON/Bilal Öz", "Öz = ORGANIZATION/Öz");
    AnnotatedArticle german =
        own.annotate(
            Article.of(
                "b",
                "Der Vorsitzende Bilal Öz hat gesagt, dass er mit der Wahl nicht zufrieden ist."));
    assertThat(mentions(german)).containsExactly("Bilal Öz = PERSON/Bilal Öz");
  }

  @Test
  void aForeignTextInCapitalsIsReadAsItIs() throws IOException {
    CoreNlpAnnotator own = annotator("name,type\nBERLIN,TEAM\nBerlin,SHIP\n");
    Article german =
        Article.of(
            "a",
            "DER VORSITZENDE HAT IN BERLIN GESAGT, DASS ER MIT DER WAHL NICHT ZUFRIEDEN IST UND"
                + " DASS ES SO NICHT WEITERGEHEN KANN.");

    assertThat(own.foreignLanguage(german)).contains("German");
    assertThat(mentions(own.annotate(german))).containsExactly("BERLIN = TEAM/BERLIN");
  }

  @Test
  void whatIsNoListIsRefused() {
    assertThatThrownBy(() -> annotator("who,what\nA,B\n"))
        .isInstanceOf(DatelineException.class)
        .hasMessageContaining("names:1: a list of names has the columns name and type");
    assertThatThrownBy(() -> annotator("name,type\nAda,PERSON\n,PERSON\n"))
        .isInstanceOf(DatelineException.class)
        .hasMessageContaining("names:3: ");
    for (String type : List.of("PERSN", "persno", "ORGANIZATON", "places")) {
      assertThatThrownBy(() -> annotator("name,type\nAda,org\nBea," + type + "\n"))
          .isInstanceOf(DatelineException.class)
          .hasMessageEndingWith(
              "names:3: \""
                  + type
                  + "\" is no type; known are CITY, COUNTRY, IDEOLOGY, LOCATION,"
                  + " MISC, NATIONALITY, ORGANIZATION, PERSON, RELIGION, STATE_OR_PROVINCE");
    }
    assertThatThrownBy(() -> annotator("name,type\nAda,a-b\n"))
        .isInstanceOf(DatelineException.class)
        .hasMessageContaining("names:2: tag must be a letter");
    Path folder = temp;
    assertThatThrownBy(() -> CoreNlpAnnotator.builder().names(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(folder + " is a folder, not a file");
    assertThatThrownBy(() -> annotator("{\"name\": \"Ada\", \"type\": \n"))
        .isInstanceOf(DatelineException.class)
        .hasMessageContaining("names:1: not valid JSON");
    for (String forms : List.of("[\"A.\", null]", "[7]", "[[\"A.\"]]", "{\"a\": 1}", "7")) {
      String list =
          "{\"name\": \"Roe\", \"type\": \"PERSON\"}\n"
              + "{\"name\": \"Ada\", \"forms\": "
              + forms
              + ", \"type\": \"PERSON\"}\n";
      assertThatThrownBy(() -> annotator(list))
          .isInstanceOf(DatelineException.class)
          .hasMessageEndingWith("names:2: forms must be strings");
    }
  }

  @Test
  void formsOfAnEntityMayBeNone() throws IOException {
    CoreNlpAnnotator own =
        annotator("{\"name\": \"Ada Roe\", \"forms\": null, \"type\": \"SHIP\"}\n");
    assertThat(mentions(own.annotate(Article.of("a", "It was null for Ada Roe."))))
        .containsExactly("Ada Roe = SHIP/Ada Roe");
  }

  /** Against a search for each form at each place. */
  @Test
  void allOccurrencesAreFoundAndNoOther() throws IOException {
    long seed = Long.getLong("dateline.seed", 22);
    Random random = new Random(seed);
    String[] words = {"Ada", "Roe", "of", "Kor", "Lim", "and", "Ada's", "Öst", "7", "A-1"};
    Map<String, Entity> forms = new TreeMap<>();
    StringBuilder list = new StringBuilder("name,type\n");
    while (forms.size() < 60) {
      StringBuilder form = new StringBuilder(words[random.nextInt(words.length)]);
      for (int n = random.nextInt(4); n > 0; n--) {
        form.append(' ').append(words[random.nextInt(words.length)]);
      }
      if (forms.putIfAbsent(form.toString(), Entity.of(new EntityType("THING"), form.toString()))
          == null) {
        list.append(form).append(",THING\n");
      }
    }
    CoreNlpAnnotator own = annotator(list.toString());
    for (int round = 0; round < 40; round++) {
      StringBuilder body = new StringBuilder("they saw");
      for (int n = 0; n < 30; n++) {
        body.append(random.nextInt(8) == 0 ? ", " : " ")
            .append(words[random.nextInt(words.length)]);
      }
      String text = body.toString();
      AnnotatedArticle annotated = own.annotate(Article.of("a" + round, text));
      List<String> found = new ArrayList<>();
      for (Sentence sentence : annotated.sentences()) {
        for (Mention mention : sentence.mentions()) {
          // What else is taken for a listed entity is what the article calls it besides.
          if (mention.entity().map(e -> e.name().equals(annotated.text(sentence, mention))).get()
              && mention.type().tag().equals("THING")) {
            found.add(mention.start() + " " + mention.entity().orElseThrow().name());
          }
        }
      }
      assertThat(annotated.sentences()).as("seed " + seed).hasSize(1);
      assertThat(found).as("seed " + seed + ": " + text).isEqualTo(slowly(text, forms));
    }
  }

  /** The leftmost form, and of those that begin there the longest; then on from its end. */
  private static List<String> slowly(String text, Map<String, Entity> forms) {
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      TreeSet<String> here = new TreeSet<>((a, b) -> b.length() - a.length());
      for (String form : forms.keySet()) {
        boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        int end = at + form.length();
        if (begins
            && text.startsWith(form, at)
            && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
          here.add(form);
        }
      }
      if (here.isEmpty()) {
        at++;
      } else {
        found.add(at + " " + here.first());
        at += here.first().length();
      }
    }
    return found;
  }
}
