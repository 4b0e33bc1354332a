package io.github.dateline.read.internal;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which pages of newspapers belong to issues; each METS file is looked through once. */
public final class IssuePages {
  /** Longest METS file that is looked through. */
  private static final int MAX_METS = 32 << 20;

  /** As many folders are remembered. */
  private static final int MAX_FOLDERS = 16;

  private static final Pattern ARTICLE = Pattern.compile("\"(?i:article)\"");

  private static final Pattern ADDRESS =
      Pattern.compile("href\\s*=\\s*[\"']([^\"'<>]{1,1000})[\"']");

  private final Map<Path, Set<String>> folders = new LinkedHashMap<>();

  /** Whether a METS file next to a page, or above it, has the page and articles. */
  public boolean has(Path page) {
    Path file = page.toAbsolutePath();
    Path folder = file.getParent();
    for (int up = 0; up < 2 && folder != null; up++) {
      if (pages(folder).contains(String.valueOf(file.getFileName()))) {
        return true;
      }
      folder = folder.getParent();
    }
    return false;
  }

  private Set<String> pages(Path folder) {
    Set<String> known = folders.get(folder);
    if (known == null) {
      known = new HashSet<>();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.xml")) {
        for (Path file : files) {
          String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
          if (name.contains("mets") && Files.size(file) < MAX_METS) {
            addPages(Files.readString(file, StandardCharsets.ISO_8859_1), known);
          }
        }
      } catch (IOException | DirectoryIteratorException e) {
        // Then its pages are read by themselves.
      }
      if (folders.size() == MAX_FOLDERS) {
        folders.remove(folders.keySet().iterator().next());
      }
      folders.put(folder, known);
    }
    return known;
  }

  private static void addPages(String mets, Set<String> pages) {
    if (!ARTICLE.matcher(mets).find()) {
      return;
    }
    Matcher address = ADDRESS.matcher(mets);
    while (address.find()) {
      String path =
          new String(
              address.group(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      pages.add(lastPart(path));
      try {
        pages.add(lastPart(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8)));
      } catch (IllegalArgumentException e) {
        // A percent sign of its own.
      }
    }
  }

  private static String lastPart(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
