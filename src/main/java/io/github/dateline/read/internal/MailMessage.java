package io.github.dateline.read.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An e-mail or a part of one: its header, and the text in it, plain before HTML. */
public final class MailMessage {
  private static final int MAX_DEPTH = 10;
  private static final int MAX_PARTS = 200;

  private static final Pattern ENCODED = Pattern.compile("=\\?([^?\\s]+)\\?([BbQq])\\?([^?]*)\\?=");
  private static final Pattern BETWEEN = Pattern.compile("(\\?=)\\s+(=\\?)");
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)boundary=(?:\"([^\"]+)\"|([^;\\s]+))");

  /** What stands before a message that is handed on. */
  private static final Pattern FORWARDED =
      Pattern.compile(
          "(?i)(?:-{3,} ?(?:forwarded|original) message ?-{3,}|begin forwarded message:)\\s*\n");

  private static final String ENCODING = "content-transfer-encoding";
  private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([\\w.:-]+)");

  /** What no text has. */
  private static final Pattern NO_TEXT =
      Pattern.compile("[\\x00-\\x08\\x0e-\\x1a\\x1c-\\x1f\ufffd]");

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}\\s*");

  private final Map<String, String> header;
  private final String content;
  private final int depth;
  private boolean damaged;
  private @Nullable List<MailMessage> parts;

  private MailMessage(Map<String, String> header, String content, int depth) {
    this.header = header;
    this.content = content;
    this.depth = depth;
  }

  /** The message that bytes are. */
  public static MailMessage of(byte[] bytes) {
    return of(new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n"), 0);
  }

  /** The text has one character for each byte. */
  private static MailMessage of(String text, int depth) {
    int end = text.startsWith("\n") ? 0 : text.indexOf("\n\n");
    String head = end < 0 ? text : text.substring(0, end);
    Map<String, String> header = new TreeMap<>();
    for (String line : head.replaceAll("\n[ \t]+", " ").split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        header.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return new MailMessage(header, end < 0 ? "" : text.substring(end).stripLeading(), depth);
  }

  /** A line of the header, decoded, empty if there is none. */
  public String header(String name) {
    byte[] bytes = header.getOrDefault(name, "").getBytes(StandardCharsets.ISO_8859_1);
    Charset charset =
        TextDecoder.isUtf8(bytes) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    String value = BETWEEN.matcher(new String(bytes, charset)).replaceAll("$1$2");
    Matcher word = ENCODED.matcher(value);
    StringBuilder out = new StringBuilder();
    while (word.find()) {
      boolean base64 = word.group(2).equalsIgnoreCase("B");
      byte[] said = base64 ? base64(word.group(3)) : quoted(word.group(3).replace('_', ' '));
      word.appendReplacement(
          out, Matcher.quoteReplacement(new String(said, charset(word.group(1)))));
    }
    return word.appendTail(out).toString();
  }

  /** Longest signature below its line of two hyphens and a blank, in UTF-16 code units. */
  private static final int MAX_SIGNATURE = 800;

  /** The text, that of an attachment where there is no other; empty if there is none. */
  public String text() {
    String text = textAndSignature();
    int signed = Math.max(text.lastIndexOf("\n-- \n"), text.lastIndexOf("\n-- \r\n"));
    boolean brief = text.length() - signed < MAX_SIGNATURE;
    return signed > 0 && brief ? text.substring(0, signed).strip() : text;
  }

  private String textAndSignature() {
    for (boolean attached : new boolean[] {false, true}) {
      for (String type : new String[] {"text/plain", "text/html"}) {
        String text = text(type, attached);
        if (!text.isBlank()) {
          return text.strip();
        }
      }
    }
    return "";
  }

  private String text(String type, boolean attached) {
    for (MailMessage part : texts(type, attached)) {
      String text = part.decoded(type);
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }

  /**
   * The message that its text hands on and begins with, under its own id; itself if there is none.
   */
  public MailMessage forwarded() {
    String text = text();
    Matcher found = FORWARDED.matcher(text);
    if (!found.lookingAt()) {
      return this;
    }
    MailMessage told = of(text.substring(found.end()).getBytes(StandardCharsets.UTF_8));
    told.header.keySet().retainAll(Set.of("from", "date", "sent", "subject"));
    if (told.header.size() < 2 || told.content.isBlank()) {
      return this;
    }
    String sent = told.header.getOrDefault("sent", header.getOrDefault("date", ""));
    told.header.putIfAbsent("date", sent);
    header.forEach((key, value) -> {
      if (!key.startsWith("content-")) {
        told.header.putIfAbsent(key, value);
      }
    });
    return told;
  }

  /** Whether text of it could not be decoded. */
  public boolean isDamaged() {
    return damaged || leaves().anyMatch(part -> part.damaged);
  }

  /** The texts attached to it that are not its {@linkplain #text() text}, in order. */
  public List<MailMessage> attachedTexts() {
    List<MailMessage> attached = new ArrayList<>(texts("text/", true));
    boolean own = !text("text/plain", false).isBlank() || !text("text/html", false).isBlank();
    if (!own) {
      String text = text();
      attached.removeIf(part -> part.text().equals(text));
    }
    attached.removeIf(
        part -> !part.type().matches("text/(?:plain|html)\\b.*") || part.text().isEmpty());
    return attached;
  }

  /** The messages attached to it, as when several are forwarded, in order. */
  public List<MailMessage> messages() {
    return leaves()
        .filter(part -> depth < MAX_DEPTH && part.type().startsWith("message/rfc822"))
        .map(part -> of(new String(part.bytes(), StandardCharsets.ISO_8859_1), part.depth + 1))
        .toList();
  }

  private List<MailMessage> texts(String type, boolean attached) {
    return leaves()
        .filter(part -> part.type().startsWith(type) && part.isAttached() == attached)
        .toList();
  }

  private String type() {
    return header.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
  }

  private boolean isAttached() {
    return header
        .getOrDefault("content-disposition", "")
        .toLowerCase(Locale.ROOT)
        .startsWith("attach");
  }

  /** The parts that have no parts, in order; itself if it has none. */
  private Stream<MailMessage> leaves() {
    if (!type().startsWith("multipart/")) {
      return Stream.of(this);
    }
    return parts().stream().flatMap(MailMessage::leaves);
  }

  private String decoded(String type) {
    String text = new String(bytes(), charset(type()));
    boolean coded = header.getOrDefault(ENCODING, "").equalsIgnoreCase("base64");
    if (coded && NO_TEXT.matcher(text).results().count() > text.length() / 20) {
      damaged = true;
      return "";
    }
    return type.equals("text/html") ? HtmlText.of("<p>" + text + "</p>") : text;
  }

  private List<MailMessage> parts() {
    if (parts == null) {
      parts = depth < MAX_DEPTH ? split() : List.of();
    }
    return parts;
  }

  private List<MailMessage> split() {
    Matcher found = BOUNDARY.matcher(header.getOrDefault("content-type", ""));
    List<MailMessage> split = new ArrayList<>();
    if (!found.find()) {
      return split;
    }
    String boundary = "--" + (found.group(1) == null ? found.group(2) : found.group(1));
    String[] pieces = ("\n" + content).split("\n" + Pattern.quote(boundary), -1);
    for (int i = 1; i < pieces.length && i < MAX_PARTS && !pieces[i].startsWith("--"); i++) {
      split.add(of(pieces[i].replaceFirst("^[ \t]*\n", ""), depth + 1));
    }
    return split;
  }

  private byte[] bytes() {
    return switch (header.getOrDefault(ENCODING, "").toLowerCase(Locale.ROOT)) {
      case "base64" -> lines64();
      case "quoted-printable" -> quoted(content.replaceAll("=[ \t]*\n", ""));
      default -> content.getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  /** The lines that are base64; a list server may have put others after them. */
  private byte[] lines64() {
    StringBuilder lines = new StringBuilder();
    for (String line : content.split("\n")) {
      if (!line.isBlank() && !BASE64.matcher(line).matches()) {
        damaged = true;
        break;
      }
      lines.append(line.strip());
    }
    byte[] bytes = base64(lines.toString());
    damaged |= bytes.length == 0 && !lines.isEmpty();
    return bytes;
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] quoted(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (text.charAt(i) == '=' && high >= 0 && low >= 0) {
        out.write(16 * high + low);
        i += 2;
      } else {
        out.write(text.charAt(i));
      }
    }
    return out.toByteArray();
  }

  private static Charset charset(String type) {
    Matcher found = CHARSET.matcher(type);
    String name = found.find() ? found.group(1) : type;
    try {
      return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
