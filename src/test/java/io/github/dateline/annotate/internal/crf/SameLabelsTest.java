package io.github.dateline.annotate.internal.crf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Seeds;
import io.github.dateline.annotate.internal.cache.CacheFolder;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.text.SampleSentences;
import io.github.dateline.annotate.internal.text.Token;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The compiled engine gives each token the label that CoreNLP's own classes give it. By hand the
 * same was done on all of Reuters-21578: docs/notes.
 */
class SameLabelsTest {
  @ParameterizedTest
  @CsvSource({
    "english.all.3class.distsim.crf, 1000",
    "english.muc.7class.distsim.crf, 12",
    "english.conll.4class.distsim.crf, 12"
  })
  void labelsAreThoseOfCoreNlp(String model, int articles) throws Exception {
    ModelResource resource = ModelResource.find(model);
    Labellers.LoadedLabeller loaded =
        Labellers.load(resource, true, new CompiledModels(CacheFolder.find()));
    assertThat(loaded.labeller()).isInstanceOf(CompiledCrf.class);
    assertThat(loaded.fallback()).isEmpty();
    StanfordCrf reference = StanfordCrf.load(resource);

    SampleSentences sentences = SampleSentences.ofCorpus(articles);
    int names = 0;
    for (List<Token> sentence : sentences.all()) {
      List<String> labels = reference.labels(sentence);
      names += labels.stream().anyMatch(label -> !label.equals(Labeller.NONE)) ? 1 : 0;
      SampleSentences.same(sentence, loaded.labeller().labels(sentence), labels);
    }
    assertThat(names).isGreaterThan(sentences.all().size() / 5);
    Seeds.times(
        60,
        random -> {
          List<Token> soup = sentences.soup(random);
          SampleSentences.same(soup, loaded.labeller().labels(soup), reference.labels(soup));
        });
    assertThat(loaded.labeller().labels(List.of())).isEmpty();
  }

  @Test
  void allThreadsGetTheSameLabels() throws Exception {
    Labeller labeller =
        Labellers.load(
                ModelResource.find("english.all.3class.distsim.crf"),
                true,
                new CompiledModels(CacheFolder.find()))
            .labeller();
    List<List<Token>> sentences = SampleSentences.ofCorpus(1000).all();
    List<List<String>> alone = sentences.stream().map(labeller::labels).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<List<String>>>> tasks =
          Collections.nCopies(8, () -> sentences.stream().map(labeller::labels).toList());
      for (Future<List<List<String>>> labels : threads.invokeAll(tasks)) {
        assertThat(labels.get()).isEqualTo(alone);
      }
    }
  }
}
