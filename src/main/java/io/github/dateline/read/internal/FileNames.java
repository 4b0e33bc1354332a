package io.github.dateline.read.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Names of files as texts. Two names are never one text, though names need not be UTF-8: what is
 * not becomes U+FFFD and the two hexadecimal digits of each byte.
 */
public final class FileNames {
  private static final char REPLACEMENT = '\ufffd';

  private FileNames() {}

  /** The last part of a path, the same in every locale. */
  public static String of(Path path) {
    Path last = path.getFileName();
    String name = last == null ? path.toString() : last.toString();
    if (name.indexOf(REPLACEMENT) < 0) {
      return name;
    }
    // Java keeps the bytes of a name but shows them in an address only, which names within a zip
    // file have none of.
    String address = path.toUri().getRawPath();
    if (address == null) {
      return name;
    }
    String bare = address.replaceAll("/+$", "");
    return of(bytes(bare.substring(bare.lastIndexOf('/') + 1)));
  }

  private static byte[] bytes(String escaped) {
    ByteBuffer bytes = ByteBuffer.allocate(escaped.length() * 3);
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '%') {
        bytes.put((byte) HexFormat.fromHexDigits(escaped, i + 1, i + 3));
        i += 2;
      } else {
        bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] all = new byte[bytes.position()];
    bytes.flip().get(all);
    return all;
  }

  /** The name that is written with these bytes. */
  public static String of(byte[] bytes) {
    CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    StringBuilder name = new StringBuilder();
    while (true) {
      CharBuffer out = CharBuffer.allocate(bytes.length + 1);
      CoderResult result = utf8.reset().decode(in, out, true);
      // A U+FFFD that was written is told from one that stands for something else.
      name.append(out.flip().toString().replace("\ufffd", "\ufffdEFBFBD"));
      if (!result.isError()) {
        return name.toString();
      }
      for (int i = 0; i < result.length(); i++) {
        name.append(REPLACEMENT).append(HexFormat.of().withUpperCase().toHexDigits(in.get()));
      }
    }
  }
}
