package io.github.dateline.annotate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Article.Field;
import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.text.SentenceSplitter;
import io.github.dateline.read.internal.GkgRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Annotations that were made elsewhere: an annotator that finds what files say.
 *
 * <p>Each file has one of four formats, told by its content:
 *
 * <ul>
 *   <li>JSON lines as {@code dateline annotate} prints them, an article a line;
 *   <li>CoNLL as {@code dateline annotate --format conll} prints it: {@code # newdoc id = ...}, a
 *       token a line, with offsets;
 *   <li>CoreNLP's JSON, a document a file, its id {@code docId} or the file's name without an
 *       ending;
 *   <li>GDELT's Global Knowledge Graph 2.1, a document a line, its id the document's address:
 *       people, organisations and places. GDELT's offsets are about right only, so each name is
 *       taken where the text has it nearest to its offset.
 * </ul>
 *
 * <p>An article is known by its id, or else by its address. Offsets are UTF-16 code units of the
 * headline or the body. An article that no file has, or that the offsets do not fit, is refused.
 * What a file says of an article is read when the article comes, so memory does not grow with
 * files, and none stays open. Thread-safe.
 */
public final class GivenAnnotations implements Annotator {
  private static final JsonFactory JSON = new JsonFactory();

  private static final String NEW_DOCUMENT = "# newdoc id = ";
  private static final String ANNOTATOR = "# annotator = ";

  /** Reads sentences for formats that have none; made when the first one is needed. */
  private static final class Sentences {
    static final SentenceSplitter SPLITTER = new SentenceSplitter();
  }

  private final Map<String, Place> places;
  private final String identity;

  /** Where the annotations of an article are. */
  private record Place(Path file, long from, int length, Format format) {}

  private enum Format {
    LINES,
    CONLL,
    CORENLP,
    GKG
  }

  private GivenAnnotations(Map<String, Place> places, String identity) {
    this.places = places;
    this.identity = identity;
  }

  /**
   * Looks through files of annotations.
   *
   * @param files the files
   * @return an annotator under the identity that the files name
   * @throws IOException if a file cannot be read, is in no format that is known, or names another
   *     annotator than those before it
   */
  public static GivenAnnotations read(List<Path> files) throws IOException {
    return read(files, Optional.empty());
  }

  /**
   * Looks through files of annotations.
   *
   * @param files the files
   * @param annotator whose they are, in place of what the files say
   * @return an annotator under that identity
   * @throws IOException if a file cannot be read, is in no format that is known, or no name was
   *     given and it names another annotator than those before it
   */
  public static GivenAnnotations read(List<Path> files, Optional<String> annotator)
      throws IOException {
    Finder finder = new Finder();
    for (Path file : files) {
      finder.file(file);
    }
    if (annotator.isEmpty() && finder.annotators.size() > 1) {
      throw new IOException(
          "the annotations are those of several annotators: "
              + String.join("; ", finder.annotators.keySet()));
    }
    return new GivenAnnotations(
        finder.places,
        annotator.orElseGet(() ->
            finder.annotators.isEmpty() ? "given" : finder.annotators.keySet().iterator().next()));
  }

  /** Finds where the annotations of each article are. */
  private static final class Finder {
    final Map<String, Place> places = new HashMap<>();
    final Map<String, Boolean> annotators = new LinkedHashMap<>();

    void file(Path file) throws IOException {
      byte[] head = head(file);
      String start = new String(head, StandardCharsets.UTF_8).stripLeading();
      if (start.startsWith("#")) {
        lines(file, Format.CONLL);
      } else if (GkgRecord.begins(start)) {
        lines(file, Format.GKG);
        annotators.put("gdelt-gkg-2.1", true);
      } else if (start.startsWith("{") && isCoreNlp(start)) {
        coreNlp(file);
      } else if (start.startsWith("{")) {
        lines(file, Format.LINES);
      } else if (!start.isEmpty()) {
        throw new IOException(
            file
                + ": no annotations: neither JSON lines of 'dateline annotate', CoNLL with"
                + " \"# newdoc id = \", CoreNLP's JSON, nor GDELT's GKG 2.1");
      }
    }

    private static byte[] head(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        return in.readNBytes(4096);
      }
    }

    private static boolean isCoreNlp(String start) {
      return start.contains("\"sentences\"")
          && (start.contains("\"tokens\"")
              || start.contains("\"index\"")
              || start.contains("\"docId\""))
          && !start.contains("\"field\"");
    }

    private void coreNlp(Path file) throws IOException {
      String name = file.getFileName().toString();
      int dot = name.lastIndexOf(".json");
      String id = dot > 0 ? name.substring(0, dot) : name;
      try (InputStream in = Files.newInputStream(file);
          JsonParser json = JSON.createParser(in)) {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String key = json.currentName();
          JsonToken value = json.nextToken();
          if (key.equals("docId") && value == JsonToken.VALUE_STRING) {
            id = json.getText();
            break;
          }
          json.skipChildren();
        }
      } catch (JsonProcessingException e) {
        throw new IOException(file + ": not valid JSON: " + e.getOriginalMessage(), e);
      }
      places.put(id, new Place(file, 0, Math.toIntExact(Files.size(file)), Format.CORENLP));
      annotators.put("corenlp-json", true);
    }

    /** Goes through the lines of a file by their places. */
    private void lines(Path file, Format format) throws IOException {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long at = 0;
        long begin = 0;
        String open = null;
        int number = 0;
        for (int next = in.read(); ; next = in.read()) {
          if (next >= 0 && next != '\n') {
            line.write(next);
            at++;
            continue;
          }
          number++;
          long from = at - line.size();
          String text = line.toString(StandardCharsets.UTF_8);
          if (format == Format.LINES && !text.isBlank()) {
            String id = idOf(text, file + ":" + number);
            places.put(id, new Place(file, from, line.size(), format));
          } else if (format == Format.GKG) {
            Place place = new Place(file, from, line.size(), format);
            documentOf(text, file + ":" + number).ifPresent(id -> places.put(id, place));
          } else if (text.startsWith(NEW_DOCUMENT)) {
            close(open, file, begin, from);
            open = text.substring(NEW_DOCUMENT.length()).strip();
            begin = from;
          } else if (text.startsWith(ANNOTATOR)) {
            annotators.put(text.substring(ANNOTATOR.length()).strip(), true);
          }
          line.reset();
          if (next < 0) {
            close(open, file, begin, at);
            return;
          }
          at++;
        }
      }
    }

    private void close(@Nullable String id, Path file, long begin, long end) {
      if (id != null) {
        places.put(id, new Place(file, begin, Math.toIntExact(end - begin), Format.CONLL));
      }
    }

    private static Optional<String> documentOf(String line, String where) throws IOException {
      try {
        return line.isBlank() ? Optional.empty() : GkgRecord.of(line).map(GkgRecord::document);
      } catch (IllegalArgumentException e) {
        throw new IOException(where + ": " + e.getMessage(), e);
      }
    }

    private String idOf(String line, String where) throws IOException {
      String id = null;
      try (JsonParser json = JSON.createParser(line)) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
          throw new IOException(where + ": not a JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String key = json.currentName();
          JsonToken value = json.nextToken();
          if (key.equals("id") && value.isScalarValue()) {
            id = json.getText();
          } else if (key.equals("annotator") && value == JsonToken.VALUE_STRING) {
            annotators.put(json.getText(), true);
          }
          json.skipChildren();
        }
      } catch (JsonProcessingException e) {
        throw new IOException(where + ": not valid JSON: " + e.getOriginalMessage(), e);
      }
      if (id == null) {
        throw new IOException(where + ": annotations without \"id\"");
      }
      return id;
    }
  }

  /**
   * How many articles have annotations.
   *
   * @return the number
   */
  public int size() {
    return places.size();
  }

  @Override
  public String identity() {
    return identity;
  }

  /**
   * What the files say of an article.
   *
   * @throws DatelineException if they say nothing of it, or what does not fit its text
   */
  @Override
  public AnnotatedArticle annotate(Article article) {
    Place place = places.get(article.id());
    if (place == null) {
      place = article.url().map(places::get).orElse(null);
    }
    if (place == null) {
      throw new DatelineException("no annotations are given for it");
    }
    try {
      byte[] bytes = bytes(place);
      return switch (place.format) {
        case LINES -> lines(article, bytes);
        case CONLL -> conll(article, new String(bytes, StandardCharsets.UTF_8));
        case CORENLP -> coreNlp(article, bytes);
        case GKG ->
            GkgNames.annotate(
                article,
                GkgRecord.of(new String(bytes, StandardCharsets.UTF_8)).orElseThrow(),
                identity,
                Sentences.SPLITTER);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Place place) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(place.length);
    try (FileChannel file = FileChannel.open(place.file)) {
      while (bytes.hasRemaining()) {
        if (file.read(bytes, place.from + bytes.position()) < 0) {
          throw new IOException(place.file + ": it has become shorter since it was looked through");
        }
      }
    }
    return bytes.array();
  }

  private AnnotatedArticle annotated(Article article, long tokens, List<Draft> drafts) {
    List<Sentence> sentences = new ArrayList<>();
    for (Draft draft : drafts) {
      String text = article.text(draft.field);
      for (Mention mention : draft.mentions) {
        if (mention.end() > text.length()) {
          throw misfit("a mention ends at " + mention.end() + " of " + text.length());
        }
      }
    }
    try {
      for (Draft draft : drafts) {
        sentences.add(
            new Sentence(draft.field, draft.start, draft.end, draft.paragraph, draft.mentions));
      }
      return new AnnotatedArticle(article, identity, tokens, sentences);
    } catch (IllegalArgumentException e) {
      throw misfit(String.valueOf(e.getMessage()));
    }
  }

  private static DatelineException misfit(String why) {
    return new DatelineException("the annotations do not fit the text: " + why);
  }

  /** A sentence while it is read. */
  private static final class Draft {
    Field field = Field.BODY;
    int start = -1;
    int end = -1;
    int paragraph = -1;
    final List<Mention> mentions = new ArrayList<>();
  }

  // JSON lines.

  private AnnotatedArticle lines(Article article, byte[] bytes) throws IOException {
    List<Draft> drafts = new ArrayList<>();
    List<Object> mentions = new ArrayList<>();
    long tokens = 0;
    try (JsonParser json = JSON.createParser(bytes)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        json.nextToken();
        Object value = value(json);
        if (key.equals("sentences")) {
          for (Object one : list(value)) {
            Map<?, ?> its = map(one);
            Draft draft = new Draft();
            draft.field = field(its);
            draft.start = number(its, "start");
            draft.end = number(its, "end");
            draft.paragraph = number(its, "paragraph");
            drafts.add(draft);
          }
        } else if (key.equals("mentions")) {
          mentions.addAll(list(value));
        } else if (key.equals("tokens") && value instanceof Number number) {
          tokens = number.longValue();
        }
      }
    }
    int at = 0;
    for (Object one : mentions) {
      Map<?, ?> its = map(one);
      Field field = field(its);
      int start = number(its, "start");
      while (at < drafts.size()
          && (drafts.get(at).field.compareTo(field) < 0
              || (drafts.get(at).field == field && drafts.get(at).end <= start))) {
        at++;
      }
      if (at == drafts.size()) {
        throw misfit("a mention at " + start + " is in no sentence");
      }
      Mention mention = mention(its, start, number(its, "end"));
      checkText(article, field, mention, its.get("text"));
      drafts.get(at).mentions.add(mention);
    }
    return annotated(article, tokens, drafts);
  }

  private static void checkText(
      Article article, Field field, Mention mention, @Nullable Object said) {
    String text = field == Field.HEADLINE ? article.headline() : article.body();
    if (said instanceof String form
        && (mention.end() > text.length()
            || !text.substring(mention.start(), mention.end()).equals(form))) {
      throw misfit("\"" + form + "\" does not stand at " + mention.start());
    }
  }

  private static Mention mention(Map<?, ?> its, int start, int end) {
    if (its.get("entity") instanceof Map<?, ?> entity) {
      EntityType type = new EntityType(text(entity, "type"));
      String name = text(entity, "name");
      String label = entity.get("label") instanceof String given ? given : name;
      return Mention.of(
          start,
          end,
          entity.get("wikipedia") instanceof String page
              ? Entity.linked(type, page, label)
              : Entity.of(type, name).withLabel(label));
    }
    EntityType type = new EntityType(text(its, "type"));
    return its.get("value") instanceof String value
        ? Mention.of(start, end, type, value)
        : Mention.of(start, end, type);
  }

  private static Field field(Map<?, ?> its) {
    return "headline".equals(its.get("field")) ? Field.HEADLINE : Field.BODY;
  }

  private static int number(Map<?, ?> its, String key) {
    if (its.get(key) instanceof Number number) {
      return number.intValue();
    }
    throw misfit("\"" + key + "\" is missing");
  }

  private static String text(Map<?, ?> its, String key) {
    if (its.get(key) instanceof String text) {
      return text;
    }
    throw misfit("\"" + key + "\" is missing");
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> map = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String key = json.currentName();
          json.nextToken();
          map.put(key, value(json));
        }
        return map;
      }
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        return list;
      }
      case VALUE_NUMBER_INT -> {
        return json.getLongValue();
      }
      case VALUE_STRING -> {
        return json.getText();
      }
      default -> {
        return null;
      }
    }
  }

  // CoreNLP's JSON.

  private AnnotatedArticle coreNlp(Article article, byte[] bytes) throws IOException {
    Object document;
    try (JsonParser json = JSON.createParser(bytes)) {
      json.nextToken();
      document = value(json);
    }
    String body = article.body();
    List<Draft> drafts = new ArrayList<>();
    long tokens = 0;
    for (Object one : list(map(document).get("sentences"))) {
      List<?> its = list(map(one).get("tokens"));
      if (its.isEmpty()) {
        continue;
      }
      tokens += its.size();
      Draft draft = new Draft();
      draft.start = number(map(its.getFirst()), "characterOffsetBegin");
      draft.end = number(map(its.getLast()), "characterOffsetEnd");
      draft.paragraph =
          drafts.isEmpty()
              ? 0
              : drafts.getLast().paragraph
                  + (isParted(body, drafts.getLast().end, draft.start) ? 1 : 0);
      for (Object mention : list(map(one).get("entitymentions"))) {
        Map<?, ?> said = map(mention);
        int start = number(said, "characterOffsetBegin");
        int end = number(said, "characterOffsetEnd");
        if (end > body.length()) {
          throw misfit("a mention ends at " + end + " of " + body.length());
        }
        if (!article.text(Field.BODY).substring(start, end).isBlank()) {
          draft.mentions.add(coreNlp(said, body.substring(start, end), start, end));
        }
      }
      drafts.add(draft);
    }
    return annotated(article, tokens, drafts);
  }

  private static Mention coreNlp(Map<?, ?> said, String form, int start, int end) {
    EntityType type = new EntityType(text(said, "ner"));
    if (EntityType.coOccurring().contains(type)) {
      Object page = said.get("entitylink");
      return Mention.of(
          start,
          end,
          page instanceof String title && !title.isBlank()
              ? Entity.linked(type, title, form)
              : Entity.of(type, form));
    }
    return said.get("normalizedNER") instanceof String value
        ? Mention.of(start, end, type, value)
        : Mention.of(start, end, type);
  }

  private static boolean isParted(String body, int from, int to) {
    int breaks = 0;
    for (int i = from; i < Math.min(to, body.length()); i++) {
      breaks += body.charAt(i) == '\n' ? 1 : 0;
    }
    return breaks > 1;
  }

  // CoNLL.

  private AnnotatedArticle conll(Article article, String text) {
    List<Draft> drafts = new ArrayList<>();
    Draft open = new Draft();
    long tokens = 0;
    for (String line : text.split("\n", -1)) {
      String row = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      if (row.startsWith("# field = ")) {
        open.field = row.endsWith("headline") ? Field.HEADLINE : Field.BODY;
      } else if (row.startsWith("# paragraph = ")) {
        open.paragraph = integer(row.substring("# paragraph = ".length()));
      } else if (row.startsWith("# tokens = ")) {
        tokens = integer(row.substring("# tokens = ".length()));
      } else if (row.isBlank()) {
        close(article, open, drafts);
        open = new Draft();
      } else if (!row.startsWith("#")) {
        token(row.split("\t", -1), open);
      }
    }
    close(article, open, drafts);
    return annotated(article, tokens, drafts);
  }

  private static void close(Article article, Draft open, List<Draft> drafts) {
    if (open.start < 0) {
      return;
    }
    if (open.paragraph < 0) {
      boolean first = drafts.isEmpty() || drafts.getLast().field != open.field;
      open.paragraph =
          first
              ? 0
              : drafts.getLast().paragraph
                  + (isParted(article.body(), drafts.getLast().end, open.start) ? 1 : 0);
    }
    drafts.add(open);
  }

  private static void token(String[] columns, Draft open) {
    if (columns.length < 4) {
      throw misfit("a line of CoNLL needs form, start, end and label, parted by tabs");
    }
    int start = integer(columns[1]);
    int end = integer(columns[2]);
    open.start = open.start < 0 ? start : open.start;
    open.end = end;
    String label = columns[3];
    if (label.startsWith("I-") && !open.mentions.isEmpty()) {
      Mention before = open.mentions.removeLast();
      open.mentions.add(
          before.entity().isPresent()
              ? Mention.of(before.start(), end, named(before, columns))
              : before.value().isPresent()
                  ? Mention.of(before.start(), end, before.type(), before.value().get())
                  : Mention.of(before.start(), end, before.type()));
    } else if (label.startsWith("B-") || label.startsWith("I-")) {
      EntityType type = new EntityType(label.substring(2));
      String name = column(columns, 4);
      String page = column(columns, 5);
      String shown = column(columns, 6);
      if (!name.isEmpty() || EntityType.coOccurring().contains(type)) {
        String known = name.isEmpty() ? columns[0] : name;
        Entity entity =
            page.isEmpty()
                ? Entity.of(type, known).withLabel(shown.isEmpty() ? known : shown)
                : Entity.linked(type, page, shown.isEmpty() ? known : shown);
        open.mentions.add(Mention.of(start, end, entity));
      } else {
        String value = column(columns, 7);
        open.mentions.add(
            value.isEmpty() ? Mention.of(start, end, type) : Mention.of(start, end, type, value));
      }
    }
  }

  /** The entity of a name that goes on: without a column for it, its words so far. */
  private static Entity named(Mention before, String[] columns) {
    Entity entity = before.entity().orElseThrow();
    return column(columns, 4).isEmpty()
        ? Entity.of(entity.type(), entity.name() + " " + columns[0])
        : entity;
  }

  private static String column(String[] columns, int i) {
    return i >= columns.length || columns[i].equals("_") ? "" : columns[i];
  }

  private static int integer(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw misfit("\"" + text + "\" is no number");
    }
  }
}
