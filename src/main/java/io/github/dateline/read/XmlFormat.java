package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.XmlItems;
import io.github.dateline.read.internal.XmlNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** News formats that are XML: NITF, NewsML-G2, RSS and Atom. */
enum XmlFormat implements ArticleFormat {
  /** The News Industry Text Format. */
  NITF("NITF", List.of(".xml", ".nitf"), Set.of("nitf")) {
    @Override
    void fill(XmlNode item, XmlItems items, RawArticle raw) {
      NitfFields.fill(item, raw);
    }
  },

  /** NewsML-G2: items alone, or in a message. */
  NEWSML_G2(
      "NewsML-G2",
      List.of(".xml"),
      Set.of("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem")) {
    @Override
    void fill(XmlNode item, XmlItems items, RawArticle raw) {
      G2Fields.fill(item, raw);
    }
  },

  /** RSS 1.0 and 2.0, and Atom. */
  RSS("RSS", List.of(".xml", ".rss", ".atom", ".rdf"), Set.of("item", "entry")) {
    @Override
    void fill(XmlNode item, XmlItems items, RawArticle raw) {
      FeedFields.fill(item, items, raw);
    }
  };

  private final String title;
  private final List<String> endings;
  private final Set<String> elements;

  XmlFormat(String title, List<String> endings, Set<String> elements) {
    this.title = title;
    this.endings = endings;
    this.elements = elements;
  }

  /** Reads the fields of an item; an IllegalArgumentException sets it aside. */
  abstract void fill(XmlNode item, XmlItems items, RawArticle raw);

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<String> endings() {
    return endings;
  }

  @Override
  public boolean matches(Beginning beginning) {
    String text = beginning.text();
    String root = XmlItems.root(text);
    return switch (this) {
      case NITF -> root.equals("nitf");
      case NEWSML_G2 -> elements.contains(root) || root.equals("newsMessage");
      case RSS ->
          (root.equals("rss") || root.equals("feed") || root.equals("RDF"))
              && !text.contains("wordpress.org/export");
    };
  }

  @Override
  public Articles read(Input input) throws IOException {
    OpenInput open = (OpenInput) input;
    if (open.beginning().text().contains("<!ENTITY")) {
      throw new IOException("XML that declares entities of its own is not read");
    }
    XmlItems items = new XmlItems(open.content(), elements);
    return new Articles() {
      private long number;
      private boolean ended;

      @Override
      public @Nullable Article next() {
        while (!ended) {
          XmlNode item;
          try {
            item = items.next();
          } catch (IllegalArgumentException e) {
            ended = true;
            open.setAside(open.name(), String.valueOf(e.getMessage()));
            return null;
          }
          if (item == null) {
            ended = true;
            if (number == 0) {
              open.setAside(open.name(), title + " without an article");
            }
            return null;
          }
          number++;
          try {
            RawArticle raw = new RawArticle(open.rules(), where());
            fill(item, items, raw);
            return raw.build(open.places(), open.idAt(where()));
          } catch (IllegalArgumentException e) {
            open.setAside(where(), String.valueOf(e.getMessage()));
          }
        }
        return null;
      }

      @Override
      public String where() {
        return open.name() + (number > 1 || XmlFormat.this == RSS ? "#" + number : "");
      }
    };
  }
}
