package io.github.dateline.annotate.internal.linking;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Region;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.AliasTable.Alias;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.Regions;
import io.github.dateline.internal.text.NameFolding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * What an article says that helps to tell which page a name means: in which state or country a
 * place lies, which other names there are, and whose surname a single word is.
 */
final class ArticleContext {
  /** The context of names that stand alone. */
  static final ArticleContext NONE = new ArticleContext();

  private static final List<Choice> CHOICES = read();

  /** How far from a name its office may stand, in words. */
  private static final int WORDS_OF_OFFICE = 4;

  private static final Set<String> OFFICES =
      Set.of(
          "ceo",
          "chairman",
          "chairwoman",
          "president",
          "minister",
          "senator",
          "sen.",
          "rep.",
          "congressman",
          "congresswoman",
          "governor",
          "gov.",
          "mayor",
          "ambassador",
          "author",
          "novelist",
          "singer",
          "actor",
          "actress",
          "director",
          "economist",
          "striker",
          "midfielder",
          "goalkeeper",
          "coach",
          "commissioner",
          "secretary",
          "executive",
          "founder",
          "co-founder",
          "astronaut",
          "cosmonaut",
          "premier",
          "speaker",
          "chancellor",
          "lawmaker",
          "philosopher",
          "composer",
          "historian",
          "cardinal",
          "bishop",
          "archbishop");

  /** What those are of whom there is no page. */
  private static final Set<String> PRIVATE =
      Set.of(
          ("accountant baker barber bartender bookkeeper bricklayer butcher cabbie caretaker"
                  + " carer carpenter cashier cleaner clerk commuter decorator"
                  + " electrician father-of-two father-of-three fisherman florist gardener"
                  + " hairdresser homeowner housewife janitor joiner labourer laborer"
                  + " machinist mechanic midwife motorist mother-of-two"
                  + " mother-of-three optician paramedic passenger"
                  + " pedestrian pensioner pharmacist plasterer plumber postman realtor receptionist resident"
                  + " retiree roofer scaffolder seamstress shopkeeper shopper stonemason tailor"
                  + " technician tenant trucker villager waiter waitress welder")
              .split(" "));

  /** The same where it is said with an article, after the name: a student may lead a movement. */
  private static final Set<String> SAID_PRIVATE =
      Set.of(
          "builder",
          "farmer",
          "firefighter",
          "grandfather",
          "grandmother",
          "landlady",
          "landlord",
          "librarian",
          "neighbor",
          "neighbour",
          "nurse",
          "student",
          "teacher",
          "worker");

  /** What a driver drives of whom there is no page; others race. */
  private static final Set<String> DRIVEN =
      Set.of(
          "ambulance",
          "bus",
          "cab",
          "coach",
          "delivery",
          "lorry",
          "taxi",
          "train",
          "tram",
          "truck",
          "van");

  /** Whose boss a person is, named for that alone. */
  private static final Set<String> OF_SOMEBODY =
      Set.of("boss", "neighbour", "neighbor", "landlord", "landlady", "workmate", "classmate");

  private static final Set<String> WHOSE = Set.of("his", "her", "their");

  /**
   * Of what people with an age are told in courts and by the police of whom there is no page: of
   * fraud or assault the well known are accused as well.
   */
  private static final Set<String> CRIMES =
      Set.of("arson", "burglary", "manslaughter", "robbery", "shoplifting", "stabbing");

  /** What is of the United States, and what they are called by. */
  private static final Set<String> OF_STATES =
      Set.of(
          ("united states,u.s.,us,u.s,usa,america,american,americans,washington,washington dc"
                  + ",white house,pentagon,capitol,capitol hill,republican,republicans"
                  + ",republican party,democrat,democrats,democratic party,medicare,medicaid")
              .split(","));

  private static final Set<String> GOVERNORS = Set.of("gov", "gov.", "governor", "lt.");

  private static final Set<String> OF_LAND = Set.of(" of ", " of the ");

  private static final Set<String> JOINING = Set.of("and", "or", "but");

  private static final Pattern AGE = Pattern.compile("[1-9][0-9]");

  /** Ends what is said of a person. */
  private static final Set<String> STOPS = Set.of(",", ";", ".", "who", "and", "(", "-");

  /** "Britain's Cambridge", "the English city of Birmingham": what stands between the two. */
  private static final Pattern BEFORE_TOWN =
      Pattern.compile(
          "(['\u2019]s)? (\\w+ )?((city|town|capital|port|village|resort|suburb) (of )?)?");

  /** Those of the countries whose regions are known. */
  private static final Map<String, String> PEOPLES =
      Map.of(
          "American", "United States",
          "U.S.", "United States",
          "US", "United States",
          "Canadian", "Canada",
          "Australian", "Australia",
          "British", "United Kingdom",
          "Britain", "United Kingdom",
          "UK", "United Kingdom");

  /** Of each mention of a place or a ruler the state or country that is written with it. */
  private final Map<Mention, String> regions = new IdentityHashMap<>();

  /** The same of each place, of all its mentions. */
  private final Map<Entity, Set<String>> regionsOfPlaces = new HashMap<>();

  /** States in short, by the name in full. */
  private final Map<Entity, String> shortStates = new HashMap<>();

  /** Mentions of states that have the name of a city, where the state is meant. */
  private final Set<Mention> states = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<String> names = new HashSet<>();

  /** Whether anything of the United States is named. */
  private boolean isOfStates;

  private final Map<String, Set<Entity>> bySurname = new HashMap<>();

  /** People whose office the article names. */
  private final Set<Entity> officials = new HashSet<>();

  /** People of whom the article says what those are of whom there is no page. */
  private final Set<Entity> privates = new HashSet<>();

  private ArticleContext() {}

  /**
   * A place that has the name of another.
   *
   * @param name the name
   * @param page what it is, if the article names a cue
   * @param cues names that go with it
   */
  private record Choice(String name, Alias page, Set<String> cues) {}

  /**
   * What an article says.
   *
   * @param towns whether a town may lie in a state, by the names of both
   */
  static ArticleContext of(
      List<SentenceDraft> sentences, Gazetteer gazetteer, BiPredicate<String, String> towns) {
    ArticleContext context = new ArticleContext();
    for (SentenceDraft sentence : sentences) {
      List<Mention> mentions = sentence.mentions();
      for (int i = 0; i < mentions.size(); i++) {
        Mention mention = mentions.get(i);
        if (mention.entity().isPresent()) {
          Entity entity = mention.entity().get();
          if (entity.type().equals(EntityType.PERSON) && isOfOffice(sentence, mention)) {
            context.officials.add(entity);
          }
          if (entity.type().equals(EntityType.PERSON) && isOfPrivate(sentence, mention)) {
            context.privates.add(entity);
          }
          context.add(entity, sentence.text.substring(mention.start(), mention.end()));
          if (EntityLinker.isPlace(entity.type())
              || entity.type().equals(EntityType.ORGANIZATION)
                  && sentence.lower(sentence.tokenAfter(mention)).equals(",")) {
            context.addRegion(sentence, mentions, i, gazetteer, towns);
          }
          if (entity.type().equals(EntityType.PERSON) && LinkFilter.hasNumber(entity.name())) {
            context.addLand(sentence, mentions, i);
          }
          if (isOfCityAndState(entity, gazetteer) && isSaidOfState(sentence, mention)) {
            context.states.add(mention);
          }
        }
      }
    }
    return context;
  }

  private void add(Entity entity, String form) {
    String name = folded(entity.name());
    String written = form.equals(entity.name()) ? name : folded(form);
    names.add(written);
    names.add(name);
    if (entity.type().equals(EntityType.STATE_OR_PROVINCE)) {
      isOfStates |= Regions.country(entity.name()).filter("United States"::equals).isPresent();
    }
    isOfStates |= isOfStates(name) || isOfStates(written);
    int space = name.lastIndexOf(' ');
    if (entity.type().equals(EntityType.PERSON) && space > 0) {
      bySurname.computeIfAbsent(name.substring(space + 1), s -> new HashSet<>()).add(entity);
    }
  }

  /** "Capitol", "US Court of Federal Claims". */
  private static boolean isOfStates(String name) {
    return OF_STATES.contains(name)
        || name.startsWith("us ")
        || name.startsWith("united states ")
        || name.startsWith("american ");
  }

  /** "Cambridge, Massachusetts", "St. Petersburg, Fla.", "London in Britain". */
  private void addRegion(
      SentenceDraft sentence,
      List<Mention> mentions,
      int i,
      Gazetteer gazetteer,
      BiPredicate<String, String> towns) {
    Mention place = mentions.get(i);
    Optional<Region> after =
        Region.after(sentence, sentence.tokenAfter(place), gazetteer)
            .filter(region -> isRegionOf(sentence, mentions, i, region, gazetteer, towns));
    after.ifPresent(region -> {
      addRegion(place, region.name());
      Mention next = i + 1 < mentions.size() ? mentions.get(i + 1) : place;
      if (next.start() == sentence.tokens.get(region.from()).start()) {
        if (Regions.ofShortForm(sentence.form(region.from())).isPresent()) {
          shortStates.put(next.entity().orElseThrow(), region.name());
        } else if (isOfCityAndState(next.entity().orElseThrow(), gazetteer)) {
          states.add(next);
        }
      }
    });
    if (after.isEmpty() && i > 0) {
      Mention before = mentions.get(i - 1);
      EntityType type = before.entity().map(Entity::type).orElse(EntityType.MISC);
      boolean country = type.equals(EntityType.NATIONALITY) || type.equals(EntityType.COUNTRY);
      if (country
          && BEFORE_TOWN.matcher(sentence.text.substring(before.end(), place.start())).matches()) {
        addRegion(place, sentence.text.substring(before.start(), before.end()));
      }
    }
  }

  /** "Mohammed VI of Morocco". */
  private void addLand(SentenceDraft sentence, List<Mention> mentions, int i) {
    Mention ruler = mentions.get(i);
    Mention land = i + 1 < mentions.size() ? mentions.get(i + 1) : ruler;
    if (land.entity().map(Entity::type).filter(EntityType.COUNTRY::equals).isPresent()
        && OF_LAND.contains(sentence.text.substring(ruler.end(), land.start()))) {
      String form = sentence.text.substring(land.start(), land.end());
      addRegion(ruler, PEOPLES.getOrDefault(form, form));
    }
  }

  /** "New York" and "Washington" are cities, where nothing says that the state is meant. */
  private static boolean isOfCityAndState(Entity entity, Gazetteer gazetteer) {
    return entity.type().equals(EntityType.CITY) && gazetteer.isCountryOrState(entity.name());
  }

  /** "Washington state", "New York Gov. Kathy Hochul", "the governor of Washington". */
  private static boolean isSaidOfState(SentenceDraft sentence, Mention mention) {
    int from = sentence.tokenOf(mention);
    int to = sentence.tokenAfter(mention);
    String after = sentence.lower(to);
    return after.equals("state") && !sentence.isCapitalized(to)
        || GOVERNORS.contains(after)
        || after.equals("attorney") && sentence.lower(to + 1).equals("general")
        || sentence.lower(from - 1).equals("of")
            && (GOVERNORS.contains(sentence.lower(from - 2))
                || sentence.lower(from - 2).equals("state"));
  }

  /**
   * Whether a region that a place may lie in is none of a row of places: "Buffalo, New York", but
   * not "Boston, New York and London".
   */
  private static boolean isRegionOf(
      SentenceDraft sentence,
      List<Mention> mentions,
      int town,
      Region region,
      Gazetteer gazetteer,
      BiPredicate<String, String> towns) {
    if (Regions.ofShortForm(sentence.form(region.from())).isPresent()
        || !gazetteer.placeType(region.name()).equals(EntityType.CITY)) {
      return true;
    }
    int after = region.to() + 1;
    boolean row =
        sentence.lower(region.to()).equals(",")
            && (isPlaceAt(sentence, mentions, after)
                || JOINING.contains(sentence.lower(after)) && sentence.isCapitalized(after + 1));
    boolean inRow =
        town > 0
            && isPlace(mentions.get(town - 1))
            && sentence
                .text
                .substring(mentions.get(town - 1).end(), mentions.get(town).start())
                .equals(", ")
            && !gazetteer.isCountryOrState(mentions.get(town - 1).entity().orElseThrow().name());
    return !row
        && !inRow
        && region.isApposed(sentence)
        && towns.test(mentions.get(town).entity().orElseThrow().name(), region.name());
  }

  private static boolean isPlaceAt(SentenceDraft sentence, List<Mention> mentions, int token) {
    int start = token < sentence.size() ? sentence.tokens.get(token).start() : -1;
    return mentions.stream().anyMatch(mention -> mention.start() == start && isPlace(mention));
  }

  private static boolean isPlace(Mention mention) {
    return mention.entity().map(Entity::type).filter(EntityLinker::isPlace).isPresent();
  }

  private void addRegion(Mention place, String region) {
    regions.put(place, region);
    regionsOfPlaces
        .computeIfAbsent(place.entity().orElseThrow(), entity -> new HashSet<>())
        .add(region);
  }

  /** "Airbus chief executive Louis Gallois", "Noel Forgeard, the former chairman". */
  private static boolean isOfOffice(SentenceDraft sentence, Mention mention) {
    int from = sentence.tokenOf(mention);
    int to = sentence.tokenAfter(mention);
    for (int i = Math.max(0, from - WORDS_OF_OFFICE); i < from; i++) {
      if (isOffice(sentence, i) && !sentence.lower(from - 1).equals(",")) {
        return true;
      }
    }
    boolean apposition = sentence.lower(to).equals(",");
    for (int i = to + 1; apposition && i < to + 2 * WORDS_OF_OFFICE; i++) {
      if (isOffice(sentence, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOffice(SentenceDraft sentence, int i) {
    return OFFICES.contains(sentence.lower(i));
  }

  /** Whether the article says somewhere that somebody has an office. */
  boolean hasOffice(Entity person) {
    return officials.contains(person);
  }

  /**
   * "Patrick Henry, 51, a bus driver from Cardiff", "the plumber Patrick Henry", "his boss, Patrick
   * Henry"; "Patrick Henry, 51, pleaded guilty to burglary".
   */
  private static boolean isOfPrivate(SentenceDraft sentence, Mention mention) {
    int before = sentence.tokenOf(mention) - 1;
    int after = sentence.tokenAfter(mention);
    boolean comma = sentence.lower(before).equals(",");
    if (isPrivate(sentence, before)
        || OF_SOMEBODY.contains(sentence.lower(comma ? before - 1 : before))
            && WHOSE.contains(sentence.lower(comma ? before - 2 : before - 1))) {
      return true;
    }
    if (!sentence.lower(after).equals(",")) {
      return false;
    }
    boolean aged = AGE.matcher(sentence.lower(after + 1)).matches();
    int what = aged && sentence.lower(after + 2).equals(",") ? after + 3 : after + 1;
    boolean apposed = sentence.lower(what).equals("a") || sentence.lower(what).equals("an");
    for (int i = what; apposed && i < sentence.size(); i++) {
      if (STOPS.contains(sentence.lower(i)) || sentence.lower(i).equals("former")) {
        break;
      }
      if (isPrivate(sentence, i) || SAID_PRIVATE.contains(sentence.lower(i))) {
        return true;
      }
    }
    for (int i = what; aged && i < sentence.size(); i++) {
      if (CRIMES.contains(sentence.lower(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPrivate(SentenceDraft sentence, int i) {
    return PRIVATE.contains(sentence.lower(i))
        || sentence.lower(i).equals("driver") && DRIVEN.contains(sentence.lower(i - 1));
  }

  /** Whether the article says of a person what those are of whom there is no page, and no more. */
  boolean isPrivate(Entity person) {
    return privates.contains(person) && !officials.contains(person);
  }

  private static String folded(String form) {
    List<String> keys = NameFolding.keysOfPlace(form);
    return keys.isEmpty() ? form : keys.getFirst();
  }

  /**
   * The state or country in which the place of a mention lies, as it is written: with that mention,
   * or else with all those of the place for which one is written; empty if none is.
   */
  String region(Mention mention) {
    Set<String> all = regionsOfPlaces.getOrDefault(mention.entity().orElseThrow(), Set.of());
    String own = regions.get(mention);
    Set<String> states = new HashSet<>(all);
    states.removeIf(name -> Regions.country(name).isEmpty());
    if (own != null && Regions.country(own).isEmpty() && states.size() == 1) {
      // "Springfield, Ill., is an American town."
      String state = states.iterator().next();
      String country = Regions.country(state).orElseThrow();
      return country.equals(PEOPLES.getOrDefault(own, own)) ? state : own;
    }
    return own != null ? own : all.size() == 1 ? all.iterator().next() : "";
  }

  /** Whether a name that a city has too is meant for the state. */
  boolean isState(Mention mention) {
    return states.contains(mention);
  }

  /** The name in full of a state that is written in short after a place. */
  Optional<String> stateInFull(Entity entity) {
    return Optional.ofNullable(shortStates.get(entity));
  }

  /** Whether an entity is called by a surname alone that people in full have: any of them. */
  boolean isOneOfSeveral(Entity entity) {
    return entity.type().equals(EntityType.PERSON)
        && entity.name().indexOf(' ') < 0
        && bySurname.containsKey(folded(entity.name()));
  }

  /** What a name of two places is by the other names of the article, where they tell. */
  Optional<Alias> chosen(String name) {
    Choice best = null;
    long most = 0;
    for (Choice choice : CHOICES) {
      if (choice.name.equals(name)) {
        long cues = choice.cues.stream().filter(names::contains).count();
        if (cues > most) {
          most = cues;
          best = choice;
        } else if (cues == most) {
          best = null;
        }
      }
    }
    return Optional.ofNullable(best).map(Choice::page);
  }

  /** Whether the article names anything of the United States but by a word like "Congress". */
  boolean isOfStates() {
    return isOfStates;
  }

  /** Whether the article names something. */
  boolean says(String name) {
    return names.contains(folded(name));
  }

  private static List<Choice> read() {
    List<Choice> choices = new ArrayList<>();
    try (InputStream file = ArticleContext.class.getResourceAsStream("places-in-context.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line : lines.lines().toList()) {
        if (line.startsWith("#") || line.isBlank()) {
          continue;
        }
        String[] parts = line.split(" *\\| *");
        Set<String> cues = new HashSet<>();
        for (String cue : parts[3].split("; *")) {
          cues.add(folded(cue));
        }
        choices.add(
            new Choice(
                parts[0], new Alias(new EntityType(parts[1]), parts[2].replace(' ', '_')), cues));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(choices);
  }
}
