package io.github.dateline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

/** Damages what is read, to see what comes of it. */
public final class Damage {
  /**
   * What takes longer hangs. A machine that does much else may stand still for some seconds, which
   * the long run does not allow for.
   */
  public static final Duration MOST_TIME = Duration.ofSeconds(Seeds.takesLong() ? 2 : 20);

  private Damage() {}

  /**
   * The same with up to six places changed: another byte, something twice, marks that formats use,
   * something from elsewhere in it, something left out, and now and then cut off. Never empty.
   */
  public static byte[] of(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(bytes, 0, at);
      switch (random.nextInt(5)) {
        case 0 -> out.write(random.nextInt(256));
        case 1 -> {
          out.write(bytes, at, length);
          out.write(bytes, at, length);
        }
        case 2 ->
            out.writeBytes(
                "<>\"'&\\{}[],\n\0".repeat(1 + random.nextInt(3)).getBytes(StandardCharsets.UTF_8));
        case 3 -> out.write(bytes, random.nextInt(bytes.length - length + 1), length);
        default -> {}
      }
      int after = at + length;
      if (random.nextInt(20) > 0) {
        out.write(bytes, after, bytes.length - after);
      }
      bytes = out.size() == 0 ? new byte[] {'x'} : out.toByteArray();
    }
    return bytes;
  }
}
