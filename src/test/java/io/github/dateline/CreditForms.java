package io.github.dateline;

import java.util.List;
import java.util.Random;

/**
 * The ways in which newspapers and agencies say who made a story: bylines, credits, signatures.
 *
 * <p>In a form, {@code A} and {@code B} stand for people, {@code P} for a place; it is put where
 * its first sign says: {@code ^} before the story, {@code $} after it in a paragraph of its own,
 * {@code +} after its last sentence, {@code |} between two paragraphs, {@code =} after a paragraph.
 */
public final class CreditForms {
  /** Those that the finder was made with. */
  public static final List<String> KNOWN =
      List.of(
          "^By A\n\n",
          "^By A and B\n\n",
          "^BY A\n",
          "^By A, Political Editor\n\n",
          "^By A\nAssociated Press\n\n",
          "^By A, Reuters\n\n",
          "^A, BBC News\n\n",
          "^A\n\n",
          "^A in P\n\n",
          "^Written by A\n\n",
          "^By A | The Associated Press\n\n",
          "^Story by A, CNN\n\n",
          "^By A\nUpdated 10:32 a.m. ET, July 3, 2020\n\n",
          "^By A (AP) -- ",
          "^By A P (Reuters) - ",
          "$(Reporting by A in P; Editing by B)",
          "+(Reporting by A; Editing by B)",
          "$Reporting by A and B in P; Editing by B",
          "$Associated Press writer A in P contributed to this report.",
          "$A contributed to this report.",
          "$— A",
          "$Contributing: A and B",
          "$Follow A on Twitter: @reporter",
          "$A is a reporter for Example News. Follow her on Twitter @reporter.",
          "$To contact the reporter on this story: A in P at areporter@example.com",
          "$© 2020 A. All rights reserved.",
          "|Photo: A/AFP/Getty Images",
          "|A/Getty Images",
          "=(AP Photo/A)",
          "=Photograph: A/Reuters",
          "|REUTERS/A",
          "^By A\nP, July 3\n\n",
          "$Our thanks to A, who compiled this report.",
          "$Thanks to A for the research.",
          "$This report was compiled by A in P.",
          "$Reporting was contributed by A from P and B.",
          "$By A in P, with B",
          "$A, a former editor of this newspaper, writes a weekly column.",
          "$Compiled from agency reports by A");

  /** Others, on which it is tried. */
  public static final List<String> OTHER =
      List.of(
          "^By our correspondent A\n\n",
          "^From A in P\n\n",
          "^By A, Staff Reporter\nPosted Monday 3 July 2020\n\n",
          "^A | Example Post\n\n",
          "^A reports from P\n\n",
          "^by A, Health Correspondent\n\n",
          "^Reported by A\nEdited by B\n\n",
          "^Analysis by A\n\n",
          "^By A and B, The Example Times\n\n",
          "^Author: A\n\n",
          "$With reporting by A in P and B.",
          "$Additional reporting by A, B and the Press Association",
          "$— With assistance from A and B",
          "$Editors: A, B",
          "$Words: A. Pictures: B",
          "$Email: areporter@example.com. Twitter: @areporter",
          "$Reach A at 555-123-4567 or areporter@example.com",
          "$CNN's A and B contributed to this story from P.",
          "|(Photo by A/Getty Images)",
          "|Credit: A/PA Wire",
          "|Image source: A/EPA",
          "=(A/The Example Times)",
          "=Picture: A",
          "$Read more from A: why the talks failed",
          "^By A and B in P\n\n",
          "^By A of The Example Times\n\n",
          "^Words by A, photos by B\n\n",
          "^A, Chief Political Correspondent\n\n",
          "^Text: A\n\n",
          "^By A for Example News\n\n",
          "^Posted by A on July 3, 2020\n\n",
          "^By A @areporter\n\n",
          "^Published: 3 July 2020 | By A\n\n",
          "$This story was reported by A and written by B.",
          "$This article was written by A, and edited by B.",
          "$A reported from P, and B from Brussels.",
          "$(Additional reporting by A and B)",
          "$(Writing by A; Additional reporting by B in P)",
          "$With A in P",
          "$A can be reached at areporter@example.com.",
          "$Copyright 2020 A, Example News Service",
          "$This story has been updated. A contributed.",
          "|Photo by A for Example News",
          "|Photograph by A / Getty",
          "=[Photo: A]",
          "=(Photo courtesy of A)",
          "|Illustration by A",
          "|Video by A and B",
          "=(Picture: A/B Agency)",
          "^Special to Example News by A\n\n",
          "^A\nStaff Writer\n\n",
          "^A\nReporter\n\n",
          "^A\nExample News\n\n",
          "^By A\nin P\n\n",
          "^By A\nBBC News, P\n\n",
          "^By A and agencies\n\n",
          "^Story and photos by A\n\n",
          "$(A)",
          "$More by A",
          "$About the author: A is a reporter in P.",
          "$Additional reporting: A",
          "$A tweets at @areporter.",
          "$A covers politics for Example News.",
          "$Contact the writer: A, areporter@example.com",
          "$(A reported from P. B contributed from Leeds.)",
          "|[A/Al Jazeera]",
          "|AFP PHOTO / A",
          "|Getty Images | A",
          "|A via AP",
          "=© A",
          "=(A, Example News)",
          "=(AP Photo/A, File)",
          "=AFP / A");

  private static final List<String> FIRST =
      List.of(
          "Jane",
          "Maria",
          "Ahmed",
          "Jean-Luc",
          "Siobhan",
          "Ivan",
          "Priya",
          "Kwame",
          "Zoë",
          "Mark",
          "Yuki",
          "Olga",
          "Tom",
          "Fatima",
          "Dmytro",
          "Carla",
          "Nguyen",
          "Ana",
          "Peter",
          "Lucy");

  private static final List<String> LAST =
      List.of(
          "Ravensworth",
          "O’Halloran",
          "Oyelaran",
          "van der Meulen",
          "Castellanos",
          "Petrovsky",
          "Al-Mansour",
          "Thistlewood",
          "Brzezicki",
          "de la Torre",
          "McAllister-Boyd",
          "Yamanaka",
          "Szczepański",
          "Featherstone",
          "Kuznetsov",
          "Adeyemi",
          "Lindqvist",
          "Haverford");

  private static final List<String> PLACES =
      List.of("Berlin", "Nairobi", "New Delhi", "Buenos Aires", "Brussels", "Leeds");

  private CreditForms() {}

  /** A form with people and a place put in. */
  public record Credit(char where, String text) {
    /** Where it begins in a story that it is put into, whose paragraphs blank lines part. */
    public int place(String story, Random random) {
      if (where == '^') {
        return 0;
      }
      if (where == '$' || where == '+') {
        return story.length();
      }
      int breaks = 0;
      for (int at = story.indexOf("\n\n"); at >= 0; at = story.indexOf("\n\n", at + 2)) {
        breaks++;
      }
      if (breaks == 0) {
        return story.length();
      }
      int chosen = random.nextInt(breaks);
      int at = story.indexOf("\n\n");
      for (int i = 0; i < chosen; i++) {
        at = story.indexOf("\n\n", at + 2);
      }
      return at;
    }

    /** What is put there. */
    public String inserted() {
      return switch (where) {
        case '^' -> text;
        case '$', '|' -> "\n\n" + text;
        default -> " " + text;
      };
    }
  }

  /** Fills a form. */
  public static Credit fill(String form, Random random) {
    String one = person(random);
    String two = person(random);
    String place = pick(PLACES, random);
    boolean shouts = form.contains("BY A");
    String text = form.substring(1);
    text =
        text.replaceAll("\\bA\\b(?!P|FP)", shouts ? one.toUpperCase(java.util.Locale.ROOT) : one);
    text = text.replaceAll("\\bB\\b", two);
    boolean filed = text.contains("P (Reuters)");
    text = text.replaceAll("\\bP\\b", filed ? place.toUpperCase(java.util.Locale.ROOT) : place);
    return new Credit(form.charAt(0), text);
  }

  private static String person(Random random) {
    String middle =
        random.nextInt(5) == 0 ? " " + "CDEFGHIJKLMNRSTVW".charAt(random.nextInt(17)) + "." : "";
    return pick(FIRST, random) + middle + " " + pick(LAST, random);
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
