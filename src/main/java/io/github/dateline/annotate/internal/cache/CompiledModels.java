package io.github.dateline.annotate.internal.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Compiled models, kept in a folder as {@link CacheFile}s: to compile one takes seconds, to map
 * what was kept some milliseconds. Where nothing can be written, the model stays in memory.
 */
public final class CompiledModels {
  /** To be raised with any change of what a {@link Compiler} writes. */
  public static final int VERSION = 1;

  private final Optional<Path> folder;

  /** Models kept in a folder, which is made when needed, or in none. */
  public CompiledModels(Optional<Path> folder) {
    this.folder = folder;
  }

  /** What is compiled: a file of CoreNLP's, or some of them one after the other. */
  public interface Source {
    String name();

    InputStream open() throws IOException;

    ModelResource.Fingerprint fingerprint() throws IOException;
  }

  /** Turns a model into its compact form. */
  public interface Compiler {
    /**
     * Compiles.
     *
     * @param file the model, to be read
     * @param before how many bytes to leave free before what is written
     * @return the bytes, from 0 to their limit
     */
    ByteBuffer compile(InputStream file, int before) throws IOException, UnknownModelException;
  }

  /**
   * The compact form of a file, from the folder or newly compiled.
   *
   * @throws UnknownModelException if it is of a kind that cannot be compiled
   * @throws IOException if the file cannot be read; never because of the folder
   */
  public ByteBuffer load(Source model, Compiler compiler)
      throws IOException, UnknownModelException {
    ModelResource.Fingerprint fingerprint = model.fingerprint();
    CacheFile file = CacheFile.in(folder.orElse(Path.of("")), model.name(), VERSION, fingerprint);
    Optional<ByteBuffer> kept = folder.isEmpty() ? Optional.empty() : file.map();
    if (kept.isEmpty()) {
      MessageDigest sha256 = CacheFile.sha256();
      ByteBuffer made = compile(model, compiler, sha256);
      byte[] hash = sha256.digest();
      // What was written is mapped, since all processes share what is mapped.
      kept = folder.isPresent() && write(file, made, hash) ? file.map() : Optional.empty();
      if (kept.isEmpty()) {
        file.stamp(made, hash);
        kept = Optional.of(made);
      }
    }
    ByteBuffer bytes = kept.get();
    return bytes.slice(CacheFile.HEADER, bytes.limit() - CacheFile.HEADER);
  }

  private static ByteBuffer compile(Source model, Compiler compiler, MessageDigest sha256)
      throws IOException, UnknownModelException {
    try (InputStream file = model.open()) {
      DigestInputStream in = new DigestInputStream(file, sha256);
      ByteBuffer bytes = compiler.compile(in, CacheFile.HEADER);
      in.transferTo(OutputStream.nullOutputStream());
      return bytes;
    }
  }

  /** Tells whether it could write. */
  private static boolean write(CacheFile file, ByteBuffer bytes, byte[] sha256) {
    try {
      file.write(channel -> {
        for (ByteBuffer rest = bytes.duplicate().clear(); rest.hasRemaining(); ) {
          channel.write(rest);
        }
        return sha256;
      });
      return true;
    } catch (IOException | SecurityException e) {
      return false;
    }
  }
}
