package io.github.dateline.annotate.internal.cache;

import edu.stanford.nlp.ling.Word;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * One of CoreNLP's model files on the class path.
 *
 * @param name the file's name without its ending, such as {@code english.all.3class.distsim.crf}
 * @param url where it lies
 */
public record ModelResource(String name, URL url) implements CompiledModels.Source {
  private static final String FOLDER = "edu/stanford/nlp/models/ner/";
  private static final String ENDING = ".ser.gz";

  /**
   * What tells one content of the file from another.
   *
   * @param size in bytes
   * @param crc32 checksum
   */
  public record Fingerprint(long size, long crc32) {}

  /**
   * Finds a model next to CoreNLP, or where the running program keeps its resources.
   *
   * @throws FileNotFoundException if neither has it
   */
  public static ModelResource find(String name) throws FileNotFoundException {
    return find(name, FOLDER + name + ENDING);
  }

  /**
   * Finds any of CoreNLP's files.
   *
   * @param name what to call it
   * @param path where it lies on the class path
   * @throws FileNotFoundException if it is not there
   */
  public static ModelResource find(String name, String path) throws FileNotFoundException {
    ClassLoader own = Word.class.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    URL url = own.getResource(path);
    if (url == null && context != null) {
      url = context.getResource(path);
    }
    if (url == null) {
      throw new FileNotFoundException(path);
    }
    return new ModelResource(name, url);
  }

  @Override
  public InputStream open() throws IOException {
    return url.openStream();
  }

  /**
   * The fingerprint, without reading the file if it lies in a jar: jars keep size and checksum of
   * each entry, and to hash 32 MB at every start would take longer than to load them.
   */
  @Override
  public Fingerprint fingerprint() throws IOException {
    if (url.openConnection() instanceof JarURLConnection connection) {
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        JarEntry entry = jar.getJarEntry(connection.getEntryName());
        if (entry != null && entry.getSize() >= 0 && entry.getCrc() >= 0) {
          return new Fingerprint(entry.getSize(), entry.getCrc());
        }
      }
    }
    CRC32 crc = new CRC32();
    try (CheckedInputStream in = new CheckedInputStream(open(), crc)) {
      return new Fingerprint(in.transferTo(OutputStream.nullOutputStream()), crc.getValue());
    }
  }
}
