package io.github.dateline.spark;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dateline.DatelineException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {
  @ParameterizedTest
  @ValueSource(strings = {"file://[x", "hdfs:", "100%.jsonl"})
  void aPlaceThatCannotBeIsAMistakeOfThePersonWhoWroteIt(String place) {
    assertThatExceptionOfType(DatelineException.class)
        .isThrownBy(() -> HadoopFolder.of(place, new Configuration()));
  }
}
