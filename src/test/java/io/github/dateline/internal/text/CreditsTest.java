package io.github.dateline.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datelines, bylines and credits as agencies and sites write them. */
class CreditsTest {
  private static final String STORY = "Boris Johnson met Angela Merkel on Monday.";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "LIMA, Peru (AP) _ ;LIMA, Peru",
        "Boston (tca/dpa) - ;Boston",
        "(Reuters) - ;",
        "Nov 3 (Reuters) - ;",
        "(CNN) -- ;",
        "London, Nov 3 (IANS) ;London",
        "NEW DELHI: ;NEW DELHI",
        "ISLAMABAD: ;ISLAMABAD",
        "LONDON | ;LONDON",
        "Oslo, Norway | AFP | ;Oslo, Norway",
        "SYDNEY, Nov 3 AAP - ;SYDNEY",
        "SYDNEY, AAP - ;SYDNEY",
        "TOKYO, Nov 3 Kyodo - ;TOKYO",
        "NEW DELHI | Nov 3, 2020: ;NEW DELHI",
        "Mumbai, November 3, 2020: ;Mumbai",
        "LAS VEGAS >> ;LAS VEGAS",
        "BOSTON • ;BOSTON",
        "Sydney (dpa-AFX) - ;Sydney",
        "(Washington Post) - ;''",
        "MOSCOW. Nov 3 (Interfax) - ;MOSCOW",
        "By Jane Roe WASHINGTON (Reuters) - ;WASHINGTON",
        "By Jane Roe#WASHINGTON (Reuters) - ;WASHINGTON",
        "By Jane Roe##WASHINGTON (Reuters) - ;WASHINGTON",
        "By Jane Roe and John Doe#Associated Press##BUENOS AIRES, Argentina (AP) — ;BUENOS AIRES, Argentina",
        "By JANE ROE and JOHN DOE##;",
        "By Jane Roe, Political Editor##;",
        "DATELINE: BEIRUT, March 14 2013##;BEIRUT",
        "Berlin (dpa) - ;Berlin",
        "BEIJING, Nov. 3 (Xinhua) -- ;BEIJING",
        "WASHINGTON (Reuters) -;WASHINGTON",
        "GENEVA (4 February 2013) – ;GENEVA"
      })
  void masksWhereAndByWhomAStoryWasFiled(String before, String place) {
    MaskedText masked = MaskedText.ofBody(before.replace('#', '\n') + STORY);

    assertThat(masked.text().strip()).isEqualTo(STORY);
    assertThat(masked.filedFrom()).isEqualTo(place == null ? "" : place);
    assertThat(masked.text()).hasSize(before.length() + STORY.length());
  }

  @Test
  void findsADatelineBehindACaption() {
    String caption = "Theresa May speaks in Leeds.";
    MaskedText masked = MaskedText.ofBody(caption + "\n\nLONDON (AP) — " + STORY);

    assertThat(masked.filedFrom()).isEqualTo("LONDON");
    assertThat(masked.text()).contains(caption).contains(STORY).doesNotContain("LONDON", "AP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jane Roe is a political reporter for the Gazette. Follow her on X at @janeroe.",
        "Jane Roe covers ships for The Example Times. She can be reached at jroe@example.com.",
        "Jane Roe writes about energy for the Gazette. Contact her on 555 0100."
      })
  void masksWhatIsSaidOfAWriter(String line) {
    assertThat(MaskedText.ofBody(STORY + "\n\n" + line).text().strip()).isEqualTo(STORY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jane Roe is a reporter for the Gazette. She was arrested on Monday.",
        "Jane Roe writes plays. Few have seen her since."
      })
  void leavesWhatAStorySaysOfAWriter(String line) {
    assertThat(MaskedText.ofBody(STORY + "\n\n" + line).text()).contains(line);
  }

  @Test
  void masksWhoSignsThePostsOfALiveBlog() {
    String blog =
        "“We will see,” Boris Johnson said.\n\n– Jane Roe\n\nWhat is next?\n\nA vote is next, said"
            + " Angela Merkel.\n\n−Jane Roe and John Doe\n\nThe end of it came on Monday.\n\n"
            + "-- Ann Lee\n\nThe last word came later, and it was one that few had expected.\n\n"
            + "Contributing: John Doe, Example News";
    assertThat(MaskedText.ofBody(blog).text())
        .contains("Boris Johnson", "What is next?", "Angela Merkel", "few had expected")
        .doesNotContain("Roe", "Doe", "Lee");
    assertThat(MaskedText.ofBody(blog.replace("The end of it", "Jane Roe said that it")).text())
        .contains("– Jane Roe");
  }

  /** Each signature was once looked for in the whole of the blog, for each line. */
  @Test
  @Timeout(60)
  void masksTheSignaturesOfAnEndlessBlog() {
    int posts = 20_000;
    StringBuilder blog = new StringBuilder();
    for (int i = 0; i < posts; i++) {
      blog.append("Word came from the harbour, number ").append(i).append(".\n\n– Jane Roe\n\n");
    }
    assertThat(MaskedText.ofBody(blog.toString()).text())
        .contains("number 0.", "number " + (posts - 1) + ".")
        .doesNotContain("Roe");
  }

  @Test
  void keepsWhomAQuotationIsOf() {
    String quoted =
        "“Come what may, we go on.”\n\n— Winston Churchill\n\n\"All is lost.\"\n\n— Jane Roe\n\n"
            + "These were what was read on Monday, said Boris Johnson.\n\n"
            + (STORY + "\n\n").repeat(4)
            + STORY;
    assertThat(MaskedText.ofBody(quoted).text()).isEqualTo(quoted);
    String once = "It was a long day for everyone.\n\n– Jane Roe" + ("\n\n" + STORY).repeat(6);
    assertThat(MaskedText.ofBody(once).text()).contains("Jane Roe");
  }

  @Test
  void takesAuthorsFromAByline() {
    assertThat(MaskedText.ofBody("By Jane Roe and John Doe\n\n" + STORY).authors())
        .containsExactly("Jane Roe", "John Doe");
    assertThat(MaskedText.ofBody("By Jane Roe WASHINGTON (Reuters) - " + STORY).authors())
        .containsExactly("Jane Roe");
    String points = "Jane Roe\n@jroe\n\nKey Points\n\n" + STORY.repeat(4);
    assertThat(MaskedText.ofBody(points).authors()).containsExactly("Jane Roe");
    assertThat(MaskedText.ofBody("Jane I. Roe\nStaff Writer\n\n" + STORY.repeat(4)).authors())
        .containsExactly("Jane I. Roe");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "By . Jane Roe . PUBLISHED: . 22:03 EST, 22 May 2012 . | . UPDATED: . 22:05 EST, 22 May 2012 . ;[Jane Roe]",
        "By . Jane Roe . and . John Doe . PUBLISHED: . 22:03 EST, 22 May 2012 . ;[Jane Roe, John Doe]",
        "By#. Jane Roe#.#PUBLISHED:#.#22:03 EST, 22 May 2012#.#|#.#UPDATED:#.#22:05 EST, 22 May 2012#.##;[Jane Roe]"
      })
  void masksABylineBetweenFullStops(String byline, String authors) {
    MaskedText masked = MaskedText.ofBody(byline.replace('#', '\n') + " " + STORY);
    assertThat(masked.text().strip()).isEqualTo(STORY);
    assertThat(masked.authors()).hasToString(authors);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Follow Jane Roe at http://example.org/jroe",
        "(Reporting by Jane Roe in Berlin; Editing by John Doe)",
        "Additional reporting by Jane Roe",
        "Jane Roe in Leeds, West Yorkshire",
        "Photo: Jane Roe/AFP/Getty Images",
        "© 2020 The Associated Press. All rights reserved. Follow Jane Roe on Twitter at @janeroe",
        "Follow Jane Roe on Twitter at @janeroe",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Read more: Donald Trump sues the BBC",
        "The post Talks open in Leeds appeared first on The Daily Example.",
        "Copyright 2014 Example News and Media Limited All Rights Reserved Registered in England and"
            + " Wales. Registered office: Kings Place, 90 York Way, London"
      })
  void masksWhoMadeIt(String credit) {
    for (String body :
        new String[] {STORY + "\n\n" + credit, credit + "\n\n" + STORY, STORY + "\n" + credit}) {
      assertThat(MaskedText.ofBody(body).text().strip()).isEqualTo(STORY);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "FILE PHOTO: Angela Merkel speaks in Berlin. REUTERS/Jane Roe/File Photo;Angela Merkel speaks in Berlin.",
        "Image copyright Getty Images Image caption Theresa May in Leeds;Theresa May in Leeds",
        "Media captionDonald Trump speaks;Donald Trump speaks",
        "(L-R) Chris Christie and Ann Poe speak.;Chris Christie and Ann Poe speak.",
        "(From left to right) Ann Poe, Carl Day;Ann Poe, Carl Day",
        "He said so. (Reporting by Jane Roe, John Doe);He said so."
      })
  void leavesWhoIsShown(String caption, String rest) {
    assertThat(MaskedText.ofBody(STORY + "\n\n" + caption).text().substring(STORY.length()).strip())
        .isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "By Monday Boris Johnson had met Angela Merkel.",
        "By the time Jane Roe left, it was late.",
        "JAKE TAPPER: Good evening.\n\nJANE ROE: Thank you.",
        "EXCLUSIVE: Boris Johnson met Angela Merkel.",
        "Photos of Angela Merkel by Jane Roe are shown in Berlin.",
        "Watch out: Boris Johnson is back.",
        "FOOTBALL: Boris Johnson is back.",
        "Smith (Labour) - Boris Johnson is back.",
        "Reporting by the commission was late, Jane Roe said.",
        "Follow the money, said Jane Roe.",
        "Produced by Jane Roe, the record is a first.",
        "AFP/Getty Images Donald Trump speaks in Leeds.",
        "On July 31 — a Thursday — Boris Johnson met Angela Merkel.",
        "Theresa May: the story of a prime minister.",
        "More by luck than judgment, Jane Roe won.",
        "About the author little is known, Jane Roe said.",
        "The winners were these.\n\nAnn Poe, Leeds\n\nTom Fox, New Delhi\n\nJane Roe, Bath",
        "Special to Leeds is a stew by the river, Jane Roe said.",
        "The winner (Jane Roe, Leeds) was glad."
      })
  void leavesWhatIsProse(String body) {
    assertThat(MaskedText.ofBody(body).text()).isEqualTo(body);
    assertThat(MaskedText.ofBody(body).filedFrom()).isEmpty();
    assertThat(MaskedText.ofBody(body).authors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FILE PHOTO: ", "FILE IMAGE: ", "STOCK PHOTO: ", "HANDOUT: "})
  void aLabelOfAPictureIsNoPlace(String label) {
    MaskedText masked = MaskedText.ofBody(label + "Angela Merkel speaks in Berlin.\n\n" + STORY);
    assertThat(masked.filedFrom()).isEmpty();
    assertThat(masked.text()).contains("Angela Merkel speaks in Berlin.");
  }
}
