package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.AltoPage;
import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.FileErrors;
import io.github.dateline.read.internal.MetsIssue;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.XmlItems;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Newspapers that a library has digitised: METS files, which say where the articles stand on pages
 * of ALTO next to them. A page by itself is one text, as nothing tells its articles apart.
 */
enum NewspaperFormat implements ArticleFormat {
  /** Issues, with their pages. */
  METS("METS with ALTO", "mets") {
    @Override
    public Articles read(Input input) throws IOException {
      OpenInput open = (OpenInput) input;
      if (open.depth() > 0) {
        throw new IOException("METS in an archive, away from its pages: unpack it first");
      }
      return new Issue(open);
    }
  },

  /** Pages. */
  ALTO("ALTO", "alto") {
    @Override
    public Articles read(Input input) {
      OpenInput page = (OpenInput) input;
      return hasIssue(page)
          ? OneArticle.none(page)
          : new OneArticle(page, "a page of ALTO: ", article -> fill(page, article));
    }

    private void fill(OpenInput page, RawArticle article) throws IOException {
      article.set(
          ArticleField.BODY, String.join("\n\n", AltoPage.read(page.content()).paragraphs()));
      page.warn("pages of ALTO without METS: their articles are one text", page.name());
    }
  };

  private final String title;
  private final String root;

  NewspaperFormat(String title, String root) {
    this.title = title;
    this.root = root;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<String> endings() {
    return List.of(".xml");
  }

  @Override
  public boolean matches(Beginning beginning) {
    return XmlItems.root(beginning.text()).equals(root);
  }

  /** Whether a METS file next to a page, or above it, has the page's articles. */
  private static boolean hasIssue(OpenInput page) {
    try {
      return page.depth() == 0 && page.issuePages().has(Path.of(page.name()));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The articles of an issue. Its pages are held, as articles go on from one to another. */
  private static final class Issue implements Articles {
    private final OpenInput input;
    private final Map<String, AltoPage> pages = new HashMap<>();
    private @Nullable MetsIssue issue;
    private Iterator<MetsIssue.Part> parts = List.<MetsIssue.Part>of().iterator();
    private long number;

    Issue(OpenInput input) {
      this.input = input;
    }

    @Override
    public @Nullable Article next() throws IOException {
      MetsIssue known = issue;
      if (known == null) {
        try {
          known = MetsIssue.read(input.content());
        } catch (IllegalArgumentException e) {
          throw new IOException(e.getMessage(), e);
        }
        issue = known;
        parts = known.parts().iterator();
        if (!parts.hasNext()) {
          input.setAside(input.name(), "METS without articles: its pages are read by themselves");
        }
      }
      while (parts.hasNext()) {
        number++;
        MetsIssue.Part part = parts.next();
        try {
          return article(known, part);
        } catch (IllegalArgumentException e) {
          input.setAside(where(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
          input.setAside(where(), "a page of it: " + FileErrors.whyNotRead(e));
        }
      }
      return null;
    }

    private Article article(MetsIssue known, MetsIssue.Part part) throws IOException {
      RawArticle raw = new RawArticle(input.rules(), where());
      String headline = String.join(" ", paragraphs(part.headline()));
      raw.set(ArticleField.HEADLINE, headline.isEmpty() ? part.label() : headline);
      raw.set(ArticleField.BODY, String.join("\n\n", paragraphs(part.text())));
      raw.set(ArticleField.SOURCE, known.title());
      raw.set(ArticleField.PUBLISHED, known.day());
      raw.set(ArticleField.SECTION, part.section());
      raw.authors("authors", part.authors());
      raw.keep("language", known.language());
      String name = part.id().isEmpty() ? String.valueOf(number) : part.id();
      return raw.build(input.id() + "#" + name);
    }

    private List<String> paragraphs(List<MetsIssue.Area> areas) throws IOException {
      List<String> paragraphs = new ArrayList<>();
      for (MetsIssue.Area area : areas) {
        paragraphs.addAll(page(area.file()).block(area.block()));
      }
      return paragraphs;
    }

    private AltoPage page(String address) throws IOException {
      AltoPage page = pages.get(address);
      if (page == null) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file(address)))) {
          page = AltoPage.read(in);
        }
        pages.put(address, page);
      }
      return page;
    }

    /** A page's file, which lies with the METS file or below it. */
    private Path file(String address) throws IOException {
      String relative = address.replaceFirst("^file:/*(?:\\./)?", "");
      try {
        Path mets = Path.of(input.name()).toAbsolutePath().normalize();
        Path file =
            mets.resolveSibling(
                    URLDecoder.decode(relative.replace("+", "%2B"), StandardCharsets.UTF_8))
                .normalize();
        Path folder = mets.getParent();
        if (folder != null && file.startsWith(folder)) {
          return file;
        }
      } catch (IllegalArgumentException e) {
        throw new IOException("an address that is none", e);
      }
      throw new IOException("its address leads out of the folder of the METS file");
    }

    @Override
    public String where() {
      return input.name() + "#" + number;
    }
  }
}
