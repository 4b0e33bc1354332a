package io.github.dateline.read;

import static io.github.dateline.read.ReaderResult.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes in which people have articles as JSON, and the names that their keys have. */
class JsonShapesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'id':12345,'body':'B.'}|12345",
        "{'url':'https://example.org/1','body':'B.'}|https://example.org/1",
        "{'uri':'urn:1','url':'u','text':'B.'}|urn:1",
        "{'_id':'nyt://1','text':'B.'}|nyt://1",
        "{'_id':{'$oid':'5f'},'text':'B.'}|5f"
      })
  void takesAnId(String line, String id) throws IOException {
    assertThat(line(line).id()).isEqualTo(id);
  }

  @Test
  void takesFileAndLineWhereThereIsNoId() throws IOException {
    Path file = ReaderResult.write(folder, "a.jsonl", "\n{\"body\":\"B.\"}\n");

    assertThat(read(file).ids()).containsExactly("a.jsonl:2");
  }

  @Test
  void aHeadlineAloneIsAnArticle() throws IOException {
    assertThat(line("{'id':'x','headline':'Alert'}").headline()).isEqualTo("Alert");
    assertThat(line("{'id':'x','headline':'Alert','body':null}").body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'id':'cnn','name':'CNN'}|CNN",
        "{'uri':'cnn.com','title':'CNN'}|CNN",
        "'CNN'|CNN",
        "['CNN','Reuters']|CNN, Reuters"
      })
  void takesASource(String value, String source) throws IOException {
    assertThat(line("{'body':'B.','source':" + value + "}").source()).contains(source);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{'name':'Jane Roe'}]|Jane Roe",
        "'Jane Roe, John Doe'|Jane Roe/John Doe",
        "'Jane Roe; John Doe'|Jane Roe/John Doe",
        "'By Jane Roe and John Doe, CNN'|Jane Roe/John Doe",
        "'By Jane Roe, Ann Poe and John Doe'|Jane Roe/Ann Poe/John Doe",
        "'Roe, Jane'|Roe, Jane",
        "'Jane Roe'|Jane Roe",
        "['Jane Roe',null,'By John Doe']|Jane Roe/John Doe",
        "[{'firstname':'Jane','lastname':'Roe'}]|Jane Roe",
        "{'original':'By Jane Roe','person':[]}|Jane Roe"
      })
  void takesAuthors(String value, String authors) throws IOException {
    for (String key : List.of("authors", "author", "byline", "Author")) {
      assertThat(line("{'body':'B.','" + key + "':" + value + "}").authors())
          .containsExactly(authors.split("/"));
    }
  }

  @Test
  void joinsWhatIsInAnArray() throws IOException {
    Article article = line("{'id':'x','section':['World','Europe'],'body':['One.','Two.']}");

    assertThat(article.section()).contains("World, Europe");
    assertThat(article.body()).isEqualTo("One.\n\nTwo.");
  }

  @ParameterizedTest
  @CsvSource({
    "title, text, date, publication, author, link",
    "Headline, Body, Published, Source, Authors, URL",
    "title, maintext, date_publish, source_domain, authors, url",
    "title, content, publishedAt, source, author, url",
    "TITLE, ARTICLE, Publication Date, Newspaper, Byline, Web_URL"
  })
  void knowsTheUsualKeys(
      String headline, String body, String date, String source, String author, String url)
      throws IOException {
    Article article =
        line(
            String.format(
                Locale.ROOT,
                "{'%s':'H','%s':'B.','%s':'2020-01-05 10:00:00','%s':'S','%s':'Jane Roe','%s':'u'}",
                headline,
                body,
                date,
                source,
                author,
                url));

    assertThat(article)
        .isEqualTo(
            Article.builder("u")
                .headline("H")
                .body("B.")
                .published("2020-01-05T10:00:00")
                .source("S")
                .author("Jane Roe")
                .url("u")
                .build());
  }

  @Test
  void theBestNameOfAFieldWinsAndTheOtherIsKept() throws IOException {
    Article article = line("{'text':'Short.','body':'Long.','title':'T','headline':'H'}");

    assertThat(article.body()).isEqualTo("Long.");
    assertThat(article.headline()).isEqualTo("H");
    assertThat(article.metadata()).containsEntry("text", "Short.").containsEntry("title", "T");
  }

  @Test
  void keepsLanguageAndKindOfMedium() throws IOException {
    String line = "{\"id\":\"a\",\"content\":\"One.\",\"media-type\":\"Blog\",\"lang\":\"en\"%s}";
    Article bare =
        read(ReaderResult.write(folder, "a.jsonl", String.format(Locale.ROOT, line, ""))).only();
    assertThat(bare.section()).contains("Blog");
    assertThat(bare.metadata()).containsEntry("language", "en");
    Article sectioned =
        read(ReaderResult.write(
                folder, "b.jsonl", String.format(Locale.ROOT, line, ",\"section\":\"World\"")))
            .only();
    assertThat(sectioned.section()).contains("World");
    assertThat(sectioned.metadata()).containsEntry("mediaType", "Blog");
  }

  @Test
  void acceptsWhatIsNoNumber() throws IOException {
    Article article = line("{'id':'x','body':'B.','score':NaN,'rank':Infinity}");

    assertThat(article.metadata()).containsEntry("score", "NaN");
  }

  @Test
  void readsKeysThatTheUserMaps() throws IOException {
    Path file =
        ReaderResult.write(
            folder, "a.jsonl", "{\"Kop\":\"H\",\"doc\":{\"tekst\":\"B.\"},\"body\":\"x\"}");
    ReadOptions options = ReadOptions.DEFAULT.map("headline", "Kop").map("body", "doc.tekst");
    try (ArticleReader reader = ArticleReader.open(List.of(file), options)) {
      Article article = reader.next();
      assertThat(article.headline()).isEqualTo("H");
      assertThat(article.body()).isEqualTo("B.");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadOptions.DEFAULT.map("title", "x"))
        .withMessageContaining("headline");
  }

  @Test
  void saysWhatArticlesLackAndWhichKeysStandForNothing() throws IOException {
    Path file =
        ReaderResult.write(
            folder,
            "a.jsonl",
            "{\"body\":\"One.\",\"Kop\":\"H\"}\n{\"body\":\"Two.\",\"Kop\":\"H\",\"x\":1}");
    try (ArticleReader reader = ArticleReader.open(file)) {
      reader.forEachRemaining(article -> {});
      assertThat(reader.notes())
          .containsExactly(
              new ArticleReader.Note("articles without headline", 2, file + ":1", false),
              new ArticleReader.Note("articles without date", 2, file + ":1", false),
              new ArticleReader.Note("articles without source", 2, file + ":1", false),
              new ArticleReader.Note(
                  "keys kept but not searched: \"Kop\", \"x\"", 2, file + ":1", false));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[A,# B]",
        "[#A,#B#]",
        "A#B",
        "{'status':'ok','totalResults':2,'articles':[A,B]}",
        "{'response':{'status':'ok','docs':[A,B],'meta':{'hits':2}}}",
        "{'response':{'total':2,'results':[A,#B]}}",
        "{'articles':{'results':[A,B],'totalResults':2}}",
        "{'hits':{'total':2,'hits':[{'_id':'1','_source':A},{'_id':'2','_source':B}]}}",
        "{'data':{'items':[{'item':A},{'item':B}]}}",
        "{'item':[A,B]}",
        "{'feed':{'title':'F'},'items':[A,B]}",
        "{'whatever':[A,B]}"
      })
  void readsArraysAndAnswersOfApis(String text) throws IOException {
    String a = "{'uri':'a','title':'A','body':'One.','tags':[{'title':'T','text':'x'}]}";
    String b = "{'uri':'b','title':'B','body':'Two.','related':[{'title':'T','text':'x'}]}";
    String json =
        text.replace("A", a).replace("B", b).replace('#', '\n').replace("'status':'ok'", "'s':1");
    for (String name : List.of("a.json", "a.jsonl", "a")) {
      if (name.equals("a.jsonl") && text.indexOf('#') >= 0 && !text.equals("A#B")) {
        continue;
      }
      ReaderResult result = read(ReaderResult.write(folder, name, json.replace('\'', '"')));
      assertThat(result.ids()).as(name).containsExactly("a", "b");
      assertThat(result.setAside()).isEmpty();
    }
  }

  @Test
  void readsOneJsonAFileInAFolder() throws IOException {
    ReaderResult.write(folder, "1.json", "{\n  \"title\": \"A\",\n  \"maintext\": \"One.\"\n}");
    ReaderResult.write(folder, "2.json", "{\"title\":\"B\",\"maintext\":\"Two.\",\"url\":\"b\"}");
    ReaderResult result = read(folder);

    assertThat(result.articles()).extracting(Article::headline).containsExactly("A", "B");
  }

  @Test
  void keepsWhatComesBeforeADamage() throws IOException {
    Path file =
        ReaderResult.write(
            folder, "a.json", "[{\"id\":\"a\",\"body\":\"One.\"},\n 7,\n{\"id\":\"b\",\"bo");
    ReaderResult result = read(file);

    assertThat(result.ids()).containsExactly("a");
    assertThat(result.setAside())
        .containsExactly(
            new SetAside(file + "#2", "not a JSON object"),
            new SetAside(file.toString(), "the JSON ends before it is complete"));
  }

  @Test
  void readsTheGuardian() throws IOException {
    Article article =
        line(
            "{'id':'world/1','type':'article','sectionId':'world','sectionName':'World news',"
                + "'webPublicationDate':'2020-01-05T10:00:00Z','webTitle':'T',"
                + "'webUrl':'https://example.org','apiUrl':'https://content.guardianapis.com/w',"
                + "'fields':{'headline':'H','trailText':'<br>Short&nbsp;one','body':'<p>One "
                + "&amp; <a>two</a>.</p><p>Three.</p>'},"
                + "'tags':[{'type':'contributor','webTitle':'Jane Roe'},{'type':'keyword'}]}");

    assertThat(article.headline()).isEqualTo("H");
    assertThat(article.body()).isEqualTo("<p>One &amp; <a>two</a>.</p><p>Three.</p>");
    assertThat(Text.oneLine(article.text(Article.Field.BODY))).isEqualTo("One & two. Three.");
    assertThat(article.section()).contains("World news");
    assertThat(article.source()).contains("The Guardian");
    assertThat(article.authors()).containsExactly("Jane Roe");
    assertThat(article.day()).contains(LocalDate.of(2020, 1, 5));
  }

  @Test
  void readsTheNewYorkTimes() throws IOException {
    Article article =
        line(
            "{'_id':'nyt://article/1','abstract':'Short.','lead_paragraph':'Lead.','headline':"
                + "{'main':'H','kicker':null},'pub_date':'2020-01-05T10:00:00+0000','source':"
                + "'The Paper','section_name':'World','news_desk':'Foreign','byline':{'original':"
                + "'By Jane Roe','person':[{'firstname':'Jane','lastname':'Roe'}]}}");

    assertThat(article.headline()).isEqualTo("H");
    assertThat(article.body()).isEqualTo("Lead.");
    assertThat(article.section()).contains("World");
    assertThat(article.authors()).containsExactly("Jane Roe");
    assertThat(article.published()).contains("2020-01-05T10:00:00Z");
  }

  @Test
  void readsTheWashingtonPost() throws IOException {
    Article article =
        line(
            "{'id':'1','article_url':'u','title':'H','author':'Jane Roe','published_date':"
                + "1442422665000,'contents':[{'type':'kicker','content':'World'},{'type':'title',"
                + "'content':'H'},{'type':'byline','content':'By Jane Roe'},null,{'type':"
                + "'sanitized_html','subtype':'paragraph','content':'One <b>and</b> two.'},"
                + "{'type':'image','fullcaption':'c'},{'type':'sanitized_html','content':'3.'}],"
                + "'type':'article','source':'The Paper'}");

    assertThat(article.body()).isEqualTo("One and two.\n\n3.");
    assertThat(article.section()).contains("World");
    assertThat(article.day()).contains(LocalDate.of(2015, 9, 16));
  }

  @Test
  void saysThatAnApiCutTheText() throws IOException {
    Path file =
        ReaderResult.write(
            folder, "a.jsonl", "{\"title\":\"H\",\"content\":\"One two… [+1234 chars]\"}");
    try (ArticleReader reader = ArticleReader.open(file)) {
      assertThat(reader.next().body()).isEqualTo("One two");
      assertThat(reader.notes().getFirst().what()).contains("cut by the API");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Fundus and other crawlers
        "{'requested_url':'https://e.org/1','plain_text':'B.','published_date':'2019-07-03','title':'H',"
            + "'author':'Jane Roe','sitename':'Post'}",
        // Webz.io
        "{'thread':{'site':'Post','title':'H','url':'https://e.org/0'},'url':'https://e.org/1',"
            + "'author':'Jane Roe','published':'2019-07-03','title':'H','text':'B.'}",
        // Trafilatura
        "{'title':'H','author':'Jane Roe','hostname':'e.org','date':'2019-07-03','id':null,"
            + "'raw_text':'R.','text':'B.','source':'https://e.org/1','source-hostname':'Post'}",
        // WordPress
        "{'id':'https://e.org/1','date':'2019-07-03','title':{'rendered':'H'},'content':{'rendered':'B.'},"
            + "'author':3,'_embedded':{'author':[{'name':'Jane Roe'}]},'source':'Post'}",
        // Mongo
        "{'_id':'https://e.org/1','title':'H','text':'B.','date':{'$date':{'$numberLong':'1562112000000'}},"
            + "'source':'Post','authors':['Jane Roe']}",
        // other languages
        "{'url':'https://e.org/1','titel':'H','inhalt':'B.','datum':'2019-07-03','zeitung':'Post',"
            + "'autor':'Jane Roe'}"
      })
  void readsWhatOtherToolsWrite(String line) throws IOException {
    Article article = line(line);
    assertThat(article.id()).isEqualTo("https://e.org/1");
    assertThat(article.headline()).isEqualTo("H");
    assertThat(article.body()).isEqualTo("B.");
    assertThat(article.day()).contains(LocalDate.of(2019, 7, 3));
    assertThat(article.source()).contains("Post");
    assertThat(article.authors()).containsExactly("Jane Roe");
  }

  @Test
  void whoPublishedItIsNoAuthor() throws IOException {
    assertThat(line("{'text':'B.','source':'NTB','byline':['ntb','Jane Roe']}").authors())
        .containsExactly("Jane Roe");
  }

  @Test
  void readsArticlesByTheirIds() throws IOException {
    String json =
        "{\"a1\":{\"title\":\"H\",\"text\":\"B.\"},\"a2\":{\"id\":\"x\",\"title\":\"H\",\"text\":\"C.\"}}";
    assertThat(read(ReaderResult.write(folder, "a.json", json)).ids()).containsExactly("a1", "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\":{\"0\":\"H\",\"1\":\"I\"},\"text\":{\"0\":\"B.\",\"1\":\"C.\"}}",
        "{\"columns\":[\"title\",\"text\"],\"index\":[0],\"data\":[[\"H\",\"B.\"]]}"
      })
  void saysThatATableIsByItsColumns(String json) throws IOException {
    assertThat(read(ReaderResult.write(folder, "a.json", json)).setAside())
        .extracting(SetAside::why)
        .containsExactly(
            "a table by its columns: write it by its rows, as pandas does with orient=\"records\"");
  }

  private Article line(String line) throws IOException {
    return read(ReaderResult.write(folder, "a.jsonl", line.replace('\'', '"'))).only();
  }
}
