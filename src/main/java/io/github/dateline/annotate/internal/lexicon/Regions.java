package io.github.dateline.annotate.internal.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Knows the states and provinces of the English-speaking countries, and how papers shorten them
 * after a town: "Springfield, Ill.". Immutable and thread-safe.
 */
public final class Regions {
  private static final Map<String, String> BY_SHORT_FORM = new HashMap<>();
  private static final Map<String, String> COUNTRIES = new HashMap<>();

  static {
    read();
  }

  private Regions() {}

  /** The name of the region that a short form stands for, whatever punctuation follows it. */
  public static Optional<String> ofShortForm(String form) {
    return Optional.ofNullable(BY_SHORT_FORM.get(form.replaceAll("[.,;:)]+$", "")));
  }

  /** The country that a region is a part of; empty if it is none of these. */
  public static Optional<String> country(String region) {
    return Optional.ofNullable(COUNTRIES.get(region));
  }

  private static void read() {
    try (InputStream file = Regions.class.getResourceAsStream("regions.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line : lines.lines().filter(l -> !l.startsWith("#")).toList()) {
        String[] parts = line.split(" *\\| *", -1);
        COUNTRIES.put(parts[0], parts[1]);
        for (String form : parts[2].split(" ")) {
          BY_SHORT_FORM.put(form, parts[0]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
