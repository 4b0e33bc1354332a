package io.github.dateline.annotate.internal.linking;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.cache.GenerationalCache;
import io.github.dateline.annotate.internal.draft.LabelSpans;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.AliasTable;
import io.github.dateline.annotate.internal.lexicon.AliasTable.Alias;
import io.github.dateline.annotate.internal.lexicon.AnimacyLexicon;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.GivenNames;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import io.github.dateline.annotate.internal.lexicon.Regions;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.linking.NameDictionary.Meaning;
import io.github.dateline.internal.text.NameFolding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
public final class EntityLinker implements KnownNames {
  private static final Set<EntityType> PLACES = EntityType.parse("places");
  private static final Set<EntityType> PEOPLES = EntityType.parse("groups");

  /** Shorter than this, "Swiss" and "Iris" are no plurals. */
  private static final int MIN_PLURAL_LENGTH = 5;

  /** Ends a plural that has one "e" more than what it is of: "Lopezes". */
  private static final Pattern HISSES = Pattern.compile("(s|x|z|ch|sh)es$");

  private static final String OF_STATES = "United_States_";

  private static final Set<String> JOINING = Set.of("and", "&");

  /** Begin the names of regions: "North America". */
  private static final Set<String> PARTS_OF_WORLD =
      Set.of(
          "north", "south", "east", "west", "central", "latin", "middle", "new", "upper", "lower");

  private static final AliasTable ALIASES = AliasTable.english();

  /** Look-ups that are cached: some 3 MB. */
  private static final int CACHED_NAMES = 10_000;

  /** What people with a page are taken for. */
  private static final Set<EntityType> TAKEN_FOR =
      Set.of(EntityType.ORGANIZATION, EntityType.LOCATION);

  private static final double MIN_PROBABILITY_OF_PERSON = 0.7;
  private static final double MIN_PROBABILITY_OF_TITLE = 0.6;

  /** From here on a page of a body says that what looks like a place is that body. */
  private static final double MIN_PROBABILITY_OF_BODY = 0.85;

  private static final double MIN_PROBABILITY_WITHIN = 0.5;

  /** Surnames are of several people, of whom one is better known than all else of that name. */
  private static final double MIN_PROBABILITY_OF_SURNAME = 0.25;

  private static final Optional<Alias> NOTHING = Optional.empty();

  /** Binary logarithm of how many names the page of a person must have to tell the type. */
  private static final int MIN_NAMES_OF_PERSON = 3;

  /** The same where nothing else tells that the page is a person's. */
  private static final int MIN_NAMES_OF_KNOWN = 5;

  /** The same where the article says nothing of the country. */
  private static final int MIN_NAMES_OF_ONE = 7;

  /** The same of a page of two names with "and" between them. */
  private static final int MIN_NAMES_OF_WHOLE = 4;

  private final Gazetteer gazetteer;
  private final GenerationalCache<String, Boolean> people = new GenerationalCache<>(CACHED_NAMES);
  private final GenerationalCache<String, Optional<EntityType>> others =
      new GenerationalCache<>(CACHED_NAMES);
  private final GenerationalCache<String, Boolean> families = new GenerationalCache<>(CACHED_NAMES);
  private final GenerationalCache<String, Boolean> surnames = new GenerationalCache<>(CACHED_NAMES);
  private final GenerationalCache<String, Optional<EntityType>> kinds =
      new GenerationalCache<>(CACHED_NAMES);
  private final GenerationalCache<String, Boolean> wholes = new GenerationalCache<>(CACHED_NAMES);
  private final GenerationalCache<String, Optional<Meaning>> bests =
      new GenerationalCache<>(CACHED_NAMES);
  private final @Nullable NameDictionary dictionary;
  private final double minimum;
  private final GenerationalCache<LinkRequest, Optional<Alias>> pages =
      new GenerationalCache<>(CACHED_NAMES);

  /**
   * A look-up of a name.
   *
   * @param identifying whether the form identifies the entity by itself
   * @param supported whether the article says that somebody has an office
   */
  private record LinkRequest(
      EntityType type, String form, boolean identifying, boolean supported) {}

  /** A linker that makes all links that are accepted. */
  EntityLinker(Gazetteer gazetteer, @Nullable NameDictionary dictionary) {
    this(gazetteer, dictionary, 0);
  }

  /**
   * A linker.
   *
   * @param dictionary what names stand for; null for none but the commonest
   * @param minimum how sure a link must be, in [0, 1]
   */
  EntityLinker(Gazetteer gazetteer, @Nullable NameDictionary dictionary, double minimum) {
    this.gazetteer = gazetteer;
    this.minimum = minimum;
    this.dictionary = dictionary;
  }

  /**
   * The page of a person's full name as it is written, also one that few know if that is its title;
   * empty if none is known or it is unsure.
   */
  public Optional<String> pageOfPerson(String name) {
    return pages
        .get(new LinkRequest(EntityType.PERSON, name, true, false), this::page)
        .map(Alias::title)
        .or(() -> titleOf(name));
  }

  private Optional<String> titleOf(String name) {
    return Optional.ofNullable(best(name))
        .filter(own ->
            own.exact()
                && own.probability() >= MIN_PROBABILITY_OF_BODY
                && own.title().replace('_', ' ').equals(name))
        .map(Meaning::title);
  }

  @Override
  public Optional<EntityType> kindOf(String word) {
    return kinds.get(word, this::kind);
  }

  private Optional<EntityType> kind(String word) {
    Optional<EntityType> byTable =
        Optional.ofNullable(ALIASES.type(word))
            .or(() ->
                gazetteer.groupKinds(word) != 0
                    ? Optional.of(EntityType.NATIONALITY)
                    : Optional.empty())
            .or(() ->
                gazetteer.isCountryOrState(word)
                    ? Optional.of(EntityType.LOCATION)
                    : Optional.empty());
    Meaning best = byTable.isPresent() ? null : best(word);
    if (best == null || !best.exact() || best.kinds() == TitleKind.OTHER.bit()) {
      return byTable;
    }
    TitleMatch fit = TitleMatch.of(word, best.title());
    boolean named =
        fit == TitleMatch.FORM_IN_TITLE
            || fit == TitleMatch.SAME && best.kinds() == TitleKind.PERSON.bit();
    if (named && LinkFilter.isKnownByOneName(word, best, fit, false)) {
      return Optional.of(EntityType.PERSON);
    }
    if (best.kinds() == TitleKind.PERSON.bit()
        || fit.compareTo(TitleMatch.FORM_IN_TITLE) > 0
        || fit == TitleMatch.FORM_IN_TITLE && !isBodyInFull(word, best)
        || best.names() < MIN_NAMES_OF_WHOLE
        || best.probability() < MIN_PROBABILITY_WITHIN) {
      return Optional.empty();
    }
    String lower = word.toLowerCase(Locale.ROOT);
    boolean place =
        gazetteer.kinds(lower) != 0
            || best.kinds() == TitleKind.PLACE.bit()
            || gazetteer.groupKinds(lower.replaceAll("a$", "") + "an") != 0;
    boolean plain =
        GivenNames.english().gender(lower) != null || TriggerLexicon.english().kinds(lower) != 0;
    if (!place && plain) {
      return Optional.empty();
    }
    return Optional.of(place ? EntityType.LOCATION : EntityType.ORGANIZATION);
  }

  /** "Sprint Nextel", "The Walt Disney Company"; "Novak Djokovic" is no body called "Djokovic". */
  private static boolean isBodyInFull(String word, Meaning meaning) {
    String whole = TitleKind.bare(meaning.title().replace('_', ' '));
    return whole.startsWith(word + " ")
        || LinkFilter.hasWordOfOrganisation(whole)
        || meaning.names() > MIN_NAMES_OF_KNOWN && !LinkFilter.isOfPersonBySurname(word, meaning);
  }

  @Override
  public boolean isOneName(String whole, boolean parts) {
    Meaning best = best(whole);
    TitleMatch least = parts ? TitleMatch.SAME : TitleMatch.FORM_IN_TITLE;
    return best != null && TitleMatch.of(whole, best.title()).compareTo(least) <= 0;
  }

  @Override
  public boolean isTitle(String name) {
    return dictionary != null
        && dictionary.meanings(name).stream()
            .anyMatch(it ->
                it.exact()
                    && it.probability() >= MIN_PROBABILITY_OF_TITLE
                    && (isTitled(it, name)
                        || name.endsWith("'s")
                            && it.title().replace('_', ' ').startsWith(name + " ")));
  }

  private static boolean isTitled(Meaning meaning, String form) {
    return meaning.title().replace('_', ' ').equals(form);
  }

  @Override
  public boolean isFamily(String plural) {
    return families.get(plural, this::isFamilyOfPeople);
  }

  @Override
  public boolean isPerson(String name) {
    Meaning best = best(name);
    return best != null
        && best.exact()
        && best.probability() >= MIN_PROBABILITY_OF_PERSON
        && best.title().indexOf(',') < 0
        && (best.kinds() == TitleKind.PERSON.bit()
            || best.kinds() == 0 && TitleMatch.of(name, best.title()) == TitleMatch.SAME);
  }

  @Override
  public boolean isFirm(String word) {
    Meaning best = best(word);
    // "Rolls-Royce" is of few things, though of several firms.
    boolean hyphened = word.indexOf('-') > 0;
    return best != null
        && best.exact()
        && best.probability() >= (hyphened ? MIN_PROBABILITY_OF_SURNAME : MIN_PROBABILITY_WITHIN)
        && best.names() >= (hyphened ? MIN_NAMES_OF_PERSON : MIN_NAMES_OF_WHOLE)
        && LinkFilter.hasLegalForm(best.title());
  }

  @Override
  public boolean isCountryOrState(String name) {
    return gazetteer.isCountryOrState(name);
  }

  @Override
  public boolean isSurname(String word) {
    return surnames.get(word, this::isSurnameByPage);
  }

  private boolean isSurnameByPage(String word) {
    Meaning best = best(word);
    return best != null
        && best.exact()
        && best.probability() >= MIN_PROBABILITY_OF_SURNAME
        && best.names() >= MIN_NAMES_OF_PERSON
        && LinkFilter.isOfPersonBySurname(word, best);
  }

  private boolean isFamilyOfPeople(String plural) {
    if (dictionary == null || plural.length() < MIN_PLURAL_LENGTH || !plural.endsWith("s")) {
      return false;
    }
    String stem = plural.substring(0, plural.length() - (HISSES.matcher(plural).find() ? 2 : 1));
    if (kindOf(stem).equals(Optional.of(EntityType.PERSON))) {
      return true;
    }
    Meaning own = best(plural);
    List<Meaning> ofStem = dictionary.meanings(stem);
    boolean other =
        own != null
            && own.exact()
            && List.of(own.title().split("_")).contains(plural)
            && !own.title().endsWith("_the_" + plural)
            && own.names() >= MIN_NAMES_OF_PERSON;
    boolean family =
        own != null && (isFamily(own, stem) || LinkFilter.isOfPersonBySurname(stem, own))
            || ofStem.stream().anyMatch(meaning -> isFamily(meaning, stem));
    return family
        || !other
            && ofStem.stream()
                .anyMatch(its ->
                    LinkFilter.isOfPersonBySurname(stem, its)
                        || its.exact()
                            && its.probability() >= MIN_PROBABILITY_WITHIN
                            && LinkFilter.isCalledAfterPerson(stem, its.title()));
  }

  private static boolean isFamily(Meaning meaning, String surname) {
    return meaning.title().equals(surname + "_family")
        || meaning.title().equals("House_of_" + surname);
  }

  /**
   * Takes names of two words for people's if their pages are ("Denzel Washington", "Paris Hilton"),
   * people's names for those of places and bodies if their pages are ("Paso Robles"), and two names
   * with "and" between them for one if that has a page.
   *
   * @param words what ordinary words stand for
   */
  public void takePeople(List<SentenceDraft> sentences, AnimacyLexicon words) {
    if (dictionary == null) {
      return;
    }
    for (SentenceDraft sentence : sentences) {
      for (int i = 0; i < sentence.accepted().size(); i++) {
        joinWithNext(sentence, i);
        NameSpan name = sentence.accepted().get(i);
        if (name.length() == 2
            && TAKEN_FOR.contains(name.type())
            && people.get(
                sentence.form(name.from(), name.to()), form -> isPersonByPage(form, words))) {
          sentence.retype(i, EntityType.PERSON);
        } else if (name.length() > 1
            && name.type().equals(EntityType.PERSON)
            && !sentence.is(TriggerLexicon.WordKind.TITLE, name.from() - 1)) {
          int at = i;
          others
              .get(sentence.form(name.from(), name.to()), this::noPerson)
              .ifPresent(type -> sentence.retype(at, type));
        }
      }
    }
  }

  /** "Customs and Border Protection", "Bosnia and Herzegovina": two names that are one by page. */
  private void joinWithNext(SentenceDraft sentence, int i) {
    if (i + 1 >= sentence.accepted().size()) {
      return;
    }
    NameSpan name = sentence.accepted().get(i);
    NameSpan next = sentence.accepted().get(i + 1);
    if (next.from() != name.to() + 1
        || name.type().equals(EntityType.PERSON)
        || next.type().equals(EntityType.PERSON)
        || !JOINING.contains(sentence.lower(name.to()))) {
      return;
    }
    String whole = sentence.form(name.from(), next.to());
    boolean bodies =
        name.type().equals(EntityType.ORGANIZATION) || next.type().equals(EntityType.ORGANIZATION);
    if (bodies ? wholes.get(whole, this::isOneByPage) : gazetteer.isCountryOrState(whole)) {
      sentence.accept(
          new NameSpan(
              name.from(),
              next.to(),
              gazetteer.isCountryOrState(whole) ? EntityType.LOCATION : EntityType.ORGANIZATION));
    }
  }

  private boolean isOneByPage(String whole) {
    if (ALIASES.find(whole, EntityType.ORGANIZATION).isPresent()
        || gazetteer.isCountryOrState(whole)) {
      return true;
    }
    Meaning best = best(whole);
    return best != null
        && best.exact()
        && best.probability() >= MIN_PROBABILITY_OF_PERSON
        && TitleMatch.of(whole, best.title()).compareTo(TitleMatch.FORM_IN_TITLE) <= 0
        && (LinkFilter.hasWordOfOrganisation(TitleKind.bare(best.title().replace('_', ' ')))
            || best.names() >= MIN_NAMES_OF_WHOLE)
        && (best.kinds() == 0 || (best.kinds() & TitleKind.ORGANIZATION.bit()) != 0);
  }

  /** What the page of a name that looks like a person's is about; empty if it may be a person. */
  private Optional<EntityType> noPerson(String form) {
    Meaning best = best(form);
    return best == null ? Optional.empty() : NoPerson.kindOf(form, best, gazetteer);
  }

  private boolean isPersonByPage(String form, AnimacyLexicon words) {
    Meaning best = best(form);
    int space = form.indexOf(' ');
    if (best == null
        || space < 0
        || !best.exact()
        || best.probability() < MIN_PROBABILITY_OF_PERSON
        || best.names() < MIN_NAMES_OF_PERSON
        || best.title().indexOf(',') >= 0
        || TitleMatch.of(form, best.title()) != TitleMatch.SAME
        || !gazetteer.placeType(form).equals(EntityType.LOCATION)) {
      return false;
    }
    String given = form.substring(0, space).toLowerCase(Locale.ROOT);
    String last = form.substring(space + 1).toLowerCase(Locale.ROOT);
    boolean plain =
        TriggerLexicon.english().kinds(given) == 0
            && TriggerLexicon.english().kinds(last) == 0
            && (words.kinds(last) & AnimacyLexicon.THING) == 0;
    boolean town = gazetteer.kinds(last) != 0;
    return best.kinds() == TitleKind.PERSON.bit()
        ? (town || plain) && !PARTS_OF_WORLD.contains(given)
        : best.kinds() == 0
            && plain
            && best.names() >= MIN_NAMES_OF_KNOWN
            && (words.kinds(given) & AnimacyLexicon.GIVEN_NAME) != 0;
  }

  /**
   * An entity of an article as far as its name tells; places of one name are told by their regions.
   *
   * @param region the state or country it lies in; empty if the article says none
   */
  private record NamedEntity(Entity entity, String region) {}

  /** Links the entities that an article mentions. */
  public void link(List<SentenceDraft> sentences) {
    ArticleContext context =
        ArticleContext.of(
            sentences,
            gazetteer,
            (town, state) ->
                !isTitle(town) || within(Entity.of(EntityType.CITY, town), state).isPresent());
    Map<NamedEntity, Map<String, Integer>> forms = new LinkedHashMap<>();
    for (SentenceDraft sentence : sentences) {
      for (Mention mention : sentence.mentions()) {
        if (mention.entity().isPresent()) {
          forms
              .computeIfAbsent(named(mention, context), key -> new TreeMap<>())
              .merge(form(sentence, mention), 1, Integer::sum);
        }
      }
    }
    Map<NamedEntity, Entity> linked = linkNamed(forms, context);
    for (SentenceDraft sentence : sentences) {
      sentence.mention(
          sentence.mentions().stream()
              .map(mention ->
                  mention.entity().isEmpty()
                      ? mention
                      : Mention.of(
                          mention.start(),
                          mention.end(),
                          Objects.requireNonNull(linked.get(named(mention, context)))))
              .toList());
    }
  }

  private static NamedEntity named(Mention mention, ArticleContext context) {
    if (context.isState(mention)) {
      String name = mention.entity().orElseThrow().name();
      return new NamedEntity(Entity.of(EntityType.STATE_OR_PROVINCE, name), "");
    }
    return new NamedEntity(mention.entity().orElseThrow(), context.region(mention));
  }

  private static String form(SentenceDraft sentence, Mention mention) {
    return LabelSpans.singleSpaced(
        LabelSpans.withoutInvisible(sentence.text.substring(mention.start(), mention.end())));
  }

  /** What each entity is, where nothing else is known of the article. */
  Map<Entity, Entity> link(Map<Entity, Map<String, Integer>> entities) {
    Map<NamedEntity, Map<String, Integer>> forms = new LinkedHashMap<>();
    entities.forEach((entity, its) -> forms.put(new NamedEntity(entity, ""), its));
    Map<Entity, Entity> linked = new HashMap<>();
    linkNamed(forms, ArticleContext.NONE).forEach((named, link) -> linked.put(named.entity, link));
    return linked;
  }

  /**
   * What each entity of an article is. Those that share a page share a type: that of most mentions.
   *
   * @param entities the entities, each with its forms and how often they are written
   * @param context what else the article says
   */
  private Map<NamedEntity, Entity> linkNamed(
      Map<NamedEntity, Map<String, Integer>> entities, ArticleContext context) {
    Map<NamedEntity, Entity> linked = new HashMap<>();
    Map<String, Map<EntityType, Integer>> types = new HashMap<>();
    entities.forEach((entity, forms) -> linked.put(entity, link(entity, forms.keySet(), context)));
    unlinkNamesakes(linked);
    entities.forEach((entity, forms) -> {
      Entity link = Objects.requireNonNull(linked.get(entity));
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
            .map(page ->
                Entity.linked(
                    mostFrequent(Objects.requireNonNull(types.get(page))),
                    page,
                    link.label(),
                    link.linkCertainty().orElseThrow()))
            .orElse(link));
    return linked;
  }

  /**
   * Of two people of one surname whom the article tells apart, the page is his whose name is its
   * title: "Samuel Jackson met Samuel L. Jackson".
   */
  private static void unlinkNamesakes(Map<NamedEntity, Entity> linked) {
    Map<String, String> owners = new HashMap<>();
    linked.forEach((named, link) -> {
      String page = link.wikipedia().orElse("");
      if (link.type().equals(EntityType.PERSON)
          && TitleMatch.of(named.entity.name(), page) == TitleMatch.SAME) {
        owners.put(page, named.entity.name());
      }
    });
    linked.replaceAll((named, link) -> {
      String owner = owners.get(link.wikipedia().orElse(""));
      String name = named.entity.name();
      boolean namesake =
          owner != null
              && !owner.equals(name)
              && name.indexOf(' ') > 0
              && LinkFilter.sharesSurname(owner, name);
      return namesake ? named.entity : link;
    });
  }

  private static EntityType mostFrequent(Map<EntityType, Integer> types) {
    return types.entrySet().stream()
        .max(Map.Entry.<EntityType, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  private Entity link(NamedEntity named, Set<String> forms, ArticleContext context) {
    Entity entity = named.entity;
    if (PEOPLES.contains(entity.type())) {
      return Entity.of(entity.type(), singular(entity.name()));
    }
    if (context.isOneOfSeveral(entity) || context.isPrivate(entity)) {
      return entity;
    }
    Optional<String> state = context.stateInFull(entity);
    if (state.isPresent()) {
      Entity whole = Entity.of(EntityType.STATE_OR_PROVINCE, state.get());
      return linked(whole, page(new LinkRequest(whole.type(), whole.name(), true, false)));
    }
    if (!named.region.isEmpty() && entity.type().equals(EntityType.PERSON)) {
      String whole = entity.name() + " of " + named.region;
      Optional<Alias> ruler = page(new LinkRequest(entity.type(), whole, true, true));
      if (ruler.isPresent()) {
        return linked(entity, ruler);
      }
    } else if (!named.region.isEmpty() && !isRegion(entity.name())) {
      Optional<Alias> there = within(entity, named.region);
      if (there.isPresent()
          || Regions.country(named.region).isPresent()
              && gazetteer.isAnyOf(entity.name(), Gazetteer.CITY)) {
        return linked(entity, there);
      }
    }
    Optional<Alias> country = isPlace(entity.type()) ? context.chosen(entity.name()) : NOTHING;
    if (country.isPresent()) {
      return linked(entity, country);
    }
    List<String> fullestFirst = new ArrayList<>(forms);
    fullestFirst.remove(entity.name());
    fullestFirst.sort(
        Comparator.comparing((String form) -> -form.length()).thenComparing(form -> form));
    String lawless =
        entity.type().equals(EntityType.ORGANIZATION) ? withoutLegalForm(entity.name()) : "";
    if (!lawless.isEmpty()) {
      fullestFirst.addFirst(lawless);
    }
    fullestFirst.addFirst(entity.name());
    for (String form : fullestFirst) {
      boolean whole = form.equals(entity.name()) || form.equals(lawless);
      boolean tells = whole || identifies(form, entity);
      Optional<Alias> page =
          pages
              .get(
                  new LinkRequest(entity.type(), form, tells, context.hasOffice(entity)),
                  this::page)
              .filter(found -> whole || goesWith(entity, form, found))
              .filter(found -> !isOfOtherLand(found.title(), named))
              .filter(found -> !isOfStatesUnsaid(form, found.title(), context))
              .filter(
                  found -> LinkFilter.isSupported(form, found.title(), context) || isOfOne(form));
      if (page.isPresent()) {
        return linked(entity, page);
      }
    }
    return entity;
  }

  /** "Charles III of the United Kingdom" is not "Charles III of Spain". */
  private static boolean isOfOtherLand(String title, NamedEntity named) {
    return named.entity.type().equals(EntityType.PERSON)
        && !named.region.isEmpty()
        && title.contains("_of_")
        && !title.replace('_', ' ').endsWith(named.region);
  }

  /** "Congress" is that of the United States only where the article names anything else of them. */
  private static boolean isOfStatesUnsaid(String form, String title, ArticleContext context) {
    return title.startsWith(OF_STATES)
        && form.indexOf(' ') < 0
        && title.endsWith(form)
        && !context.isOfStates();
  }

  /** Whether a name with a number is known to all for one person: "Elizabeth II". */
  private boolean isOfOne(String form) {
    Meaning best = best(form);
    return best != null && best.names() >= MIN_NAMES_OF_ONE && best.probability() >= 0.98;
  }

  private boolean isRegion(String name) {
    EntityType type = gazetteer.placeType(name);
    return type.equals(EntityType.COUNTRY) || type.equals(EntityType.STATE_OR_PROVINCE);
  }

  /** "Occidental Petroleum" of "Occidental Petroleum Corp"; a single word says too little. */
  private static String withoutLegalForm(String name) {
    int last = name.lastIndexOf(' ');
    return last > name.indexOf(' ')
            && NameFolding.isLegalForm(
                name.substring(last + 1).toLowerCase(Locale.ROOT).replace(".", ""))
        ? name.substring(0, last).replaceAll(",$", "")
        : "";
  }

  private Entity linked(Entity entity, Optional<Alias> page) {
    return page.isPresent() && page.get().certainty() >= minimum
        ? Entity.linked(
            page.get().type(), page.get().title(), entity.name(), page.get().certainty())
        : entity;
  }

  /** The page of a place in a state or country: "Cambridge, Massachusetts". */
  private Optional<Alias> within(Entity place, String region) {
    if (dictionary == null) {
      return Optional.empty();
    }
    String whole = place.name() + ", " + region;
    return dictionary.meanings(whole).stream()
        .filter(meaning ->
            meaning.probability() >= MIN_PROBABILITY_WITHIN
                && (TitleMatch.of(whole, meaning.title()) == TitleMatch.SAME
                    || meaning.title().replace('_', ' ').equals(place.name())
                    // "Hyderabad, Pakistan" is "Hyderabad, Sindh".
                    || meaning.exact()
                        && meaning.title().replace('_', ' ').startsWith(place.name() + ", "))
                && TitleKind.brackets(meaning.title()).isEmpty())
        .max(Comparator.comparing(Meaning::exact).thenComparing(Meaning::probability))
        .map(meaning ->
            new Alias(
                typeWithin(place, whole, meaning),
                meaning.title(),
                LinkFilter.certainty(EntityType.LOCATION, whole, meaning)));
  }

  private EntityType typeWithin(Entity place, String whole, Meaning meaning) {
    EntityType type = type(EntityType.LOCATION, whole, meaning);
    return type.equals(EntityType.LOCATION) && isPlace(place.type()) ? place.type() : type;
  }

  /**
   * Whether the page of another form may be that of the entity: a short form that the article has
   * in full goes with what that says, a surname with no other given name.
   */
  private static boolean goesWith(Entity entity, String form, Alias page) {
    if (entity.type().equals(EntityType.PERSON) && entity.name().indexOf(' ') > 0) {
      return LinkFilter.namesPerson(entity.name(), page.title());
    }
    if (entity.name().startsWith(form + " of ")) {
      // "Royal Bank" of "Royal Bank of Canada".
      return TitleMatch.of(entity.name(), page.title()).compareTo(TitleMatch.FORM_IN_TITLE) <= 0;
    }
    if (form.indexOf(' ') >= 0 || entity.name().indexOf(' ') < 0) {
      return true;
    }
    if (TriggerLexicon.english()
        .is(TriggerLexicon.WordKind.ORGANISATION, form.toLowerCase(Locale.ROOT))) {
      // "The Bureau" of the Statistics Bureau.
      return false;
    }
    TitleMatch whole = TitleMatch.of(entity.name(), page.title());
    boolean acronym = form.equals(form.toUpperCase(Locale.ROOT));
    return whole.compareTo(TitleMatch.TITLE_IN_FORM) <= 0
        || (acronym
            ? whole == TitleMatch.SOME_WORDS
                || ALIASES.find(form, entity.type()).filter(page::equals).isPresent()
            : TitleMatch.of(form, page.title()) == TitleMatch.SAME);
  }

  private Optional<Alias> page(LinkRequest asked) {
    Optional<Alias> known = ALIASES.find(asked.form, asked.type);
    return known.isPresent() || dictionary == null || !asked.identifying
        ? known
        : pageByDictionary(asked);
  }

  /** "Americans" is "American", "Tories" is "Tory"; "Swiss" is no plural. */
  private String singular(String name) {
    if (name.length() >= MIN_PLURAL_LENGTH && name.endsWith("s")) {
      String one =
          name.endsWith("ies")
              ? name.substring(0, name.length() - 3) + "y"
              : name.substring(0, name.length() - 1);
      int last = name.lastIndexOf(' ') + 1;
      int kinds = gazetteer.groupKinds(one);
      if (kinds != 0 && kinds == gazetteer.groupKinds(name)
          || last > 0
              && gazetteer.groupKinds(name) == 0
              && gazetteer.groupKinds(name.substring(last)) != 0) {
        return one;
      }
    }
    return name;
  }

  /** Whether a form that is not the fullest identifies the entity: a surname does not. */
  private static boolean identifies(String form, Entity entity) {
    return !entity.type().equals(EntityType.PERSON) || form.indexOf(' ') > 0;
  }

  private Optional<Alias> pageByDictionary(LinkRequest asked) {
    EntityType type = asked.type;
    String form = asked.form;
    Meaning best = best(form);
    boolean other = best != null && TitleMatch.of(form, best.title()) != TitleMatch.SAME;
    if (other && isPlace(type) && gazetteer.isCountryOrState(form)) {
      // A state is not its university.
      return Optional.of(new Alias(gazetteer.placeType(form), form.replace(' ', '_')));
    }
    if (best == null
        || !LinkFilter.accepts(type, form, best, asked.supported)
        || contradicts(type, form, best)) {
      return Optional.empty();
    }
    EntityType known = type(type, form, best);
    return Optional.of(new Alias(known, best.title(), LinkFilter.certainty(type, form, best)));
  }

  /** Whether the page of a name is plainly of another type than the text takes the name for. */
  private boolean contradicts(EntityType type, String form, Meaning meaning) {
    boolean body = LinkFilter.isOfBody(meaning.title());
    if (isPlace(type)) {
      boolean other =
          TitleMatch.of(form, meaning.title()) == TitleMatch.NONE
              && gazetteer.kinds(form.toLowerCase(Locale.ROOT)) != 0
              && !isInGazetteer(meaning.title());
      return other || body && meaning.probability() < MIN_PROBABILITY_OF_BODY;
    }
    if (!type.equals(EntityType.ORGANIZATION)) {
      return false;
    }
    boolean place = gazetteer.kinds(form.toLowerCase(Locale.ROOT)) != 0;
    if (body) {
      return place && meaning.probability() < MIN_PROBABILITY_OF_BODY;
    }
    boolean town =
        TitleMatch.of(form, meaning.title()) == TitleMatch.SAME
            && place
            && meaning.kinds() != TitleKind.ORGANIZATION.bit();
    return town
        || LinkFilter.isOfPersonBySurname(form, meaning)
        || LinkFilter.isOfPersonInFull(form, meaning);
  }

  private boolean isInGazetteer(String title) {
    String bare = TitleKind.bare(title.replace('_', ' ')).toLowerCase(Locale.ROOT);
    int comma = bare.indexOf(", ");
    return gazetteer.kinds(comma > 0 ? bare.substring(0, comma) : bare) != 0;
  }

  /**
   * The meaning of a name to the letter, or, if none is, the one page that all spellings of it
   * mean, by the least probability of any; null if there is none.
   */
  private @Nullable Meaning best(String form) {
    return bests.get(form, this::bestMeaning).orElse(null);
  }

  private Optional<Meaning> bestMeaning(String form) {
    List<Meaning> meanings = dictionary == null ? List.of() : dictionary.meanings(form);
    List<Meaning> exact = meanings.stream().filter(Meaning::exact).toList();
    if (exact.size() == 1) {
      return Optional.of(exact.getFirst());
    }
    if (!exact.isEmpty()) {
      // Only one can be: what else seems to be has the same hash.
      return exact.stream()
          .max(
              Comparator.comparing(
                      (Meaning it) -> TitleMatch.of(form, it.title()) != TitleMatch.NONE)
                  .thenComparing(it -> isTitled(it, form))
                  .thenComparing(Meaning::probability));
    }
    return isOnePage(meanings)
        ? meanings.stream().min(Comparator.comparing(Meaning::probability))
        : Optional.empty();
  }

  private static boolean isOnePage(List<Meaning> meanings) {
    return !meanings.isEmpty()
        && meanings.stream().allMatch(it -> it.title().equals(meanings.getFirst().title()));
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
    if (bare.endsWith(" Airport")) {
      return EntityType.LOCATION;
    }
    if (isPlace(type) && LinkFilter.isOfBody(meaning.title())) {
      return EntityType.ORGANIZATION;
    }
    String brackets = TitleKind.brackets(title);
    if (isPlace(type) && (brackets.endsWith(" state") || brackets.endsWith("province"))) {
      return EntityType.STATE_OR_PROVINCE;
    }
    if (isPlace(type) && brackets.equals("country")) {
      return EntityType.COUNTRY;
    }
    if (!type.equals(EntityType.LOCATION)) {
      return type;
    }
    int comma = bare.indexOf(", ");
    if (comma < 0 || !gazetteer.isCountryOrState(bare.substring(comma + 2))) {
      return gazetteer.placeType(bare);
    }
    String place = bare.substring(0, comma);
    boolean town =
        TriggerLexicon.english()
                .kinds(place.substring(place.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT))
            == 0;
    // "St. Louis, Missouri".
    return town ? EntityType.CITY : gazetteer.placeType(place);
  }

  /** Whether a type is a place's. */
  static boolean isPlace(EntityType type) {
    return PLACES.contains(type);
  }
}
