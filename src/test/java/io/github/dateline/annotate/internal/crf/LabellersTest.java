package io.github.dateline.annotate.internal.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.stanford.nlp.sequences.SeqClassifierFlags;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import io.github.dateline.annotate.internal.text.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabellersTest {
  private static final String MODEL = "english.conll.4class.distsim.crf";
  private static final CompiledModels NOWHERE = new CompiledModels(Optional.empty());

  @TempDir Path folder;

  @Test
  void theEngineIsTheOneAskedFor() throws IOException {
    Labellers.LoadedLabeller loaded = Labellers.load(ModelResource.find(MODEL), false, NOWHERE);
    assertThat(loaded.labeller()).isInstanceOf(StanfordCrf.class);
    assertThat(loaded.fallback()).isEmpty();
    assertThat(CoreNlpAnnotator.builder().links(false).load().fallbacks()).isEmpty();
  }

  /** The model with one flag set otherwise, which CoreNLP passes over here. */
  @Test
  void aModelOfAnUnknownKindIsReadByCoreNlp() throws Exception {
    Path file = folder.resolve("other.ser.gz");
    try (ObjectInputStream in =
            new ObjectInputStream(new GZIPInputStream(ModelResource.find(MODEL).open()));
        ObjectOutputStream out =
            new ObjectOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      for (int i = 0; i < 3; i++) {
        out.writeObject(in.readObject());
      }
      SeqClassifierFlags flags = (SeqClassifierFlags) in.readObject();
      flags.useTitle2 = true;
      out.writeObject(flags);
      out.writeObject(in.readObject());
      out.writeObject(in.readObject());
      out.writeInt(in.readInt());
      out.writeObject(in.readObject());
      out.writeObject(in.readObject());
    }
    Labellers.LoadedLabeller loaded =
        Labellers.load(new ModelResource("other", file.toUri().toURL()), true, NOWHERE);
    assertThat(loaded.labeller()).isInstanceOf(StanfordCrf.class);
    assertThat(loaded.fallback())
        .hasValue(
            "model other is read by CoreNLP's own classes, which are slower, because its flags are"
                + " none of the news models'");
    assertThat(loaded.labeller().labels(List.of(new Token("Paris", 0, 5))))
        .containsExactly("LOCATION");
  }

  @Test
  void whatIsNotKnownIsNotGuessed() {
    assertThatThrownBy(() -> TrainingFlags.check(new SeqClassifierFlags()))
        .isInstanceOf(UnknownModelException.class)
        .hasMessageContaining("is not set");
    assertThat(CrfFeatureNames.isKnown("Paris-WORD|C")).isTrue();
    assertThat(CrfFeatureNames.isKnown("Paris-NP-TS|CpC")).isFalse();
    assertThat(CrfFeatureNames.isKnown("PPSEQ|CpCp2C")).isFalse();
  }

  @Test
  void whatIsNoModelIsAnError() throws IOException {
    Path file = Files.write(folder.resolve("x.ser.gz"), new byte[] {1, 2, 3});
    ModelResource none = new ModelResource("x", file.toUri().toURL());
    for (boolean compiled : new boolean[] {true, false}) {
      assertThatThrownBy(() -> Labellers.load(none, compiled, NOWHERE))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aModelOutsideAJarIsKnownByItsContentToo() throws IOException {
    ModelResource inJar = ModelResource.find(MODEL);
    Path file = folder.resolve(MODEL + ".ser.gz");
    try (InputStream in = inJar.open()) {
      Files.copy(in, file);
    }
    URI uri = file.toUri();
    assertThat(new ModelResource(MODEL, uri.toURL()).fingerprint()).isEqualTo(inJar.fingerprint());
  }

  @Test
  void anEmptySentenceHasNoLabels() throws IOException {
    assertThat(
            Labellers.load(ModelResource.find(MODEL), true, NOWHERE).labeller().labels(List.of()))
        .isEmpty();
  }
}
