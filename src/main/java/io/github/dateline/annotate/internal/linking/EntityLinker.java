package io.github.dateline.annotate.internal.linking;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.cache.GenerationalCache;
import io.github.dateline.annotate.internal.draft.LabelSpans;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.AliasTable;
import io.github.dateline.annotate.internal.lexicon.AliasTable.Alias;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.linking.NameDictionary.Meaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Links the people, organisations and places of an article to Wikipedia, so that one entity has one
 * name in all articles.
 *
 * <p>The fullest form in the article is looked up first, then its other forms if that finds
 * nothing; an uncertain link is not made.
 *
 * <p>Names of peoples, faiths and camps have no page of their own: they become their singular.
 * Immutable and thread-safe.
 */
public final class EntityLinker {
  private static final Set<EntityType> PLACES = EntityType.parse("places");
  private static final Set<EntityType> PEOPLES =
      Set.of(EntityType.NATIONALITY, EntityType.RELIGION, EntityType.IDEOLOGY);

  /** Shorter than this, "Swiss" and "Iris" are no plurals. */
  private static final int MIN_PLURAL_LENGTH = 5;

  private static final AliasTable ALIASES = AliasTable.english();

  /** Look-ups that are cached: some 3 MB. */
  private static final int CACHED_NAMES = 10_000;

  private final Gazetteer gazetteer;
  private final @Nullable NameDictionary dictionary;
  private final GenerationalCache<LinkRequest, Optional<Alias>> pages =
      new GenerationalCache<>(CACHED_NAMES);

  /**
   * A look-up of a name.
   *
   * @param identifying whether the form identifies the entity by itself
   */
  private record LinkRequest(EntityType type, String form, boolean identifying) {}

  /**
   * A linker.
   *
   * @param dictionary what names stand for; null for none but the commonest
   */
  EntityLinker(Gazetteer gazetteer, @Nullable NameDictionary dictionary) {
    this.gazetteer = gazetteer;
    this.dictionary = dictionary;
  }

  /** Links the entities that an article mentions. */
  public void link(List<SentenceDraft> sentences) {
    Map<Entity, Map<String, Integer>> forms = new LinkedHashMap<>();
    for (SentenceDraft sentence : sentences) {
      for (Mention mention : sentence.mentions()) {
        mention
            .entity()
            .ifPresent(entity ->
                forms
                    .computeIfAbsent(entity, key -> new TreeMap<>())
                    .merge(form(sentence, mention), 1, Integer::sum));
      }
    }
    Map<Entity, Entity> linked = link(forms);
    for (SentenceDraft sentence : sentences) {
      sentence.mention(sentence.mentions().stream().map(mention -> with(linked, mention)).toList());
    }
  }

  private static String form(SentenceDraft sentence, Mention mention) {
    return LabelSpans.singleSpaced(
        LabelSpans.withoutInvisible(sentence.text.substring(mention.start(), mention.end())));
  }

  private static Mention with(Map<Entity, Entity> linked, Mention mention) {
    return mention
        .entity()
        .map(entity -> Mention.of(mention.start(), mention.end(), linked.get(entity)))
        .orElse(mention);
  }

  /**
   * What each entity of an article is. Those that share a page share a type: that of most mentions.
   *
   * @param entities the entities, each with its forms and how often they are written
   */
  Map<Entity, Entity> link(Map<Entity, Map<String, Integer>> entities) {
    Map<Entity, Entity> linked = new HashMap<>();
    Map<String, Map<EntityType, Integer>> types = new HashMap<>();
    entities.forEach((entity, forms) -> {
      Entity link = link(entity, forms.keySet());
      linked.put(entity, link);
      link.wikipedia()
          .ifPresent(page ->
              types
                  .computeIfAbsent(page, key -> new TreeMap<>())
                  .merge(
                      link.type(),
                      forms.values().stream().mapToInt(Integer::intValue).sum(),
                      Integer::sum));
    });
    linked.replaceAll((entity, link) ->
        link.wikipedia()
            .map(page -> Entity.linked(mostFrequent(types.get(page)), page, link.label()))
            .orElse(link));
    return linked;
  }

  private static EntityType mostFrequent(Map<EntityType, Integer> types) {
    return types.entrySet().stream()
        .max(Map.Entry.<EntityType, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  private Entity link(Entity entity, Set<String> forms) {
    if (PEOPLES.contains(entity.type())) {
      return Entity.of(entity.type(), singular(entity.name()));
    }
    List<String> fullestFirst = new ArrayList<>(forms);
    fullestFirst.remove(entity.name());
    fullestFirst.sort(
        Comparator.comparing((String form) -> -form.length()).thenComparing(form -> form));
    fullestFirst.addFirst(entity.name());
    for (String form : fullestFirst) {
      boolean tells = form.equals(entity.name()) || identifies(form, entity);
      Optional<Alias> page = pages.get(new LinkRequest(entity.type(), form, tells), this::page);
      if (page.isPresent()) {
        return Entity.linked(page.get().type(), page.get().title(), entity.name());
      }
    }
    return entity;
  }

  private Optional<Alias> page(LinkRequest asked) {
    Optional<Alias> known = ALIASES.find(asked.form, asked.type);
    return known.isPresent() || dictionary == null || !asked.identifying
        ? known
        : page(asked.type, asked.form, dictionary);
  }

  /** "Americans" is "American"; "Swiss" is no plural. */
  private String singular(String name) {
    if (name.length() >= MIN_PLURAL_LENGTH && name.endsWith("s")) {
      String one = name.substring(0, name.length() - 1);
      int kinds = gazetteer.groupKinds(one);
      if (kinds != 0 && kinds == gazetteer.groupKinds(name)) {
        return one;
      }
    }
    return name;
  }

  /** Whether a form that is not the fullest identifies the entity: a surname does not. */
  private static boolean identifies(String form, Entity entity) {
    return !entity.type().equals(EntityType.PERSON) || form.indexOf(' ') > 0;
  }

  private Optional<Alias> page(EntityType type, String form, NameDictionary names) {
    Meaning best = best(names.meanings(form));
    return best == null || !LinkFilter.accepts(type, form, best)
        ? Optional.empty()
        : Optional.of(new Alias(type(type, form, best), best.title()));
  }

  /**
   * The meaning of a name to the letter, or, if none is, the one page that all spellings of it
   * mean, by the least probability of any.
   */
  private static @Nullable Meaning best(List<Meaning> meanings) {
    Meaning best = null;
    for (Meaning meaning : meanings) {
      if (meaning.exact()
          && (best == null || !best.exact() || meaning.probability() > best.probability())) {
        best = meaning;
      } else if (best == null) {
        best = meaning;
      } else if (!best.exact() && meaning.probability() < best.probability()) {
        best = meaning;
      }
    }
    if (best == null || best.exact()) {
      return best;
    }
    String title = best.title();
    return meanings.stream().allMatch(meaning -> meaning.title().equals(title)) ? best : null;
  }

  /** What the page of a name is, where its title tells that better than the name. */
  private EntityType type(EntityType type, String form, Meaning meaning) {
    String title = meaning.title().replace('_', ' ');
    String bare = TitleKind.bare(title);
    int last = bare.lastIndexOf(' ') + 1;
    if (type.equals(EntityType.PERSON)) {
      boolean body =
          last > 0
              && TriggerLexicon.english()
                  .is(
                      TriggerLexicon.WordKind.ORGANISATION,
                      bare.substring(last).toLowerCase(Locale.ROOT))
              && form.indexOf(' ') < 0;
      return body ? EntityType.ORGANIZATION : type;
    }
    if (!type.equals(EntityType.LOCATION)) {
      return type;
    }
    int comma = bare.indexOf(", ");
    return comma > 0 && gazetteer.isCountryOrState(bare.substring(comma + 2))
        ? gazetteer.placeType(bare.substring(0, comma))
        : gazetteer.placeType(bare);
  }

  /** Whether a type is a place's. */
  static boolean isPlace(EntityType type) {
    return PLACES.contains(type);
  }
}
