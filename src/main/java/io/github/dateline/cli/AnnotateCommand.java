package io.github.dateline.cli;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import io.github.dateline.Entity;
import io.github.dateline.annotate.Annotator;
import io.github.dateline.internal.table.Json;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code dateline annotate}: prints the annotations of articles. */
@Command(
    name = "annotate",
    customSynopsis = "dateline annotate [OPTION...] PATH...",
    description = {
      "Print the sentences of articles and the names in them, as JSON lines or CoNLL.",
      "",
      "An article is a line, in the order in which they came. No archive is needed. Offsets are"
          + " UTF-16 code units of the headline or the body. No names are taken from what is masked:"
          + " datelines, bylines, credits, teasers. 'dateline index --annotations' reads what is"
          + " printed."
    },
    exitCodeList = {
      "0:all articles are printed",
      "1:some are not: what was set aside is listed on standard error",
      "2:nothing was done"
    },
    footer = {"  dateline annotate article.txt", "  dateline annotate corpus > annotations.jsonl"})
final class AnnotateCommand implements Callable<Integer> {
  @ParentCommand private Dateline dateline;

  @Mixin private AnnotatorOptions options;

  @Mixin private ReadingOptions reading;

  @Parameters(
      index = "0..*",
      arity = "1..*",
      paramLabel = "PATH",
      description = ReadingOptions.PATHS)
  private List<Path> paths;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description =
          "json or conll (default: ${DEFAULT-VALUE}). JSON lines; or a token a line, with its"
              + " offsets, label (B-, I-, O) and entity.")
  private Format format;

  /** What can be chosen. */
  enum Format {
    JSON,
    CONLL
  }

  @Override
  public Integer call() throws IOException {
    if (paths.stream().noneMatch(Files::exists)) {
      throw new IOException(paths.get(0) + ": no such file or folder; nothing was done");
    }
    Terminal terminal = dateline.terminal();
    AnnotatorOnDemand annotator = dateline.annotator(options);
    List<SetAside> setAside = new ArrayList<>();
    boolean any;
    try (ArticleReader reader = ArticleReader.open(paths, reading.options());
        Json json = Json.lines(terminal.out())) {
      Out out = format == Format.CONLL ? new ConllOutput(terminal.out()) : new JsonOutput(json);
      ArticleFeed feed =
          new ArticleFeed(reader, annotator, article -> true, () -> {}, () -> !terminal.isHeard());
      Lines lines = new Lines(out, setAside, new long[1]);
      annotator.annotateAll(feed, lines);
      setAside.addAll(0, reader.setAside());
      any = lines.count()[0] > 0;
      reader.notes().stream()
          .filter(ArticleReader.Note::warning)
          .forEach(note -> terminal.complain(ReadingOptions.line(note)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    annotator.fallbacks().forEach(terminal::complain);
    setAside.forEach(one -> terminal.complain("set aside: " + one));
    return !any ? Dateline.FAILED : setAside.isEmpty() ? Dateline.DONE : Dateline.IN_PART;
  }

  /** Writes an article. */
  interface Out {
    void write(AnnotatedArticle annotated) throws IOException;
  }

  /** Writes each article. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Lines(Out out, List<SetAside> aside, long[] count) implements Annotator.Sink {
    @Override
    public void annotated(AnnotatedArticle annotated) throws IOException {
      count[0]++;
      out.write(annotated);
    }

    @Override
    public void setAside(SetAside article) {
      aside.add(article);
    }
  }

  /** Writes a line for each article. */
  private record JsonOutput(Json json) implements Out {
    @Override
    public void write(AnnotatedArticle annotated) throws IOException {
      json.object()
          .text("id", annotated.article().id())
          .text("filedFrom", annotated.article().filedFrom())
          .text("annotator", annotated.annotator())
          .number("tokens", annotated.tokens())
          .array("masked");
      for (Article.Masked masked : annotated.article().masked()) {
        json.pair(masked.start(), masked.end());
      }
      json.endArray().array("sentences");
      for (Sentence sentence : annotated.sentences()) {
        json.object()
            .text("field", sentence.field().key())
            .number("start", sentence.start())
            .number("end", sentence.end())
            .number("paragraph", sentence.paragraph())
            .endObject();
      }
      json.endArray().array("mentions");
      for (Sentence sentence : annotated.sentences()) {
        for (Mention mention : sentence.mentions()) {
          write(annotated, sentence, mention);
        }
      }
      json.endArray().endObject().endLine();
    }

    private void write(AnnotatedArticle annotated, Sentence sentence, Mention mention)
        throws IOException {
      json.object()
          .text("field", sentence.field().key())
          .number("start", mention.start())
          .number("end", mention.end())
          .text("text", raw(annotated, sentence, mention))
          .text("type", mention.type().tag())
          .text("value", mention.value());
      if (mention.entity().isPresent()) {
        Entity entity = mention.entity().get();
        json.object("entity")
            .text("type", entity.type().tag())
            .text("name", entity.name())
            .text("label", entity.label())
            .text("wikipedia", entity.wikipedia());
        if (entity.linkCertainty().isPresent()) {
          json.number("certainty", entity.linkCertainty().getAsDouble());
        }
        json.endObject();
      } else {
        json.none("entity");
      }
      json.endObject();
    }

    /** To the letter, so that it is what stands at the offsets. */
    private static String raw(AnnotatedArticle annotated, Sentence sentence, Mention mention) {
      Article article = annotated.article();
      String text =
          sentence.field() == Article.Field.HEADLINE ? article.headline() : article.body();
      return text.substring(mention.start(), mention.end());
    }
  }
}
