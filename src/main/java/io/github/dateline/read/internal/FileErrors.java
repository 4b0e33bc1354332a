package io.github.dateline.read.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.zip.ZipException;

/** Describes file errors in words for people. */
public final class FileErrors {
  private FileErrors() {}

  /**
   * What went wrong, after the name of the file if the exception has it.
   *
   * @param e the failure
   * @return the message
   */
  public static String message(IOException e) {
    if (!(e instanceof FileSystemException file)) {
      return reason(e);
    }
    return file.getReason() == null
        ? file.getFile() + ": " + reason(file)
        : String.valueOf(file.getMessage());
  }

  /**
   * Why a file of articles could not be read, without its name.
   *
   * @param e the failure
   * @return the reason
   */
  public static String whyNotRead(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "no permission to read it";
      case ZipException damaged -> "damaged gzip: " + damaged.getMessage();
      case EOFException cut -> "damaged gzip: it ends too early";
      case FileSystemException file when file.getReason() == null -> reason(file);
      default -> "cannot be read: " + reason(e);
    };
  }

  /** Java's messages for files are often nothing but the path. */
  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException gone -> "no such file or folder";
      case AccessDeniedException denied -> "no permission";
      case FileSystemLoopException loop -> "links that lead in a circle";
      case NotDirectoryException plain -> "not a folder";
      case FileSystemException file when file.getReason() != null -> file.getReason();
      case FileSystemException file -> words(file);
      default -> e.getMessage() == null ? words(e) : e.getMessage();
    };
  }

  /** FileAlreadyExistsException: file already exists. */
  private static String words(IOException e) {
    return e.getClass()
        .getSimpleName()
        .replace("Exception", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
