package io.github.dateline.cli;

import io.github.dateline.annotate.CoreNlpAnnotator;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * CoreNLP's models where they are not on the class path, as in the distribution, which comes
 * without them: named by an option or a variable, or in the local Maven repository.
 */
final class ModelFiles {
  /** The option that names them. */
  static final String OPTION = "--models";

  /** The variable that names them: a jar or a folder. */
  private static final String VARIABLE = "DATELINE_MODELS";

  /** One of them, which stands for all. */
  private static final String MODEL =
      "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz";

  private ModelFiles() {}

  /**
   * A class loader like this class's own that has the models too; empty if it is not needed, or if
   * there are none.
   */
  static Optional<URLClassLoader> loader(String... args) {
    boolean annotates = args.length > 0 && (args[0].equals("index") || args[0].equals("annotate"));
    if (!annotates || ModelFiles.class.getClassLoader() != ClassLoader.getSystemClassLoader()) {
      return Optional.empty();
    }
    Optional<String> named = named(args);
    if (named.isEmpty() && areOnClassPath()) {
      return Optional.empty();
    }
    List<Path> jars = jars(place(named));
    if (jars.isEmpty()) {
      return Optional.empty();
    }
    Stream<Path> others =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of);
    URL[] urls = Stream.concat(jars.stream(), others).map(ModelFiles::url).toArray(URL[]::new);
    return Optional.of(new URLClassLoader(urls, ClassLoader.getPlatformClassLoader()));
  }

  private static Optional<String> named(String... args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith(OPTION + "=")) {
        return Optional.of(args[i].substring(OPTION.length() + 1));
      }
      if (args[i].equals(OPTION) && i + 1 < args.length) {
        return Optional.of(args[i + 1]);
      }
    }
    return Optional.empty();
  }

  /**
   * Checks that there are models.
   *
   * @param named what the option names; null if it was not given
   * @throws IOException if there are none: where they were looked for, and how to get them
   */
  static void check(@Nullable Path named) throws IOException {
    if (!areOnClassPath()) {
      throw new IOException(
          "CoreNLP's English models are missing: there are none in "
              + place(Optional.ofNullable(named).map(Path::toString))
              + "; get them (474 MB) with 'mvn dependency:get"
              + " -Dartifact=edu.stanford.nlp:stanford-corenlp:"
              + version()
              + ":jar:models' and the dictionary of names (227 MB) with ':jar:models-english-kbp',"
              + " or name a folder that has both jars by "
              + OPTION
              + " or $"
              + VARIABLE);
    }
  }

  private static boolean areOnClassPath() {
    return ModelFiles.class.getClassLoader().getResource(MODEL) != null;
  }

  /** Where to look: the option before the variable before the local Maven repository. */
  private static Path place(Optional<String> named) {
    return named
        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)).filter(set -> !set.isEmpty()))
        .map(Path::of)
        .orElseGet(() ->
            Path.of(System.getProperty("user.home"), ".m2", "repository")
                .resolve("edu/stanford/nlp/stanford-corenlp")
                .resolve(version()));
  }

  /** The jars of models in a folder; or one, with those that belong to it. */
  private static List<Path> jars(Path place) {
    Path folder = Files.isDirectory(place) ? place : place.toAbsolutePath().getParent();
    String start =
        Files.isDirectory(place)
            ? "stanford-corenlp-" + version() + "-models"
            : place.getFileName().toString().replaceFirst("\\.jar$", "");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> isModels(file.getFileName().toString(), start)).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static boolean isModels(String name, String start) {
    return name.startsWith(start) && name.endsWith(".jar");
  }

  /** CoreNLP's, as an annotator's identity begins with it. */
  private static String version() {
    return CoreNlpAnnotator.builder().links(false).identity().split("[- ]")[1];
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
