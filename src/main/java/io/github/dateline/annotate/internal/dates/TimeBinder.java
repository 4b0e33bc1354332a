package io.github.dateline.annotate.internal.dates;

import edu.stanford.nlp.ling.tokensregex.Env;
import edu.stanford.nlp.ling.tokensregex.MatchedExpression;
import edu.stanford.nlp.ling.tokensregex.types.Expressions;
import edu.stanford.nlp.ling.tokensregex.types.Tags;
import edu.stanford.nlp.ling.tokensregex.types.Value;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Prepares CoreNLP's date rules: binds their holidays, and gives each time that they find a value
 * of its own.
 *
 * <p>Left to themselves the rules give every Thursday the same value, and note on it which way the
 * verb next to it points. Whether "the talks on Thursday" are those of this week or the next would
 * then depend on what was read before, in any article, by any thread.
 */
public final class TimeBinder {
  private TimeBinder() {}

  /** How CoreNLP's own classes are given it. Public since CoreNLP makes it by its name. */
  public static final class Hook implements Env.Binder {
    /** Called by CoreNLP. */
    public Hook() {}

    @Override
    public void init(String prefix, Properties properties) {}

    @Override
    public void bind(Env env) {
      TimeBinder.bind(env);
    }
  }

  /** CoreNLP's settings for dates. */
  public static Properties settings() {
    Properties properties = new Properties();
    properties.setProperty("sutime.binders", "1");
    properties.setProperty("sutime.binder.1", Hook.class.getName());
    return properties;
  }

  /** Prepares what the rules' names mean, before the rules are read. */
  static void bind(Env env) {
    Holiday.bind(env);
    Function<MatchedExpression, ?> toTime = env.getDefaultResultsAnnotationExtractor();
    env.setDefaultResultsAnnotationExtractor(found -> {
      found.value = own(found.value);
      return toTime.apply(found);
    });
  }

  private static @Nullable Value<?> own(@Nullable Value<?> value) {
    return value == null || value instanceof OwnValue ? value : new OwnValue(value);
  }

  /** A value that belongs to one time. */
  private static final class OwnValue extends Expressions.PrimitiveValue<Object> {
    private static final long serialVersionUID = 1;

    OwnValue(Value<?> shared) {
      super(shared.getType(), shared.get());
      Tags tags = shared.getTags();
      if (tags != null) {
        tags.getTags().forEach(tag -> getTags().setTag(tag, tags.getTag(tag)));
      }
    }
  }
}
