package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class EscapingOutputTest {
  private final EscapingOutput out = new EscapingOutput();

  @Test
  void textIsEscapedAndMarkupIsNot() {
    out.writeContent("<p title='");
    out.setContext("p", "title");
    out.writeUserContent("a&b <c> \"d\" 'e' `f` = 1");
    out.writeContent("'>", 0, 2);
    assertThat(out)
        .hasToString(
            "<p title='a&amp;b &lt;c&gt; &quot;d&quot; &#39;e&#39; &#x60;f&#x60; &#x3D; 1'>");
  }

  @Test
  void noTextStandsInAScriptOrAStyle() {
    for (String tag : new String[] {"script", "style"}) {
      assertThatIllegalStateException()
          .isThrownBy(() -> out.setContext(tag, null))
          .withMessageContaining(tag);
    }
    for (String attribute : new String[] {"onclick", "style"}) {
      assertThatIllegalStateException()
          .isThrownBy(() -> out.setContext("p", attribute))
          .withMessageContaining(attribute);
    }
  }
}
