package io.github.dateline.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.CreditForms;
import io.github.dateline.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Credits in all forms, put into stories: they are masked, and the story is not. */
class CreditFormsTest {
  private static final List<String> PARAGRAPHS =
      List.of(
          "Boris Johnson met Angela Merkel on Monday, and both said that the talks had gone well.",
          "The minister, John Smith, told reporters that he would not resign over the report.",
          "\"We have read what was written by the commission,\" said Emmanuel Macron (France).",
          "Shares of Acme Corp. rose 3 percent after the news, the most since March 2009.",
          "The United Nations (UN) said photographs of the village by its staff showed damage.",
          "Kamala Harris was in Chicago, where the party meets, and Joe Biden stayed away.");

  @Test
  void masksEachFormAndNothingOfTheStory() {
    List<String> forms = new ArrayList<>(CreditForms.KNOWN);
    forms.addAll(CreditForms.OTHER);
    Seeds.times(
        40,
        random -> {
          List<String> chosen = new ArrayList<>(PARAGRAPHS);
          java.util.Collections.shuffle(chosen, random);
          String story = String.join("\n\n", chosen.subList(0, 4));
          for (String form : forms) {
            CreditForms.Credit credit = CreditForms.fill(form, random);
            int at = credit.place(story, random);
            String inserted = credit.inserted();
            String body = story.substring(0, at) + inserted + story.substring(at);
            String text = MaskedText.ofBody(body).text();
            String within = text.substring(at, at + inserted.length()).strip();

            assertThat(text).hasSameSizeAs(body);
            assertThat(text.substring(0, at) + text.substring(at + inserted.length()))
                .as(inserted)
                .isEqualTo(story);
            assertThat(within).as(inserted).doesNotContainPattern("\\p{Lu}\\p{Ll}+ ");
          }
        });
  }
}
