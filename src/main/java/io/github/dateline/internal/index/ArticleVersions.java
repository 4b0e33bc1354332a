package io.github.dateline.internal.index;

import io.github.dateline.Article;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of two versions of an article is the later one, and on which day the first came out. */
public final class ArticleVersions {
  /** The article's own version, among its metadata. */
  private static final String VERSION = "version";

  /** The stamp of the version that is there, where that of the first has taken its place. */
  private static final String VERSION_PUBLISHED = "versionPublished";

  /** Numbers, perhaps with dots, or a stamp. */
  private static final Pattern KNOWN = Pattern.compile("\\d[\\d.:TZ+-]{0,40}");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private ArticleVersions() {}

  /** The version of an article; empty if it has none that can be compared. */
  public static Optional<String> of(Article article) {
    return Optional.ofNullable(article.metadata().get(VERSION))
        .map(String::strip)
        .filter(version -> KNOWN.matcher(version).matches());
  }

  /** Compares two versions, number by number: "2" is before "10", "1.9" before "1.10". */
  public static int compare(String one, String other) {
    Matcher a = NUMBER.matcher(one);
    Matcher b = NUMBER.matcher(other);
    while (true) {
      boolean more = a.find();
      if (more != b.find()) {
        return more ? 1 : -1;
      }
      if (!more) {
        return 0;
      }
      String first = a.group().replaceFirst("^0+(?=.)", "");
      String second = b.group().replaceFirst("^0+(?=.)", "");
      int order =
          first.length() != second.length()
              ? Integer.compare(first.length(), second.length())
              : first.compareTo(second);
      if (order != 0) {
        return order;
      }
    }
  }

  /** Whether an article is an earlier version of another. */
  public static boolean isBefore(Article article, Article other) {
    Optional<String> version = of(article);
    Optional<String> others = of(other);
    return version.isPresent() && others.isPresent() && compare(version.get(), others.get()) < 0;
  }

  /**
   * An article that keeps the day of another version of it, if that was published before.
   *
   * @return the article itself if it was not
   */
  public static Article withFirstDay(Article article, Article other) {
    Optional<LocalDateTime> stamp = article.dateTime();
    Optional<LocalDateTime> first = other.dateTime();
    boolean comparable = of(article).isPresent() && of(other).isPresent();
    if (!comparable || stamp.isEmpty() || first.isEmpty() || !first.get().isBefore(stamp.get())) {
      return article;
    }
    Article.Builder builder =
        Article.builder(article.id()).headline(article.headline()).body(article.body());
    for (Map.Entry<String, String> entry : article.metadata().entrySet()) {
      builder.metadata(entry.getKey(), entry.getValue());
    }
    article.source().ifPresent(builder::source);
    article.section().ifPresent(builder::section);
    article.url().ifPresent(builder::url);
    article.authors().forEach(builder::author);
    if (!article.metadata().containsKey(VERSION_PUBLISHED)) {
      builder.metadata(VERSION_PUBLISHED, article.published().orElseThrow());
    }
    return builder.published(other.published().orElseThrow()).build();
  }
}
