package io.github.dateline.annotate.internal.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Seeds;
import io.github.dateline.annotate.internal.cache.CacheFolder;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.text.SampleSentences;
import io.github.dateline.annotate.internal.text.Token;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The compiled tagger gives each token the tag that CoreNLP's own gives it. */
class SameTagsTest {
  @Test
  void tagsAreThoseOfCoreNlp() throws Exception {
    CompiledModels cache = new CompiledModels(CacheFolder.find());
    Taggers.LoadedTagger loaded = Taggers.load(true, cache);
    assertThat(loaded.tagger()).isInstanceOf(CompiledTagger.class);
    assertThat(loaded.fallback()).isEmpty();
    Tagger reference = Taggers.load(false, cache).tagger();
    SampleSentences sentences = SampleSentences.ofCorpus(30);
    for (List<Token> sentence : sentences.all()) {
      SampleSentences.same(sentence, loaded.tagger().tags(sentence), reference.tags(sentence));
    }
    Seeds.times(
        20,
        random -> {
          List<Token> soup = sentences.soup(random);
          SampleSentences.same(soup, loaded.tagger().tags(soup), reference.tags(soup));
        });
    assertThat(loaded.tagger().tags(List.of())).isEmpty();
  }
}
