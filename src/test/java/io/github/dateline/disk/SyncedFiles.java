package io.github.dateline.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * What of a folder would be there after a loss of power: of a file the content that was synced
 * last, of a folder the names that were in it when it was synced last. POSIX promises no more.
 */
final class SyncedFiles {
  private final Path root;
  private final Map<Path, Node> nodes = new HashMap<>();

  /** A file or a folder, under whatever name. */
  private static final class Node {
    /** Null if it is a file. */
    final @Nullable Map<String, Node> entries;

    Map<String, Node> syncedEntries = new TreeMap<>();
    byte[] syncedContent = {};

    /** What is in the file now; read when it is needed. */
    byte[] content = {};

    Node(boolean folder) {
      entries = folder ? new TreeMap<>() : null;
    }
  }

  /** All that is in the folder now is synced. */
  SyncedFiles(Path root) throws IOException {
    this.root = root;
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted().toList()) {
        if (Files.isDirectory(path)) {
          madeFolder(path);
        } else {
          made(path);
        }
      }
    }
    for (Path path : Set.copyOf(nodes.keySet())) {
      sync(path);
    }
  }

  synchronized void made(Path file) {
    enter(file, new Node(false));
  }

  synchronized void madeFolder(Path folder) {
    enter(folder, new Node(true));
  }

  private void enter(Path path, Node node) {
    gone(nodes.put(path, node));
    Node folder = nodes.get(path.getParent());
    if (folder != null && folder.entries != null) {
      folder.entries.put(path.getFileName().toString(), node);
    }
  }

  synchronized void deleted(Path path) {
    gone(nodes.remove(path));
    Node folder = nodes.get(path.getParent());
    if (folder != null && folder.entries != null) {
      folder.entries.remove(path.getFileName().toString());
    }
  }

  /** What is gone can come back as it was synced. */
  private static void gone(@Nullable Node node) {
    if (node != null) {
      node.content = node.syncedContent;
    }
  }

  /** Files alone are moved. */
  synchronized void moved(Path from, Path to) {
    Node node = nodes.get(from);
    deleted(from);
    if (node != null) {
      enter(to, node);
    }
  }

  synchronized void sync(Path path) throws IOException {
    Node node = nodes.get(path);
    if (node == null) {
      return;
    }
    if (node.entries != null) {
      node.syncedEntries = new TreeMap<>(node.entries);
    } else {
      node.syncedContent = Files.readAllBytes(path);
    }
  }

  /**
   * Makes the folder what it would be.
   *
   * @param random decides what of that which was not synced is there all the same; null if nothing
   *     is
   */
  synchronized void restore(@Nullable Random random) throws IOException {
    for (Map.Entry<Path, Node> node : nodes.entrySet()) {
      if (node.getValue().entries == null) {
        node.getValue().content = Files.readAllBytes(node.getKey());
      }
    }
    try (Stream<Path> files = Files.list(root)) {
      for (Path file : files.toList()) {
        IOUtils.rm(file);
      }
    }
    restore(root, nodes.get(root), random);
  }

  private static void restore(Path folder, Node node, @Nullable Random random) throws IOException {
    Map<String, Node> now = node.entries;
    Set<String> names = new TreeSet<>(node.syncedEntries.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      boolean stays = random != null && random.nextBoolean();
      Node entry = (stays ? now : node.syncedEntries).get(name);
      if (entry == null) {
        continue;
      }
      Path path = folder.resolve(name);
      if (entry.entries != null) {
        Files.createDirectory(path);
        restore(path, entry, random);
      } else {
        Files.write(path, content(entry, random));
      }
    }
  }

  /** The old content, the new one, or as much of the new one as was written when power was lost. */
  private static byte[] content(Node file, @Nullable Random random) {
    if (random == null || Arrays.equals(file.content, file.syncedContent)) {
      return file.syncedContent;
    }
    return switch (random.nextInt(3)) {
      case 0 -> file.syncedContent;
      case 1 -> file.content;
      default -> Arrays.copyOf(file.content, random.nextInt(file.content.length + 1));
    };
  }
}
