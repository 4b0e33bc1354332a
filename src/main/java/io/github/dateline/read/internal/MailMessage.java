package io.github.dateline.read.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An e-mail or a part of one: its header, and the text in it, plain before HTML. */
public final class MailMessage {
  private static final int MAX_DEPTH = 10;
  private static final int MAX_PARTS = 200;

  private static final Pattern ENCODED = Pattern.compile("=\\?([^?\\s]+)\\?([BbQq])\\?([^?]*)\\?=");
  private static final Pattern BETWEEN = Pattern.compile("(\\?=)\\s+(=\\?)");
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
  private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([\\w.:-]+)");

  private final Map<String, String> header;
  private final String content;
  private final int depth;

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
    String value = BETWEEN.matcher(header.getOrDefault(name, "")).replaceAll("$1$2");
    Matcher word = ENCODED.matcher(value);
    StringBuilder out = new StringBuilder();
    while (word.find()) {
      boolean base64 = word.group(2).equalsIgnoreCase("B");
      byte[] bytes = base64 ? base64(word.group(3)) : quoted(word.group(3).replace('_', ' '));
      word.appendReplacement(
          out, Matcher.quoteReplacement(new String(bytes, charset(word.group(1)))));
    }
    return word.appendTail(out).toString();
  }

  /** The text, empty if there is none. */
  public String text() {
    String plain = find("text/plain");
    return (plain.isBlank() ? find("text/html") : plain).strip();
  }

  private String find(String wanted) {
    String type = header.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/") && depth < MAX_DEPTH) {
      for (MailMessage part : parts()) {
        String text = part.find(wanted);
        if (!text.isBlank()) {
          return text;
        }
      }
      return "";
    }
    boolean attached =
        header
            .getOrDefault("content-disposition", "")
            .toLowerCase(Locale.ROOT)
            .startsWith("attach");
    if (!type.startsWith(wanted) || attached) {
      return "";
    }
    String decoded = new String(bytes(), charset(type));
    return wanted.equals("text/html") ? HtmlText.of("<p>" + decoded + "</p>") : decoded;
  }

  private List<MailMessage> parts() {
    Matcher found = BOUNDARY.matcher(header.getOrDefault("content-type", ""));
    List<MailMessage> parts = new ArrayList<>();
    if (!found.find()) {
      return parts;
    }
    String boundary = "--" + (found.group(1) == null ? found.group(2) : found.group(1));
    String[] pieces = ("\n" + content).split("\n" + Pattern.quote(boundary), -1);
    for (int i = 1; i < pieces.length && i < MAX_PARTS && !pieces[i].startsWith("--"); i++) {
      parts.add(of(pieces[i].replaceFirst("^[ \t]*\n", ""), depth + 1));
    }
    return parts;
  }

  private byte[] bytes() {
    return switch (header.getOrDefault("content-transfer-encoding", "").toLowerCase(Locale.ROOT)) {
      case "base64" -> base64(content);
      case "quoted-printable" -> quoted(content.replaceAll("=[ \t]*\n", ""));
      default -> content.getBytes(StandardCharsets.ISO_8859_1);
    };
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
