package io.github.dateline.read;

import io.github.dateline.Article;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file format of articles. Finding files, gzip, messages and the choice by content are done for
 * it.
 *
 * <p>To add one, implement this with a public constructor without parameters and name the class in
 * {@code META-INF/services/io.github.dateline.read.ArticleFormat}. Such formats are asked before
 * those of Dateline. Implementations hold no state.
 */
public interface ArticleFormat {
  /** Longest text file, line or article that is read, unpacked, in bytes: 128 MiB. */
  int MAX_BYTES = 128 << 20;

  /**
   * What people call the format, for messages.
   *
   * @return the title, such as {@code NITF}
   */
  String title();

  /**
   * The endings of the files in a folder that may be of this format.
   *
   * @return the endings in lower case, with the dot and without {@code .gz}
   */
  List<String> endings();

  /**
   * Whether a file is of this format.
   *
   * @param beginning its name and first bytes
   * @return true if {@link #read} is to be called
   */
  boolean matches(Beginning beginning);

  /**
   * Starts reading.
   *
   * @param input the file
   * @return its articles
   * @throws IOException if the beginning cannot be read
   */
  Articles read(Input input) throws IOException;

  /** The articles of one open file. */
  interface Articles {
    /**
     * The next article.
     *
     * @return null if there is none left
     * @throws IOException if the file cannot be read on; what is left of it is lost
     */
    @Nullable Article next() throws IOException;

    /**
     * The position for messages.
     *
     * @return the file, and the line in files of lines
     */
    String where();
  }

  /** A file to be read. */
  interface Input {
    /**
     * What messages call it.
     *
     * @return its path as it was given
     */
    String name();

    /**
     * The id of an article that is the whole file.
     *
     * @return its path below the given folder, or its name if it was given itself
     */
    String id();

    /**
     * The content.
     *
     * @return the bytes, unpacked; closed by the caller
     */
    InputStream content();

    /**
     * How it is to be read.
     *
     * @return the options
     */
    ReadOptions options();

    /**
     * Says that something could not be read.
     *
     * @param where what it was
     * @param why the reason
     */
    void setAside(String where, String why);

    /**
     * Says that something may be wrong with what was read.
     *
     * @param what what it is; equal texts are counted
     * @param where where it was met
     */
    void warn(String what, String where);
  }

  /**
   * The name of a file and its first bytes, unpacked.
   *
   * @param fileName the name, without folders
   * @param bytes the first bytes, at most 65,536
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Beginning(String fileName, byte[] bytes) {
    /**
     * The ending of the name, {@code .gz} left out.
     *
     * @return the ending in lower case with its dot, empty if there is none
     */
    public String ending() {
      return endingOf(fileName);
    }

    /**
     * The bytes as text.
     *
     * @return the text, UTF-16 where a byte-order mark says so; of other encodings the letters of
     *     ASCII are right
     */
    public String text() {
      boolean be = bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff;
      boolean le = bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe;
      String text =
          new String(
              bytes,
              be
                  ? StandardCharsets.UTF_16BE
                  : le ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    static String endingOf(String fileName) {
      String lower = fileName.toLowerCase(Locale.ROOT);
      String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
      int dot = plain.lastIndexOf('.');
      return dot < 0 ? "" : plain.substring(dot);
    }
  }
}
