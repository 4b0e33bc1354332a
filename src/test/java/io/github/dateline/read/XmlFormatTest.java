package io.github.dateline.read;

import static io.github.dateline.read.ReaderResult.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NITF, NewsML-G2, RSS, Atom, ninjs and Reuters-21578. */
class XmlFormatTest {
  @TempDir Path folder;

  @Test
  void readsNitf() throws IOException {
    Article article =
        read(write(
                "a.xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE nitf SYSTEM "nitf-3-3.dtd">
                <nitf><head><title>File name</title>
                <docdata><doc-id id-string="n-1"/><date.issue norm="20200105T101500Z"/>
                <doc.copyright holder="The Agency" year="2020"/><du-key version="2"/></docdata>
                <pubdata date.publication="20200105T000000" ex-ref="https://example.org/1"/></head>
                <body><body.head><hedline><hl1>Talks &amp; more</hl1></hedline>
                <byline>By <person>Jane Roe</person><byttl>Agency Writer</byttl></byline>
                <dateline><location>LIMA, Peru</location></dateline></body.head>
                <body.content><media><media-caption><p>Ann Poe smiles.</p></media-caption></media>
                <p>One&nbsp;<em>and</em> two.</p><p>Three.</p></body.content>
                <body.end><tagline>Bob wrote this.</tagline></body.end></body></nitf>
                """))
            .only();

    assertThat(article.id()).isEqualTo("n-1");
    assertThat(article.headline()).isEqualTo("Talks & more");
    assertThat(article.body().replace('\u00a0', ' ')).isEqualTo("One and two.\n\nThree.");
    assertThat(article.published()).contains("2020-01-05T10:15:00Z");
    assertThat(article.source()).contains("The Agency");
    assertThat(article.authors()).containsExactly("Jane Roe");
    assertThat(article.filedFrom()).contains("LIMA, Peru");
    assertThat(article.metadata()).containsEntry("version", "2");
  }

  @Test
  void takesTheFullTextOfANewspapersNitf() throws IOException {
    Article article =
        read(write(
                "a.xml",
                """
                <nitf><head><meta name="online_sections" content="World"/></head><body>
                <body.content><block class="lead_paragraph"><p>One.</p></block>
                <block class="full_text"><p>One.</p><p>Two.</p></block></body.content></body></nitf>
                """))
            .only();

    assertThat(article.body()).isEqualTo("One.\n\nTwo.");
    assertThat(article.section()).contains("World");
  }

  private static final String ITEM =
      """
      <newsItem guid="urn:1" version="3"><itemMeta>
      <itemClass qcode="ninat:text"/><provider qcode="nprov:AGENCY"/>
      <versionCreated>2020-01-06T10:00:00Z</versionCreated><pubStatus qcode="stat:usable"/>
      </itemMeta><contentMeta><contentCreated>2020-01-05T10:00:00Z</contentCreated>
      <by>By Jane Roe</by><dateline>LIMA</dateline><headline>H</headline>
      <subject type="cpnat:abstract" qcode="x:1"><name>politics</name></subject>
      <subject type="cpnat:person" qcode="x:2"><name>Ann Poe</name></subject></contentMeta>
      <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="x"><head>
      <title>T</title></head><body><p>One.</p><p>Two.</p></body></html></inlineXML>
      <inlineData contenttype="text/plain">One. Two.</inlineData></contentSet></newsItem>
      """;

  @Test
  void readsNewsmlG2() throws IOException {
    Article article = read(write("a.xml", ITEM)).only();

    assertThat(article.id()).isEqualTo("urn:1");
    assertThat(article.headline()).isEqualTo("H");
    assertThat(article.body()).isEqualTo("One.\n\nTwo.");
    assertThat(article.day()).contains(LocalDate.of(2020, 1, 5));
    assertThat(article.source()).contains("AGENCY");
    assertThat(article.section()).contains("politics");
    assertThat(article.authors()).containsExactly("Jane Roe");
    assertThat(article.filedFrom()).contains("LIMA");
  }

  @Test
  void keepsOutWhatIsWithdrawnOrEmbargoedOrNoText() throws IOException {
    String canceled = ITEM.replace("stat:usable", "stat:canceled").replace("urn:1", "urn:2");
    String later =
        ITEM.replace("<pubStatus", "<embargoed>2999-01-01T00:00:00Z</embargoed><pubStatus");
    String picture =
        "<newsItem guid='p'><itemMeta><itemClass qcode='ninat:picture'/></itemMeta>"
            + "<contentSet><remoteContent href='x'/></contentSet></newsItem>";
    String reference =
        picture.replaceFirst(
            "<contentSet.*</contentSet>", "<contentMeta><headline>H</headline></contentMeta>");
    Path file =
        write(
            "a.xml",
            "<newsMessage><itemSet>"
                + canceled
                + ITEM
                + later
                + picture
                + reference
                + "</itemSet></newsMessage>");
    ReaderResult result = read(file);

    assertThat(result.ids()).containsExactly("urn:1");
    assertThat(result.faults())
        .containsExactly(
            "withdrawn by its source: pubStatus is stat:canceled",
            "embargoed until 2999-01-01T00:00:00Z",
            "an item of ninat:picture, without text",
            "an item of ninat:picture, without text");
  }

  @Test
  void namesOfPicturesAreNotThoseOfTheItem() throws IOException {
    Article article =
        read(write(
                "a.rss",
                """
                <rss xmlns:media="http://search.yahoo.com/mrss/"
                xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><item>
                <media:title>A picture</media:title><media:description>Ann Poe.</media:description>
                <media:content><media:category>Photo</media:category></media:content>
                <itunes:summary>Sound.</itunes:summary><itunes:author>Studio</itunes:author>
                <dc:title>Bare</dc:title><dc:description>Meta.</dc:description>
                <title>Headline</title><description>The story.</description>
                <category>World</category><author>a@example.org (Jane Roe)</author>
                <dc:date>2024-05-06</dc:date></item></channel></rss>
                """))
            .only();

    assertThat(article.headline()).isEqualTo("Headline");
    assertThat(article.body()).isEqualTo("The story.");
    assertThat(article.section()).contains("World");
    assertThat(article.authors()).containsExactly("Jane Roe");
    assertThat(article.published()).contains("2024-05-06");
  }

  @Test
  void readsFeeds() throws IOException {
    ReaderResult rss =
        read(
            write(
                "a.rss",
                """
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Paper</title>
                <item><title>A &amp;amp; B</title><link>https://example.org/1</link>
                <guid>g1</guid><pubDate>Sun, 05 Jan 2020 10:00:00 EST</pubDate>
                <dc:creator>Jane Roe</dc:creator><category>World</category>
                <description>Short.</description>
                <content:encoded><![CDATA[<p>One.</p><p>Two &amp; three.</p>]]></content:encoded>
                </item><item><title>B</title><link>https://example.org/2</link>
                <description>&lt;p&gt;Only a teaser.&lt;/p&gt;</description></item></channel></rss>
                """));
    Article first = rss.articles().getFirst();

    assertThat(rss.ids()).containsExactly("g1", "https://example.org/2");
    assertThat(first.headline()).isEqualTo("A & B");
    assertThat(first.body()).isEqualTo("One.\n\nTwo & three.");
    assertThat(first.source()).contains("The Paper");
    assertThat(first.published()).contains("2020-01-05T10:00:00-05:00");
    assertThat(first.authors()).containsExactly("Jane Roe");
    assertThat(rss.articles().get(1).body()).isEqualTo("Only a teaser.");

    Article atom =
        read(write(
                "a.xml",
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>Site</title><entry><id>e1</id>
                <title>T</title><link href="https://example.org/e"/><updated>2020-01-05T10:00:00Z
                </updated><author><name>Jane Roe</name></author>
                <content type="html">&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>
                """))
            .only();
    assertThat(atom.url()).contains("https://example.org/e");
    assertThat(atom.body()).isEqualTo("One.");
    assertThat(atom.authors()).containsExactly("Jane Roe");
  }

  @Test
  void saysOfAFeedThatItHasTeasersOnly() throws IOException {
    Path file =
        write(
            "a.rss",
            "<rss><channel><item><title>B</title><description>S.</description></item>"
                + "</channel></rss>");
    try (ArticleReader reader = ArticleReader.open(file)) {
      assertThat(reader.next().body()).isEqualTo("S.");
      assertThat(reader.notes().getFirst().what()).contains("only a summary");
    }
  }

  @Test
  void refusesEntitiesAndKeepsWhatComesBeforeADamage() throws IOException {
    Path laughs =
        write(
            "a.xml",
            "<!DOCTYPE nitf [<!ENTITY a \"b\"><!ENTITY c SYSTEM \"/etc/passwd\">]>"
                + "<nitf><body><body.content><p>&a;&c;</p></body.content></body></nitf>");
    Path cut = write("b.xml", "<rss><channel><item><title>A</title></item><item><title>B</tit");
    Path deep = write("c.xml", "<nitf>" + "<p>".repeat(100_000));

    assertThat(read(laughs).faults())
        .containsExactly("cannot be read: XML that declares entities of its own is not read");
    assertThat(read(cut).articles()).extracting(Article::headline).containsExactly("A");
    assertThat(read(cut).faults()).singleElement().asString().contains("not well-formed XML");
    assertThat(read(deep).faults()).hasSize(1);
    assertThat(read(deep).articles()).isEmpty();
  }

  @Test
  void readsNinjs() throws IOException {
    String one =
        "{'uri':'n1','type':'text','versioncreated':'2020-01-05T10:00:00Z','headline':'H',"
            + "'body_xhtml':'<p>One.</p><p>Two.</p>','byline':'By Jane Roe','located':'LIMA',"
            + "'infosource':[{'name':'Agency','role':'x'}],'pubstatus':'usable','subject':"
            + "[{'name':'politics','code':'1'}],'associations':{'a':{'headline':'x','body_text':'y'}}}";
    String three =
        "{'uri':'n3','type':'text','versionCreated':'2020-01-05T10:00:00Z','headlines':[{'role':"
            + "'short','value':'S'},{'role':'main','value':'H'}],'bodies':[{'contentType':"
            + "'text/html','value':'<p>x</p>'},{'role':'main','contentType':'text/html','value':"
            + "'<p>One.</p><p>Two.</p>'}],'by':'By Jane Roe','located':'LIMA','infosources':"
            + "[{'name':'Agency'}],'associations':[{'name':'p','headlines':[{'value':'x'}],"
            + "'bodies':[{'value':'y'}]}]}";
    for (String item : new String[] {one, three}) {
      Article article = read(write("a.json", item.replace('\'', '"'))).only();
      assertThat(article.headline()).isEqualTo("H");
      assertThat(article.body()).isEqualTo("One.\n\nTwo.");
      assertThat(article.authors()).containsExactly("Jane Roe");
      assertThat(article.filedFrom()).contains("LIMA");
      assertThat(article.metadata()).containsEntry("mediaType", "text");
      assertThat(article.source()).contains("Agency");
      assertThat(article.day()).contains(LocalDate.of(2020, 1, 5));
    }
    String canceled = one.replace("usable", "canceled").replace('\'', '"');
    assertThat(read(write("b.json", canceled)).faults())
        .containsExactly("withdrawn by its source: pubstatus is canceled");
    String later = one.replace("'pubstatus'", "'embargoed':'2999-01-01T00:00:00Z','pubstatus'");
    assertThat(read(write("c.json", later.replace('\'', '"'))).faults())
        .containsExactly("embargoed until 2999-01-01T00:00:00Z");
    assertThat(
            read(write(
                    "d.json",
                    "{\"uri\":\"p\",\"type\":\"picture\",\"headline\":\"H\","
                        + "\"versioncreated\":\"2020-01-05T10:00:00Z\"}"))
                .faults())
        .containsExactly("a ninjs item of type picture, no text");
  }

  @Test
  void readsNinjsThatLacksTheUsualFields() throws IOException {
    String item =
        "{'uri':'n','versioncreated':'2020-01-05T10:00:00Z','language':'de','by':'Von Jane Roe, dpa',"
            + "'copyrightholder':'dpa','subjects':[{'name':'Politik'}],'headlines':[{'value':'H'}],"
            + "'descriptions':[{'role':'text','value':'One.'}]}";
    Article teaser = read(write("a.json", item.replace('\'', '"'))).only();
    assertThat(teaser.body()).isEqualTo("One.");
    assertThat(teaser.authors()).containsExactly("Jane Roe");
    assertThat(teaser.source()).contains("dpa");
    assertThat(teaser.section()).contains("Politik");

    String sup =
        item.replace(
            "'descriptions'",
            "'bodies':[{'contenttype':'text/html','value':'An Acme<sup >x</sup> \\n  line.'}],"
                + "'descriptions'");
    assertThat(read(write("b.json", sup.replace('\'', '"'))).only().body())
        .isEqualTo("An Acmex line.");

    String event = item.replace("'language'", "'eventDetails':{},'language'").replace('\'', '"');
    assertThat(read(write("c.json", event)).faults())
        .containsExactly("a ninjs item about an event, no article");
    String schema = "{\"$schema\":\"http://json-schema.org/x#\",\"title\":\"T\",\"text\":\"x\"}";
    assertThat(read(write("d.json", schema)).faults()).containsExactly("a JSON schema, no article");
  }

  @Test
  void readsReuters() throws IOException {
    ReaderResult result =
        read(
            write(
                "a.sgm",
                """
                <!DOCTYPE lewis SYSTEM "lewis.dtd">
                <REUTERS TOPICS="YES" NEWID="7">
                <DATE> 5-MAR-1987 15:01:01.79</DATE>
                <TOPICS><D>cocoa</D><D>tea</D></TOPICS>
                <PLACES><D>peru</D></PLACES>
                <TEXT>&#2;
                <TITLE>PROFIT &lt;ABC> RISES</TITLE>
                <AUTHOR>    By Jane Roe, Reuters</AUTHOR>
                <DATELINE>    LIMA, March 5 - </DATELINE><BODY>One and
                one.
                    Two.
                 Reuter
                &#3;</BODY></TEXT>
                </REUTERS>
                <REUTERS NEWID="8">
                <TEXT TYPE="BRIEF"><TITLE>BRIEF</TITLE></TEXT>
                </REUTERS>
                <REUTERS NEWID="9">
                <TEXT TYPE="BRIEF">&#2;
                ******<TITLE>BRIEF</TITLE>Blah blah blah.
                &#3;</TEXT>
                </REUTERS>
                <REUTERS NEWID="10">
                <TEXT><TITLE>T</TITLE>
                <DATELINE>****NEW YORK, APRIL 21 - </DATELINE><BODY>One.
                &\\tTwo.
                &\\t
                 Reuter
                &#3;</BODY></TEXT>
                </REUTERS>
                """));
    Article article = result.articles().getFirst();

    assertThat(result.ids()).containsExactly("reuters-7", "reuters-8", "reuters-9", "reuters-10");
    assertThat(article.headline()).isEqualTo("PROFIT <ABC> RISES");
    assertThat(article.body()).isEqualTo("One and\none.\n\nTwo.");
    assertThat(article.published()).contains("1987-03-05T15:01:01");
    assertThat(article.section()).contains("cocoa, tea");
    assertThat(article.filedFrom()).contains("LIMA");
    assertThat(article.authors()).containsExactly("Jane Roe");
    assertThat(result.articles().get(2).body()).isEmpty();
    assertThat(result.articles().get(3).body()).isEqualTo("One.\n\nTwo.");
    assertThat(result.articles().get(3).filedFrom()).contains("NEW YORK");
  }

  private Path write(String name, String text) throws IOException {
    return ReaderResult.write(folder, name, text);
  }
}
