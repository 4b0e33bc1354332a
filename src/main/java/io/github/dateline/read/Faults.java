package io.github.dateline.read;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.zip.ZipException;

/** What went wrong with a file, in words for people. */
final class Faults {
  private Faults() {}

  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException gone -> "no such file or folder";
      case AccessDeniedException denied -> "no permission to read it";
      case FileSystemLoopException loop -> "links that lead in a circle";
      case NotDirectoryException plain -> "not a folder";
      case ZipException damaged -> "damaged gzip: " + damaged.getMessage();
      case EOFException cut -> "damaged gzip: it ends too early";
      case FileSystemException other when other.getReason() != null ->
          "cannot be read: " + other.getReason();
      default -> e.getMessage() == null ? "cannot be read" : "cannot be read: " + e.getMessage();
    };
  }
}
