package io.github.dateline.annotate.internal.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Some of CoreNLP's model files, of which one compact form is made.
 *
 * @param name what to call what is made
 * @param files the files in the order in which they are read; in another one they are another
 *     source
 */
public record ModelResources(String name, List<ModelResource> files)
    implements CompiledModels.Source {
  public ModelResources {
    files = List.copyOf(files);
  }

  @Override
  public InputStream open() throws IOException {
    List<InputStream> all = new ArrayList<>();
    for (ModelResource file : files) {
      all.add(file.open());
    }
    return new SequenceInputStream(Collections.enumeration(all));
  }

  @Override
  public ModelResource.Fingerprint fingerprint() throws IOException {
    long size = 0;
    long crc32 = 0;
    for (ModelResource file : files) {
      ModelResource.Fingerprint one = file.fingerprint();
      size += one.size();
      crc32 = Long.rotateLeft(crc32, 1) ^ one.crc32();
    }
    return new ModelResource.Fingerprint(size, crc32 & 0xffffffffL);
  }
}
