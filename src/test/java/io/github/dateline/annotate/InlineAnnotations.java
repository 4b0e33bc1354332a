package io.github.dateline.annotate;

import io.github.dateline.annotate.GumInterviews.Interview;
import io.github.dateline.annotate.GumInterviews.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads text whose names are marked where they stand: {@code [P Sean Duffy]} a person, {@code [O ]}
 * an organisation, {@code [L ]} a place, {@code [N ]} a people, faith or camp, {@code [X ]}
 * something else with a name, which is neither right nor wrong. {@code [P Duffy=Sean Duffy]} tells
 * the full name too. Each text begins with a line {@code ## id}.
 */
final class InlineAnnotations {
  private static final Pattern NAME = Pattern.compile("\\[([POLNX]) ([^\\]=]+)(?:=([^\\]]+))?\\]");

  private static final Map<String, String> TYPES =
      Map.of("P", "PERSON", "O", "ORGANIZATION", "L", "LOCATION", "N", "NORP", "X", "MISC");

  private InlineAnnotations() {}

  static List<Interview> read(Path file) throws IOException {
    List<Interview> texts = new ArrayList<>();
    for (String piece : Files.readString(file).split("(?m)^## ")) {
      int line = piece.indexOf('\n');
      if (line > 0) {
        texts.add(text(piece.substring(0, line), piece.substring(line).strip()));
      }
    }
    return texts;
  }

  private static Interview text(String id, String marked) {
    StringBuilder text = new StringBuilder();
    List<Named> names = new ArrayList<>();
    Matcher name = NAME.matcher(marked);
    int end = 0;
    while (name.find()) {
      text.append(marked, end, name.start());
      int start = text.length();
      text.append(name.group(2));
      String full = name.group(3) == null ? name.group(2) : name.group(3);
      names.add(new Named(start, text.length(), TYPES.get(name.group(1)), full));
      end = name.end();
    }
    return new Interview(id, text.append(marked.substring(end)).toString(), names, Map.of());
  }
}
