package io.github.dateline.annotate;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the MEANTIME corpus: news whose names are linked to DBpedia, and so to Wikipedia. Its
 * tokens are put together to text again.
 */
final class MeantimeCorpus {
  private static final Set<String> SMALL = Set.of("of", "and", "the", "for", "de", "&", "-");
  private static final Set<String> CLOSERS =
      Set.of(".", ",", ";", ":", "?", "!", ")", "'s", "'", "%", "\u2019s", "n't");

  private MeantimeCorpus() {}

  /**
   * A name in the gold.
   *
   * @param start where it begins
   * @param end where it ends
   * @param type PERSON, ORGANIZATION or LOCATION
   * @param title the Wikipedia title, empty if it has no page
   */
  record Linked(int start, int end, String type, Optional<String> title) {}

  /** A text and the names in it. */
  record Text(String id, String headline, String text, List<Linked> names) {}

  /** The title at the end of a link. */
  static String title(String url) {
    String title = url.substring(url.lastIndexOf('/') + 1);
    return URLDecoder.decode(title.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Reads the corpus from its folder; empty if it is none. */
  static List<Text> meantime(Path folder) throws IOException {
    Path instances = folder.resolve("list_instances.csv");
    Path tokens = folder.resolve("output_data/en/meantime.conll");
    if (!Files.exists(instances) || !Files.exists(tokens)) {
      return List.of();
    }
    Map<String, String> titles = new HashMap<>();
    for (String line : Files.readAllLines(instances)) {
      String[] columns = line.split("\t");
      if (columns.length > 5 && columns[5].contains("dbpedia.org")) {
        titles.put(columns[0], title(columns[5].strip()));
      }
    }
    List<Text> texts = new ArrayList<>();
    Document document = new Document("", titles);
    for (String line : Files.readAllLines(tokens)) {
      if (line.startsWith("#begin")) {
        document = new Document(line, titles);
      } else if (line.startsWith("#end")) {
        texts.add(document.text());
      } else if (!line.isBlank()) {
        document.token(line.split("\t"));
      }
    }
    return texts;
  }

  /** A document while it is read. */
  private static final class Document {
    private final String id;
    private final Map<String, String> titles;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, List<Integer>> open = new HashMap<>();
    private final List<Linked> names = new ArrayList<>();
    private String sentence = "0";
    private boolean tight = true;

    private Document(String id, Map<String, String> titles) {
      this.id = id;
      this.titles = titles;
    }

    private void token(String[] columns) {
      String word = columns[3];
      if (!columns[1].equals(sentence)) {
        text.append(sentence.equals("0") || sentence.equals("1") ? "\n\n" : " ");
        sentence = columns[1];
        tight = true;
      }
      if (!tight && !CLOSERS.contains(word)) {
        text.append(' ');
      }
      tight = word.equals("(") || word.equals("$");
      int start = text.length();
      text.append(word);
      String marks = columns.length > 4 ? columns[4] : "-";
      for (String mark : marks.split("\\|")) {
        String bare = mark.strip();
        String chain = bare.replace("(", "").replace(")", "").replaceAll(".*_", "");
        if (bare.startsWith("(")) {
          open.computeIfAbsent(chain, key -> new ArrayList<>()).add(start);
        }
        if (bare.endsWith(")") && open.containsKey(chain) && !open.get(chain).isEmpty()) {
          end(chain, open.get(chain).removeLast());
        }
      }
    }

    private void end(String chain, int start) {
      String type =
          switch (chain.length() < 3 ? "" : chain.substring(0, 3)) {
            case "PER" -> "PERSON";
            case "ORG" -> "ORGANIZATION";
            case "LOC" -> "LOCATION";
            default -> "";
          };
      String form = text.substring(start);
      int begin = form.toLowerCase(Locale.ROOT).startsWith("the ") ? start + 4 : start;
      int end = form.endsWith("'s") ? text.length() - 2 : text.length();
      if (type.isEmpty() || end <= begin) {
        return;
      }
      for (String word : text.substring(begin, end).split("\\s+")) {
        if (!Character.isUpperCase(word.codePointAt(0)) && !SMALL.contains(word)) {
          return;
        }
      }
      names.add(new Linked(begin, end, type, Optional.ofNullable(titles.get(chain))));
    }

    private Text text() {
      return new Text(id, "", text.toString(), List.copyOf(names));
    }
  }
}
