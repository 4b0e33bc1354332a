package io.github.dateline.internal.table;

import io.github.dateline.Article;
import io.github.dateline.Changes;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.stats.Excess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is new in an archive as lines on a screen. */
public final class ChangeText {
  private static final int INDENT = 2;

  /** More new partners of one name than this have a line each. */
  private static final int IN_ONE_LINE = 3;

  private static final int MAX_PARTNERS = 12;

  private final TextStyle style;
  private final List<String> lines = new ArrayList<>();

  private ChangeText(TextStyle style) {
    this.style = style;
  }

  /** The lines; none if there is nothing to tell. */
  public static List<String> of(Changes changes, TextStyle style) {
    if (changes.isEmpty()) {
      return List.of();
    }
    ChangeText text = new ChangeText(style);
    text.lines.add(counts(changes));
    text.sure(changes);
    changes.answers().forEach(text::answers);
    text.partners(changes);
    text.lines.add("");
    text.lines.add(state(changes.state()));
    return text.lines;
  }

  /** The line that names a state. */
  public static String state(long state) {
    return "state " + state + "; go on with --since " + state;
  }

  private static String counts(Changes changes) {
    List<String> counts = new ArrayList<>();
    counts.add(Formats.articles(changes.added()) + " added");
    if (changes.replaced() > 0) {
      counts.add(Formats.count(changes.replaced()) + " replaced");
    }
    if (changes.removed() > 0) {
      counts.add(Formats.count(changes.removed()) + " removed");
    }
    return String.join(", ", counts) + " since state " + changes.since();
  }

  private void title(String title) {
    lines.add("");
    lines.add(style.title(title));
  }

  private void wrapped(String text, int indent) {
    lines.addAll(TextLayout.wrapped(text, indent, style.width()));
  }

  private static String label(Entity entity) {
    return Formats.oneLine(entity.label());
  }

  private void sure(Changes changes) {
    if (changes.sure().isEmpty()) {
      return;
    }
    title(Formats.count(changes.sure().size(), "pair has", "pairs have") + " become sure");
    for (CooccurrenceTable.Row row : changes.sure()) {
      Excess excess = row.excess().orElseThrow();
      wrapped(
          label(row.first())
              + " – "
              + label(row.second())
              + ": "
              + Formats.articles(row.counts().both())
              + ", by chance "
              + Formats.PLAIN.expected(excess.expected())
              + "; q "
              + Formats.shortProbability(excess.qValue()),
          INDENT);
    }
  }

  private void answers(Changes.Answers answers) {
    if (answers.hits().isEmpty()) {
      return;
    }
    title(
        Formats.count(answers.hits().size(), "new answer to ", "new answers to ")
            + Formats.oneLine(answers.query().toString()));
    for (ChangeColumns.Answer answer : ChangeColumns.rows(answers)) {
      Article article = answer.article();
      Optional<String> headline =
          Optional.of(Formats.oneLine(article.headline())).filter(text -> !text.isEmpty());
      String from =
          Stream.of(
                  article.day().map(Object::toString),
                  article.source().map(Formats::oneLine),
                  headline.map(text -> Formats.oneLine(article.id())),
                  Optional.of("replaced").filter(word -> answer.isReplaced()))
              .flatMap(Optional::stream)
              .collect(Collectors.joining(", "));
      wrapped(
          style.title(headline.orElse(Formats.oneLine(article.id())))
              + (from.isEmpty() ? "" : " (" + from + ")"),
          INDENT);
      wrapped(style.marked(answer.hit().snippet()), 2 * INDENT);
    }
  }

  private void partners(Changes changes) {
    if (changes.partners().isEmpty()) {
      return;
    }
    title(Formats.count(changes.partners().size(), "new pair", "new pairs") + " of names");
    Map<Entity, List<String>> byName = new LinkedHashMap<>();
    for (Changes.Partner partner : changes.partners()) {
      long more = partner.articles() - partner.ids().size();
      byName
          .computeIfAbsent(partner.first(), name -> new ArrayList<>())
          .add(
              label(partner.second())
                  + " ("
                  + partner.ids().stream().map(Formats::oneLine).collect(Collectors.joining(", "))
                  + (more > 0 ? " and " + Formats.count(more) + " more" : "")
                  + ")");
    }
    byName.forEach((name, partners) -> {
      if (partners.size() <= IN_ONE_LINE) {
        wrapped(label(name) + ": " + String.join("; ", partners), INDENT);
        return;
      }
      wrapped(label(name) + ":", INDENT);
      partners.stream().limit(MAX_PARTNERS).forEach(partner -> wrapped(partner, 2 * INDENT));
      if (partners.size() > MAX_PARTNERS) {
        wrapped(
            "and " + Formats.count(partners.size() - MAX_PARTNERS) + " more; JSON has all",
            2 * INDENT);
      }
    });
  }
}
