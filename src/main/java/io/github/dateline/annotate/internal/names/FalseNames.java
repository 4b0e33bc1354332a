package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Drops what looks like a name and is none: what a company's shares are called at an exchange
 * ("NYSE: XOM"), which tells that a company stands before it, the code of a country after a person
 * ("RSA"), how members of a parliament speak of each other ("the Noble Earl"), and half a word of a
 * scan in capitals.
 */
public final class FalseNames {
  /** What stands in brackets for a company's shares has at most this many tokens. */
  private static final int MAX_IN_BRACKETS = 16;

  /** "AAPL.O", "SIEGn.DE". */
  private static final Pattern SYMBOL_AT_EXCHANGE =
      Pattern.compile("[A-Z0-9]{1,6}[a-z]?\\.[A-Z]{1,3}");

  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{1,6}(?:[.-][A-Z]{1,3})?");

  /** "HALli": a scan's word, half of it in capitals. Of an acronym's plural there is one letter. */
  private static final Pattern MISREAD = Pattern.compile("\\p{Lu}{3,}\\p{Ll}{2}");

  private static final Set<String> EXCHANGES =
      Set.of(
          ("amex ams asx bit bme bse cve ebr epa etr euronext fra hkex hkg jse krx lon lse nasdaq ngm"
                  + " nse nyse nysearca nyseamerican otc otcbb otcmkts otcqb otcqx sgx sha she sto swx"
                  + " tase tse tsx tsxv tyo xetra")
              .split(" "));

  /** Codes of countries in sport that are not those of ISO 3166. */
  private static final Set<String> CODES_OF_SPORT =
      Set.of(
          ("ALG ANG ARU BAH BAN BAR BHU BIZ BOT BRU BUL BUR CAM CAY CGO CHA CHI CRC CRO DEN ENG ESA FIJ"
                  + " GAM GBS GER GRE GRN GUA GUI HAI HON INA IRI ISV IVB KSA KUW LAT LES LIB MAD MAS MAW"
                  + " MGL MON MRI MTN MYA NCA NED NEP NGR NIG NIR OMA PAR PHI PLE POR PUR ROC RSA SAM SCO"
                  + " SEY SIN SKN SLO SOL SRI SUD SUI TAN TGA TOG TPE TRI UAE URU VAN VIE WAL ZAM ZIM")
              .split(" "));

  private static final Set<String> CODES = codes();

  /** "The Noble Earl", "my Gallant Friend": how members of a parliament speak of each other. */
  private static final Set<String> COURTESIES =
      Set.of("noble", "gallant", "learned", "honourable", "honorable", "hon", "right", "reverend");

  private static final Set<String> ADDRESSED =
      Set.of(
          ("admiral baroness captain colonel commander duke earl friend friends gentleman gentlemen general"
                  + " lady lord lords major marquess marquis member members officer peer prelate viscount")
              .split(" "));

  /** Words that have capitals in some newspapers, and name nothing by themselves. */
  private static final Set<String> GENERIC =
      Set.of(
          ("amir,chamber,chief,city,commission,council,court,crown prince,department,dg,embassy,emir"
                  + ",federation,first lady,first gentleman,her highness,her majesty,high school,his highness"
                  + ",his majesty,institute,king,kingdom,mayor,ministry,mou,mous,nft,nfts,opposition,party"
                  + ",pope,ppp,ppps,prince,princess,queen,republic,state,state of emergency"
                  + ",state of exception,university,vpn,vpns")
              .split(","));

  private static final Set<EntityType> GROUPS = EntityType.parse("groups");

  private FalseNames() {}

  /** Drops them from a sentence. */
  public static void drop(SentenceDraft sentence) {
    readBrackets(sentence);
    sentence.drop(name ->
        isAddress(sentence, name)
            || isGeneric(sentence, name)
            || name.length() == 1 && MISREAD.matcher(sentence.form(name.from())).matches());
  }

  /** "Apple (AAPL.O)", "Exxon (NYSE: XOM)": a company; "Kevin Anderson (RSA)": a country's code. */
  private static void readBrackets(SentenceDraft sentence) {
    for (int open = 1; open + 2 < sentence.size(); open++) {
      if (!sentence.form(open).equals("(")) {
        continue;
      }
      int close = open + 1;
      int end = Math.min(sentence.size(), open + MAX_IN_BRACKETS);
      while (close < end && !sentence.form(close).equals(")")) {
        close++;
      }
      if (close == end) {
        continue;
      }
      int from = open;
      int to = close;
      if (isQuoted(sentence, open + 1, close)) {
        sentence.drop(name -> from < name.from() && name.to() <= to);
        for (int i = 0; i < sentence.accepted().size(); i++) {
          NameSpan name = sentence.accepted().get(i);
          if (name.to() == open && !GROUPS.contains(name.type())) {
            sentence.retype(i, EntityType.ORGANIZATION);
          }
        }
      } else if (CODES.contains(sentence.form(open + 1))
          && close - open <= 4
          && sentence.accepted().stream()
              .anyMatch(n -> n.to() == from && n.type().equals(EntityType.PERSON))) {
        sentence.drop(name -> name.from() == from + 1);
      }
    }
  }

  /** Whether there is nothing but what shares of a company are called at an exchange. */
  private static boolean isQuoted(SentenceDraft sentence, int from, int to) {
    if (to == from + 1) {
      return SYMBOL_AT_EXCHANGE.matcher(sentence.form(from)).matches();
    }
    int i = from;
    while (i + 2 < to
        && EXCHANGES.contains(sentence.lower(i))
        && sentence.form(i + 1).equals(":")
        && SYMBOL.matcher(sentence.form(i + 2)).matches()) {
      i += 3;
      if (i < to && Set.of(",", ";", "/").contains(sentence.form(i))) {
        i++;
      }
    }
    return i == to;
  }

  /** "The Opposition", "the First Lady": of which country is not said there. */
  private static boolean isGeneric(SentenceDraft sentence, NameSpan name) {
    return !GROUPS.contains(name.type()) && GENERIC.contains(sentence.key(name));
  }

  private static boolean isAddress(SentenceDraft sentence, NameSpan name) {
    if (name.length() < 2
        || !COURTESIES.contains(sentence.lower(name.from()))
        || !ADDRESSED.contains(sentence.lower(name.to() - 1))) {
      return false;
    }
    for (int i = name.from() + 1; i < name.to() - 1; i++) {
      if (!COURTESIES.contains(sentence.lower(i)) && !sentence.lower(i).equals("and")) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> codes() {
    Set<String> codes = new HashSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
    codes.addAll(CODES_OF_SPORT);
    return codes;
  }
}
