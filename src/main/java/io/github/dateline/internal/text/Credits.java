package io.github.dateline.internal.text;

import io.github.dateline.internal.text.CreditWords.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what a body says of who made it: the byline at its start, and credits, copyright lines,
 * teasers and invitations as paragraphs, at the ends of them or in brackets. A person who is
 * written about stays.
 *
 * <p>A credit is told in two steps. First all its words must be names, dates, or words that credits
 * have ("reporting", "in", "for"): the first words of prose rule that out, so that this costs next
 * to nothing. Then it must have the form of one. Only teasers and copyright lines hold other words,
 * and those begin in ways that no story does.
 */
final class Credits {
  private static final String SPACE = "[ \\t\\u00A0]";

  private static final String PARTICLE =
      "(?:de|del|della|di|da|dos|du|van|von|der|den|ten|bin|bint|ibn|al|el|la|le|y|e)";

  private static final String NAME_WORD = "(?:(?:d|al|el|ul|O)['’-])?\\p{Lu}[\\p{L}\\p{M}.'’-]*+";

  private static final String NAME =
      NAME_WORD + "(?: (?:" + PARTICLE + " ){0,2}" + NAME_WORD + "){1,4}";

  private static final String AND = "(?:, (?:and |& )?|,? (?:and|AND|&|with) )";

  private static final String NAMES = NAME + "(?:" + AND + NAME + "){0,8}";

  private static final Pattern NAMES_FIRST = Pattern.compile(NAMES);

  /** A person's name alone: no word all in small letters, two to four words. */
  private static final Pattern ONLY_NAMES = Pattern.compile(NAMES);

  private static final Pattern BYLINE_BEGINS =
      Pattern.compile("(?:By|BY|by):?" + SPACE + "(?=\\p{Lu})");

  /** How the line of an author begins. */
  private static final Pattern BYLINE =
      Pattern.compile(
          "[*_\\W]*+(?:(?:(?:Exclusive|EXCLUSIVE|Analysis|ANALYSIS|Opinion|OPINION|Comment|COMMENT"
              + "|Commentary|Interview|Review|REVIEW|Column|Story|STORY|Words|WORDS|Text|Report|REPORT"
              + "|Reporting|Reported|Written|WRITTEN|Posted|POSTED|Published|PUBLISHED|Article|Feature|FEATURE"
              + "|Essay|News|Submitted|Special report)(?: (?:story|and photos?|and photographs?|and pictures|report))? )?"
              + "(?:[Bb]y|BY):? |(?i:special (?:to|for) (?=.* by )).{2,40} (?:by|BY) "
              + "|(?i:author|authors|byline|written by|reporter|reporters|writer|writers|words|text|story"
              + "|correspondent|journalist|contributor)(?::| ?[-–—|]) ?|(?i:from|by) (?:our )?(?=.*\\b(?i:in)\\b) ?)"
              + "(?<rest>.*)");

  /** "Reporting by", "Photo: ", "contributed to this report": what makes a credit of names. */
  private static final Pattern CREDIT =
      Pattern.compile(
          "(?i:\\b(?:reporting|reported|writing|written|editing|edited|compiled|translated|translation"
              + "|produced|production|photography|photographs?|photographed|photos?|pictures?|pics?|images?"
              + "|illustrations?|illustrated|graphics?|video|videography|camera|story|words|text|posted"
              + "|published|analysis|research|researched|filmed|shot|interview|created|curated|supplied"
              + "|provided|layout|design|designed|desking|fact-checking|fact-checked|additional|captions?|articles?|dispatch|syndicated"
              + "|transcribed|monitoring)(?: and (?:photos|photographs|pictures|editing|writing|additional reporting|video))?"
              + " by):? ?(?=\\p{Lu}|\\p{Ll}{2}[-'’]\\p{Lu}|our |the |staff)"
              + "|^\\W*(?i:(?:(?:file|main|lead|cover|top|stock|handout|feature|featured|header|additional|further|extra) )?"
              + "(?:photograph(?:er|y)?|photo|picture|image|pic|credit|author|reporter|writer|editor|sub-editor"
              + "|copy editor|producer|words|text|byline|source|camera|video|illustration|illustrator"
              + "|graphic|designer|contributor|correspondent|journalist|researcher|reporting|writing"
              + "|editing|contact|desk|fact-checker|videographer|caption)s?"
              + "(?: credits?| source| courtesy(?: of)?| by| copyright| via| from)?)(?: ?[:|/©]| ?[–—-] |\\.{3}) ?"
              + "|^\\W*(?i:(?:photo|image|picture|video|photograph|graphic|illustration)s?"
              + " (?:courtesy|via|copyright|©|from|credit))"
              + "|^\\W*(?i:courtesy(?: of|:))"
              + "|\\b(?i:contribut(?:ed|ing|ions?))\\b"
              + "|^\\W*(?i:(?:with )?(?:additional |further |extra )?"
              + "(?:reporting|assistance|inputs?|files|contributions?|reports?|agency inputs|material)(?: help)? (?:by|from))\\b"
              + "|^(?:[Tt]he |As )?(?:(?:"
              + PARTICLE
              + " ){0,2}\\p{Lu}[\\p{L}\\p{M}.'’-]*+,? (?:and )?){2,10}(?:reported|reports|reporting)(?: this (?:story|article|report))? (?:from|in) \\p{Lu}"
              + "|^(?:[Tt]he |As )?(?:(?:"
              + PARTICLE
              + " ){0,2}\\p{Lu}[\\p{L}\\p{M}.'’-]*+,? (?:and )?){2,10}(?:reports|reported|reporting)\\.?$"
              + "|^This (?:story|report|article|dispatch|piece) ");

  /** Agencies before or after a person: "Jane Roe/AFP via Getty Images", "EPA-EFE/JANE ROE". */
  private static final Pattern SLASHED =
      Pattern.compile("\\p{L}[)”\"]? ?[/|] ?\\p{L}|\\bvia \\p{Lu}");

  /** What begins a paragraph that is no part of the story, whatever its words. */
  private static final Pattern NO_STORY =
      Pattern.compile(
          "[*\\[(>»▶•►→\\-–— ]{0,4}+(?:"
              + "(?:©|\\([cC]\\) ?(?:\\d{4}|Copyright)|(?:Copyright|COPYRIGHT),? ?(?:©|\\([cC]\\)|\\d{4}|\\p{Lu}))"
              + ".{0,600}"
              + "|All [Rr]ights [Rr]eserved\\b.{0,200}"
              + "|(?:You can )?(?:[Ff]ollow|FOLLOW|Find|Tweet|Like) (?:.{2,80} (?:on|ON|at|via) (?:Twitter|TWITTER|X|Facebook|Instagram"
              + "|Threads|Bluesky|Mastodon|LinkedIn|TikTok|YouTube|Telegram|WhatsApp|Google News)\\b.{0,140}"
              + "|.{0,60}@\\w.{0,100}|.{2,80} (?:at|on):? https?://\\S+|us\\b.{0,120})"
              + "|Our [Ss]tandards: .{0,120}"
              + "|(?:Read [Mm]ore|READ MORE|Read [Aa]lso|READ ALSO|Read [Nn]ext|READ NEXT|Read [Tt]he (?:full|original) (?:story|article)"
              + "|Also [Rr]ead|ALSO READ|See [Aa]lso|SEE ALSO|See [Mm]ore|More [Oo]n|More [Ff]rom|MORE FROM|MORE ON|More|MORE|More [Nn]ews|More [Ss]tories"
              + "|Related(?: (?:[Ss]tory|[Ss]tories|[Aa]rticles?|[Cc]ontent|[Cc]overage|[Nn]ews|[Rr]eading|[Ll]inks?|[Tt]opics?|[Vv]ideos?))?"
              + "|RELATED(?: (?:STORY|STORIES|ARTICLES?|CONTENT|NEWS))?"
              + "|Recommended(?: [Rr]eading| for you)?|RECOMMENDED|Watch|WATCH|Listen|LISTEN|Don['’]t [Mm]iss|DON['’]T MISS|You (?:may|might) (?:also )?(?:like|be interested in)"
              + "|Up [Nn]ext|Explore more|Further reading|Trending|TRENDING|Most [Rr]ead|Must [Rr]ead|MUST READ|In [Pp]ictures|IN PICTURES|Editor['’]s [Pp]icks?|Editors['’] [Pp]icks?)"
              + "(?: ?[Nn]ow)?(?: on [\\p{L} ]{2,20}?| about [^:|]{2,30}?| from [^:|]{2,60}?| by [^:|]{2,60}?)?(?: ?[:|»>]| [–—-]) ?.{2,240}"
              + "|Click here .{2,160}|Tap here .{2,160}"
              + "|The post .{2,240} (?:first appeared|appeared first) on .{2,120}"
              + "|Sign up (?:for|to|here|now) .{2,240}|Sign up\\.?"
              + "|(?:Register|Subscribe|SUBSCRIBE) (?:now )?(?:for|to|here|today)\\b.{0,200}"
              + "|Download (?:the|our) .{2,80} app\\b.{0,100}"
              + "|Join (?:the conversation|our .{2,60}|.{2,40} on (?:WhatsApp|Telegram|Facebook))\\b.{0,120}"
              + "|(?:Share|Tweet|Like us) (?:this|on|it)\\b.{0,100}"
              + "|(?:To )?[Cc]ontact (?:the )?(?:reporters?|editors?|authors?|writers?|journalists?)\\b.{0,240}"
              + "|(?:Contact|Email|E-mail|Reach|Write to|Message|Send (?:tips|story ideas|comments|email|e-mail)|Have a (?:tip|story)\\?|Got a tip\\?)\\b.{0,160}"
              + "(?:@|\\d{3}[-.) ]\\d{3,4}).{0,120}"
              + "|This (?:story|article|report|piece|post|content|material) (?:was |is |has been |has |may |originally |first |also )"
              + "(?:originally |first |been |not |also |produced|provided|republished|syndicated|written|supplied|published|appeared|distributed|adapted|edited|updated|corrected|reported)"
              + ".{0,300}"
              + "|About the (?:[Aa]uthor|[Ww]riter|[Rr]eporter)s?(?::.{0,400})?"
              + "|(?:More|MORE|Read more|Read all)(?: stories| articles)? (?:by|BY) "
              + NAMES
              + "\\.?"
              + "|(?:Originally|First) (?:published|appeared|posted) .{2,160}"
              + "|(?:Distributed|Syndicated|Provided|Republished|Reprinted) (?:by|with|from) .{2,160}"
              + ")");

  /** What does so with anyone's name, and says how to reach or follow its bearer. */
  private static final Pattern WRITER_IS =
      Pattern.compile(
          "[*\\[(>»▶•►→\\-–— ]{0,4}+(?:"
              + "\\p{Lu}[^;:]{2,60} can be (?:reached|contacted|followed|emailed) (?:at|on|via|by)\\b.{2,160}"
              + "|\\p{Lu}[^;:.,]{3,60} (?:is (?:a|an|the|our)\\b[^.]{0,100}\\b(?:reporter|correspondent|editor|writer"
              + "|columnist|journalist|photographer|producer)|covers|writes|reports)\\b[^.]{2,160}\\. "
              + "(?:(?:You can )?(?:[Ff]ollow|[Cc]ontact|[Rr]each|[Ee]mail|[Ff]ind|[Mm]essage) (?:him|her|them)\\b"
              + "|(?:He|She|They) can be (?:reached|contacted|followed|emailed)\\b).{2,200}"
              + "|"
              + NAME
              + "(?: \\(?@\\w+\\)?)? (?:on (?:Twitter|Instagram|Facebook)|tweets(?: at| as)?):? @?\\w+.{0,40}"
              + ")");

  /** What such a line has: next to no other line has any of it. */
  private static final List<String> WRITER_HAS =
      List.of(
          " can be ",
          " him",
          " her",
          " them",
          " on Twitter",
          " on Instagram",
          " on Facebook",
          " tweets");

  /** What people do who make a story. */
  private static final String MAKER =
      "(?:reporter|correspondent|editor|columnist|writer|journalist|producer|photographer|contributor)";

  /** "Jane Roe is a reporter for Example News." */
  private static final Pattern BIOGRAPHY =
      Pattern.compile(
          "(?<name>"
              + NAME
              + "),? "
              + "(?:(?:is|was) (?:an?|the|our|based|chief|senior)\\b[^.]{0,80}?"
              + "\\b"
              + MAKER
              + "\\b"
              + "|(?:covers|writes|reports|blogs) (?:on|about|for|from|the|\\p{L}+ (?:for|at))\\b).{0,400}");

  /** Sentences that name who made a story, near its end: thanks, and what an author is. */
  private static final Pattern CLOSING_CREDIT =
      Pattern.compile(
          "[(\\[*_]{0,3}(?:"
              + "(?:Our |With |Many |Special )?[Tt]hanks (?:also )?(?:go )?to "
              + NAMES
              + "(?:,? (?:who|for|of)\\b(?=.*\\b(?:compil\\w+|report\\w*|stor(?:y|ies)|research\\w*|articles?|photo\\w*"
              + "|pictures?|input|assist\\w+|tips?|translat\\w+)\\b).{0,120})?"
              + "|(?:The|This) (?:report|story|article|piece|column|dispatch) (?:was|is|has been) (?:compiled|prepared"
              + "|filed|researched|translated|reported|written|edited|produced)(?: and \\p{Ll}+)? by .{2,200}"
              + "|(?:Additional |Further )?(?:[Rr]eporting|[Rr]esearch|[Mm]aterial)(?: for this \\p{Ll}+)? (?:was|were) "
              + "(?:also )?(?:contributed|provided|done|supplied) by .{2,200}"
              + "|(?:Compiled|Written|Edited|Translated|Prepared) (?:from [\\p{Ll} ]{2,40} )?by "
              + NAMES
              + "(?: in .{2,60})?"
              + "|(?:By|With) "
              + NAMES
              + "(?: in \\p{Lu}[\\p{L} .'’-]{1,40}?)?(?:,? (?:with|and) "
              + NAMES
              + "(?: in \\p{Lu}[\\p{L} .'’-]{1,40})?)?"
              + ")[.)\\]*_ ]{0,4}");

  /** "Jane Roe, a former editor of this paper, writes a column." */
  private static final Pattern AUTHOR_IS =
      Pattern.compile(
          "(?<name>"
              + NAME
              + "), (?:an?|the|our) [^.]{0,60}?\\b"
              + MAKER
              + "\\b[^.]{0,80}?,? (?:writes|covers|blogs|contributes|reports)\\b.{0,200}");

  /** "Berlin, July 3" on a line of its own, after that of the author. */
  private static final Pattern PLACE_AND_DAY =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{M} .'’-]{1,40},? (?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{L}{0,6}\\.?"
              + " \\d{1,2}|\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{L}{0,6}\\.?)(?:,? \\d{4})?\\.?");

  /** What a credit in running text begins with: most texts have none, and need no closer look. */
  private static final List<String> WITHIN_BEGINS =
      List.of("REUTERS", "AP Photo", "AFP", "EPA", "FILE", "File photo", "Image ", "Media caption");

  /** Unlike a word boundary, it looks at one character, however many combining marks there are. */
  private static final String NO_WORD_BEFORE = "(?<![\\p{L}\\p{N}_])";

  /** What stands within or at the end of a paragraph, in a form of its own. */
  private static final Pattern WITHIN =
      Pattern.compile(
          NO_WORD_BEFORE
              + "(?:REUTERS|AP Photo|AFP PHOTO|EPA|EPA-EFE) ?/ ?"
              + NAME.replace(" ", SPACE)
              + "(?:(?:/(?:File Photo|Pool|Files?|Handout|FILE|POOL))++|(?=[ .;)]*+(?:\\n|$)))"
              + "|"
              + NO_WORD_BEFORE
              + "(?:REUTERS|AP Photo|AFP)/(?:File Photo|Pool|Handout)"
              + "|(?m:^)"
              + SPACE
              + "*(?:FILE PHOTO|FILE|File photo|FILE IMAGE):|(?m:^)"
              + SPACE
              + "*Image (?:copyright|source,?) .{2,60}? Image caption\\b"
              + "|(?m:^)"
              + SPACE
              + "*(?:Media|Image) caption(?="
              + SPACE
              + "?\\p{Lu})"
              + "|(?m:^)"
              + SPACE
              + "*Image (?:copyright|source,?) [^.\\n]{2,60}(?m:$)");

  /** "Angela Merkel in Berlin. Photograph: Jane Roe/AP": a credit at the end of a caption. */
  private static final Pattern CAPTION_END =
      Pattern.compile(
          "(?:Photographs?|PHOTOGRAPH|Photos?|PHOTO|Pictures?|PICTURE|Pic|Images?|IMAGE|Credit|CREDIT)"
              + "(?: [Cc]redit| CREDIT| [Bb]y| courtesy of)?(?:(?<= by| By| of) |: ?)");

  /** What follows is what is shown; a work in quotation marks is what is written about. */
  private static final Pattern NO_CREDIT = Pattern.compile("(?:Image|Media) caption|[“”\"]");

  /** What an author is called, or where one works, after the name. */
  private static final Pattern ROLE =
      Pattern.compile(
          "(?i).*\\b(?:reporter|correspondent|editor|writer|columnist|journalist|photographer|contributor"
              + "|analyst|staff|bureau|reporters|writers|correspondents|editors|bureau chief|producer)\\b.*");

  private static final Pattern SENTENCE_END =
      Pattern.compile("[\\p{Ll}\\d)”\"'’][.!?…]+[)”\"’]* +(?=[\\p{Lu}(\\[—–©@*-])");

  private static final Pattern ABBREVIATED =
      Pattern.compile(
          ".*\\b(?:Mr|Mrs|Ms|Dr|St|Sen|Gov|Rep|Jr|Sr|Gen|Col|Lt|Prof|Rev|Inc|Co|Corp|Ltd|No|vs)\\.");

  private static final Pattern WORD = Pattern.compile("\\S+\\s+");

  private static final int MAX_LENGTH = 700;

  /** Longest credit that is made of names. */
  private static final int MAX_CREDIT = 700;

  /** Longest line of an author. */
  private static final int MAX_BYLINE = 240;

  /** Lines of an author stand among so many at the start. */
  private static final int HEAD = 6;

  /** A signature stands among so many at the end. */
  private static final int TAIL = 5;

  private static final int MAX_SENTENCES = 4;

  /** How the line begins that signs a post. */
  private static final String DASHES = "-–—−";

  /** A name above less than this is a heading or the story itself. */
  private static final int MIN_STORY = 120;

  /** What stands at most from the colon of a caption's credit on. */
  private static final int MAX_CAPTION = 100;

  private final String body;

  /** Whether each line is a paragraph. */
  private final boolean eachLine;

  private final List<int[]> lines = new ArrayList<>();

  /** Not counted yet where negative. */
  private int postsSigned = -1;

  /** Whether a name is in credits alone: who writes a live blog signs many posts. */
  private final Map<String, Boolean> inCreditsOnly = new HashMap<>();

  private final List<int[]> spans;
  private final List<String> authors;

  private Credits(String body, boolean eachLine, List<int[]> spans, List<String> authors) {
    this.body = body;
    this.eachLine = eachLine;
    this.spans = spans;
    this.authors = authors;
  }

  /**
   * Where the byline and the lines about it end that a body begins with; {@code first} if there are
   * none. Adds their spans, and whom they name.
   *
   * @param eachLine whether each line is a paragraph
   * @param dateline whether a dateline begins at a place: in texts without line breaks it is what
   *     ends the byline
   */
  static int head(
      String body,
      boolean eachLine,
      int first,
      List<int[]> spans,
      List<String> authors,
      IntPredicate dateline) {
    Credits credits = new Credits(body, eachLine, spans, authors);
    int at = credits.dotted(first);
    for (int lines = 0; lines < HEAD && at < body.length(); lines++) {
      int end = lineEnd(body, at);
      boolean day =
          lines > 0
              && end - at <= MAX_BYLINE
              && PLACE_AND_DAY.matcher(credits.line(at, end)).matches();
      if (!day && (end - at > MAX_BYLINE || dateline.test(at) || !credits.takesHeadLine(at, end))) {
        int byline = lines == 0 ? credits.bylineBeforeDateline(at, dateline) : at;
        if (byline > at) {
          spans.add(new int[] {at, byline});
          at = byline;
        }
        break;
      }
      spans.add(new int[] {at, end});
      at = skipBlank(body, end);
    }
    return at;
  }

  /**
   * Adds the spans of what is no part of the story, and the authors of a byline further down.
   *
   * @param body the body with what was found before blanked out
   * @param eachLine whether each line is a paragraph
   */
  static void find(String body, boolean eachLine, List<int[]> spans, List<String> authors) {
    Credits credits = new Credits(body, eachLine, spans, authors);
    credits.findLines();
    for (int i = 0; i < credits.lines.size(); i++) {
      credits.take(i);
    }
    credits.findBrackets();
    if (WITHIN_BEGINS.stream().anyMatch(body::contains)) {
      Matcher within = WITHIN.matcher(body);
      while (within.find()) {
        spans.add(new int[] {within.start(), within.end()});
      }
    }
  }

  /** The lines that are not blank, without blanks at their edges. */
  private void findLines() {
    int at = 0;
    while (at < body.length()) {
      int end = lineEnd(body, at);
      int from = at;
      while (from < end && Text.isBlank(body.charAt(from))) {
        from++;
      }
      int to = end;
      while (to > from && Text.isBlank(body.charAt(to - 1))) {
        to--;
      }
      if (to > from) {
        lines.add(new int[] {from, to});
      }
      at = end + 1;
    }
  }

  private static int lineEnd(String body, int at) {
    int feed = body.indexOf('\n', at);
    return feed < 0 ? body.length() : feed;
  }

  private static int skipBlank(String body, int from) {
    int at = from;
    while (at < body.length() && Text.isBlank(body.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Looks at one line, or at the end of it. */
  private void take(int i) {
    int from = lines.get(i)[0];
    int to = lines.get(i)[1];
    boolean begins = i == 0 || endsSentence(lines.get(i - 1)) || isApart(i);
    if (begins && to - from <= MAX_LENGTH) {
      int end = Math.max(to, wrapped(i));
      if (isCredit(from, to, i) || (end > to && isCredit(from, end, i))) {
        spans.add(new int[] {from, isCredit(from, to, i) ? to : end});
        return;
      }
    }
    sentences(from, to);
  }

  /** Where the paragraph ends that a line begins, if it goes on and is as short as a credit. */
  private int wrapped(int i) {
    int end = lines.get(i)[1];
    for (int j = i + 1; j < lines.size() && !isApart(j); j++) {
      end = lines.get(j)[1];
      if (end - lines.get(i)[0] > MAX_CREDIT) {
        return -1;
      }
    }
    return end;
  }

  /** Whether a paragraph begins with a line. */
  private boolean isApart(int i) {
    if (i == 0 || eachLine) {
      return true;
    }
    int feed = body.indexOf('\n', lines.get(i - 1)[1]);
    return feed < 0 || body.lastIndexOf('\n', lines.get(i)[0]) > feed;
  }

  private boolean endsSentence(int[] line) {
    char last = body.charAt(line[1] - 1);
    return ".!?:;)]”\"’'…".indexOf(last) >= 0 || line[1] - line[0] > 120 || isMasked(line);
  }

  private boolean isMasked(int[] line) {
    return !spans.isEmpty() && spans.getLast()[1] == line[1];
  }

  /** Credits at the end of a paragraph, each a sentence. */
  private void sentences(int from, int to) {
    int end = to;
    for (int n = 0; n < MAX_SENTENCES; n++) {
      int begin = lastSentence(from, end);
      if (begin < 0 || to - begin > MAX_CREDIT || !isCreditSentence(begin, end)) {
        break;
      }
      spans.add(new int[] {begin, end});
      end = begin;
      while (end > from && Text.isBlank(body.charAt(end - 1))) {
        end--;
      }
    }
    captionEnd(from, end);
  }

  /** Where the last sentence begins, -1 if it is the only one. */
  private int lastSentence(int from, int to) {
    for (int at = to - 2; at > from + 1; at--) {
      if (body.charAt(at) == ' ' && body.charAt(at + 1) != ' ') {
        int begin = at + 1;
        while (at > from + 2 && body.charAt(at - 1) == ' ') {
          at--;
        }
        if (".!?…)”\"’".indexOf(body.charAt(at - 1)) < 0) {
          continue;
        }
        Matcher stop =
            SENTENCE_END
                .matcher(body)
                .region(Math.max(from, at - 6), Math.min(to, begin + 1))
                .useTransparentBounds(true);
        boolean found = false;
        while (stop.find()) {
          found |= stop.end() == begin;
        }
        if (found && !ABBREVIATED.matcher(body.substring(Math.max(from, at - 8), at)).matches()) {
          return begin;
        }
      }
      if (to - at > MAX_CREDIT) {
        break;
      }
    }
    return -1;
  }

  /** "Photo: Jane Roe/AFP" at the end of a line, without a full stop before it. */
  private void captionEnd(int from, int to) {
    int least = Math.max(from, to - MAX_CAPTION);
    int colon = to - 1;
    while (colon >= least && body.charAt(colon) != ':') {
      colon--;
    }
    if (colon < least) {
      return;
    }
    Matcher caption = CAPTION_END.matcher(body).region(Math.max(from, colon - 24), to);
    while (caption.find()) {
      Words words = CreditWords.read(body, caption.end(), to);
      if (words != null && words.names() + words.work() > 0 && !words.dated()) {
        spans.add(new int[] {caption.start(), to});
        return;
      }
    }
  }

  private String line(int from, int to) {
    return Text.oneLine(body.substring(from, to));
  }

  /** Whether a line is a credit or another line that is no part of the story. */
  private boolean isCredit(int from, int to, int i) {
    if (i > 0
        && i >= lines.size() - TAIL
        && to - from <= MAX_BYLINE
        && isClosingCredit(line(from, to))) {
      return true;
    }
    Words words = to - from <= MAX_CREDIT ? CreditWords.read(body, from, to) : null;
    if (words == null) {
      String line = mayBeNoStory(from) || i >= lines.size() - TAIL ? line(from, to) : "";
      if (line.isEmpty()) {
        return false;
      }
      return isNoStory(line) || (i > 1 && i >= lines.size() - TAIL && isBiography(line));
    }
    String line = line(from, to);
    if (isCreditOfNames(line, words) || isNoStory(line)) {
      return true;
    }
    if (i < HEAD && isByline(line, words)) {
      return true;
    }
    if (i > 0 && isUnderPost(i) && postsSigned() > 1) {
      return true;
    }
    return (i == 0 || i >= lines.size() - TAIL) && isSignature(line, words, i);
  }

  private static boolean isNoStory(String line) {
    return NO_STORY.matcher(line).matches()
        || (WRITER_HAS.stream().anyMatch(line::contains) && WRITER_IS.matcher(line).matches());
  }

  /** Whether the sentence at the end of a paragraph is a credit. */
  private boolean isCreditSentence(int from, int to) {
    Words words = CreditWords.read(body, from, to);
    if (words != null) {
      String line = line(from, to);
      boolean work = line.startsWith("By ") || line.startsWith("Written by ");
      return isCreditOfNames(line, words) && (!work || to == lines.getLast()[1]);
    }
    return mayBeNoStory(from)
        && "©CFARE".indexOf(body.charAt(from)) >= 0
        && CLOSING.matcher(line(from, to)).matches();
  }

  /** Sentences of a footer that may follow the story in one paragraph. */
  private static final Pattern CLOSING =
      Pattern.compile(
          "(?:©|Copyright (?:©|\\([cC]\\)|\\d{4})).{0,400}|All rights reserved\\.?"
              + "|Follow .{2,80} (?:on (?:Twitter|Facebook|Instagram|X|Threads|Bluesky)\\b|@\\w).{0,120}"
              + "|Read more: .{2,200}|Email .{0,80}@.{0,80}|Contact .{0,80}@.{0,80}");

  private boolean mayBeNoStory(int from) {
    return "[(*>»▶•►→-–— ©ACDEFGHIJLMOPRSTUWYBKNQVXZ".indexOf(body.charAt(from)) >= 0;
  }

  /** A line of names in one of the forms that credits have. */
  private static boolean isCreditOfNames(String line, Words words) {
    if (words.contact() && words.names() <= 12) {
      return !isTweet(line);
    }
    if (words.work() > 0 && CREDIT.matcher(line).find()) {
      return !NO_CREDIT.matcher(line).find();
    }
    if (SLASHED.matcher(line).find() && hasAgency(line) && words.names() <= 8) {
      return true;
    }
    return isAgency(line) || (line.startsWith("©") && words.names() > 0);
  }

  /** "— Jane Roe (@jroe) July 3, 2020": whose words are quoted, not who wrote. */
  private static boolean isTweet(String line) {
    return line.startsWith("—") || line.startsWith("&mdash;") || line.startsWith("- ");
  }

  private static boolean isAgency(String line) {
    return CreditWords.isAgencyLine(stripMarks(line));
  }

  private boolean isClosingCredit(String line) {
    Matcher author = AUTHOR_IS.matcher(line);
    return CLOSING_CREDIT.matcher(line).matches()
        || (author.matches() && isNamedOnce(author.group("name")));
  }

  private static String stripMarks(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && !Character.isLetterOrDigit(line.charAt(from))) {
      from++;
    }
    while (to > from && !Character.isLetterOrDigit(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(from, to);
  }

  private static boolean hasAgency(String line) {
    if (line.contains("Al Jazeera")) {
      return true;
    }
    for (String word : line.split("[\\s/|,;:()\\[\\]]+", -1)) {
      if (!word.isEmpty() && CreditWords.isAgency(strip(word))) {
        return true;
      }
    }
    return false;
  }

  private static String strip(String word) {
    return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
  }

  private boolean isBiography(String line) {
    Matcher found = BIOGRAPHY.matcher(line);
    return found.matches() && isNamedOnce(found.group("name"));
  }

  /** What parts a name from where one works. */
  private static final Pattern PARTED = Pattern.compile(" ?[,|] ?| [–—-] ?| for | \\(");

  /** A line near the start that names who wrote, with "by" or what they are. */
  private boolean isByline(String line, Words words) {
    Matcher byline = BYLINE.matcher(line);
    if (byline.matches() && words.names() > 0) {
      addAuthors(byline.group("rest"));
      return true;
    }
    String names = beforeHouse(line);
    addAuthors(names);
    return !names.isEmpty();
  }

  /** The names before what people are or where they work, empty if a line has another form. */
  private static String beforeHouse(String line) {
    Matcher parted = PARTED.matcher(line);
    while (parted.find()) {
      String rest = line.substring(parted.end());
      String names = line.substring(0, parted.start());
      if ((ROLE.matcher(rest).matches() || hasAgency(rest))
          && ONLY_NAMES.matcher(names).matches()
          && !hasAgency(names)) {
        return names;
      }
    }
    return "";
  }

  /**
   * Whether a line is a name by itself, or one with a place ("Jane Roe in Berlin"), that occurs
   * nowhere else: who signs, not who is written about.
   */
  private boolean isSignature(String line, Words words, int i) {
    String bare = line.replaceFirst("^[—–*_ -]+", "");
    if (i == lines.size() - 1 && bare.matches("\\([^()]*\\)")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    Matcher place = (i == 0 ? SIGNED_AT_HEAD : SIGNED_IN).matcher(bare);
    String names = place.matches() ? place.group("names") : bare;
    if (words.dated() || !ONLY_NAMES.matcher(names).matches() || line.length() > 100) {
      return false;
    }
    for (String name : names.split(AND, -1)) {
      String rare = place.matches() ? name.substring(name.lastIndexOf(' ') + 1) : name;
      if (name.split(" ", -1).length > 5 || !isNamedOnce(rare)) {
        return false;
      }
    }
    boolean alone = !place.matches() && bare.equals(line);
    if (alone && (i == 0 || i < lines.size() - 1 || lines.size() < 3 || !isApart(i))) {
      return false;
    }
    if (i == 0) {
      addAuthors(names);
    }
    return true;
  }

  /**
   * How many posts of a live blog have who wrote them below, as in "– Jane Roe": a quotation that
   * is all of its paragraph has who said it.
   */
  private int postsSigned() {
    if (postsSigned < 0) {
      postsSigned =
          (int) IntStream.range(1, lines.size()).filter(line -> isUnderPost(line)).count();
    }
    return postsSigned;
  }

  private boolean isUnderPost(int i) {
    int from = lines.get(i)[0];
    if (DASHES.indexOf(body.charAt(from)) < 0 || lines.get(i)[1] - from > 100 || !isApart(i)) {
      return false;
    }
    String post = line(lines.get(i - 1)[0], lines.get(i - 1)[1]);
    boolean quoted =
        "“\"‘'«".indexOf(post.charAt(0)) >= 0
            && "”\"’'»".indexOf(post.charAt(post.length() - 1)) >= 0;
    String names = stripMarks(line(from, lines.get(i)[1]));
    return !quoted
        && ONLY_NAMES.matcher(names).matches()
        && Stream.of(names.split(AND, -1))
            .allMatch(name ->
                name.indexOf(' ') > 0
                    && inCreditsOnly.computeIfAbsent(name, this::isInCreditsOnly));
  }

  /** Whether all lines that have a name are as short as credits and have nothing but such words. */
  private boolean isInCreditsOnly(String name) {
    int line = 0;
    for (int at = body.indexOf(name); at >= 0; at = body.indexOf(name, at + name.length())) {
      while (lines.get(line)[1] <= at) {
        line++;
      }
      int from = lines.get(line)[0];
      int to = lines.get(line)[1];
      if (to - from > MAX_CREDIT || CreditWords.read(body, from, to) == null) {
        return false;
      }
    }
    return true;
  }

  private static final Pattern SIGNED_IN = signed(" (?:in|at) ");

  private static final Pattern SIGNED_AT_HEAD = signed("(?: in| at|,) ");

  private static Pattern signed(String in) {
    return Pattern.compile(
        "(?<names>"
            + NAMES
            + ")"
            + in
            + "\\p{Lu}[\\p{L}\\p{M}'’. -]+(?:, \\p{Lu}[\\p{L}\\p{M}'’. -]+)?(?: (?:and|,) "
            + NAME
            + " in \\p{Lu}[\\p{L} '’.-]+)?");
  }

  /** Whether no word of a name but those of two letters or fewer occurs a second time. */
  private boolean isNamedOnce(String name) {
    for (String word : name.split("[ .]+", -1)) {
      if (word.length() > 2 && Character.isUpperCase(word.charAt(0))) {
        int first = body.indexOf(word);
        if (first >= 0 && body.indexOf(word, first + word.length()) >= 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Takes a line at the very start. */
  private boolean takesHeadLine(int from, int to) {
    Words words = CreditWords.read(body, from, to);
    if (words == null) {
      return false;
    }
    String line = line(from, to);
    if (isByline(line, words)) {
      return true;
    }
    if (isCreditOfNames(line, words)) {
      return true;
    }
    if (authors.isEmpty() && !words.dated() && isAloneAtFirst(line, from, to)) {
      addAuthors(line);
      return true;
    }
    boolean afterByline = !authors.isEmpty();
    return UPDATED.matcher(line).matches()
        || (words.names() == 0 && words.work() == 0 && DAY.matcher(line).lookingAt())
        || (afterByline && words.names() <= 6 && line.length() <= 80 && isOfAuthor(line));
  }

  /** What authors are, where they work, or from where they write. */
  private static boolean isOfAuthor(String line) {
    return ROLE.matcher(line).matches()
        || isHouse(line)
        || line.matches("@\\w{2,30}")
        || line.matches("in \\p{Lu}.{1,40}");
  }

  /** Words of headings that no name has. */
  private static final Pattern HEADING =
      Pattern.compile(
          "(?i)\\b(?:key|points?|takeaways?|highlights?|summary|facts|live|blog|story|stories|top|breaking"
              + "|exclusive|news|updates?|opinion|review|interview|introduction|background|overview)\\b");

  /** A name in a paragraph of its own before a longer text that does not name it again. */
  private boolean isAloneAtFirst(String line, int from, int to) {
    if (line.length() > 100
        || !ONLY_NAMES.matcher(line).matches()
        || HEADING.matcher(line).find()) {
      return false;
    }
    int next = skipBlank(body, to);
    if (next + MIN_STORY > body.length()) {
      return false;
    }
    if (!eachLine && !isBlankLine(to, next)) {
      // "Jane Roe", and "Staff Writer" below it.
      int end = lineEnd(body, next);
      int after = skipBlank(body, end);
      if (end - next > 60 || !isBlankLine(end, after) || !isOfAuthor(line(next, end))) {
        return false;
      }
    }
    for (String name : line.split(AND, -1)) {
      if (name.split(" ", -1).length > 5 || !isNamedOnce(name) || hasAgency(name)) {
        return false;
      }
    }
    return true;
  }

  private boolean isBlankLine(int from, int to) {
    int feed = body.indexOf('\n', from);
    return feed >= 0
        && feed < to
        && body.indexOf('\n', feed + 1) < to
        && body.indexOf('\n', feed + 1) > 0;
  }

  /** "Published 10:22 GMT, 3 July 2020". */
  private static final Pattern UPDATED =
      Pattern.compile(
          "(?i)(?:first |last )?(?:published|updated|posted|modified|created)\\b(?: on| at|:)?.*\\d.*");

  /** "Feb. 1, 2018, 6:36 p.m. ET", "Monday 3 July 2020". */
  private static final Pattern DAY =
      Pattern.compile(
          "(?i)(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,? )?(?:\\d{1,2} )?"
              + "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\\.? \\d.*");

  /** Whether the words of a line are those of a paper or agency. */
  private static boolean isHouse(String line) {
    return hasAgency(line) && !line.endsWith(".") && line.split(" ", -1).length <= 5;
  }

  private void addAuthors(String given) {
    String rest = given.strip();
    Matcher names = NAMES_FIRST.matcher(rest);
    if (!names.lookingAt()) {
      return;
    }
    Set<String> known = new HashSet<>(authors);
    for (String name : names.group().split(AND, -1)) {
      StringBuilder kept = new StringBuilder();
      boolean agency = false;
      for (String word : name.strip().split(" ", -1)) {
        String bare = strip(word);
        boolean initial = bare.length() == 1 && word.length() == 2;
        if ((CreditWords.isWork(bare) && !initial)
            || (CreditWords.isAgency(bare) && isHouseWord(name, bare))) {
          agency = true;
          break;
        }
        kept.append(kept.isEmpty() ? "" : " ").append(word);
      }
      String author = kept.toString();
      boolean whole = author.indexOf(' ') > 0 && (!agency || author.split(" ", -1).length >= 2);
      if (whole && known.add(author)) {
        authors.add(author);
      }
    }
  }

  /** "Post" in "Emily Post" is a surname; after a whole name it is where she works. */
  private static boolean isHouseWord(String name, String word) {
    int at = name.indexOf(word);
    return at == 0
        || name.substring(0, at).strip().indexOf(' ') > 0
        || word.toUpperCase(Locale.ROOT).equals(word);
  }

  /** The byline of the Daily Mail as data sets have it, each of its lines between full stops. */
  private static final Pattern DOTTED =
      Pattern.compile(
          "By\\s{1,3}\\.\\s{1,3}(?<names>"
              + NAME
              + "(?:\\s{1,3}(?:\\.\\s{1,3}and\\s{1,3}\\.|and|,)\\s{1,3}"
              + NAME
              + "){0,3})\\s{1,3}\\.(?:\\s{1,3}(?:PUBLISHED|UPDATED):\\s{1,3}\\.\\s{1,3}[^.\\n]{5,40}\\s{1,3}\\.(?:\\s{1,3}\\|\\s{1,3}\\.)?){0,2}\\s*");

  private int dotted(int first) {
    Matcher found = DOTTED.matcher(body).region(first, body.length());
    if (!found.lookingAt()) {
      return first;
    }
    addAuthors(found.group("names").replaceAll("\\s*\\.\\s+and\\s+\\.\\s*", " and "));
    spans.add(new int[] {first, found.end()});
    return found.end();
  }

  /** "By Jane Roe WASHINGTON (Reuters) - ": where the byline ends, in texts without line breaks. */
  private int bylineBeforeDateline(int first, IntPredicate dateline) {
    Matcher begins = BYLINE_BEGINS.matcher(body).region(first, body.length());
    if (!begins.lookingAt()) {
      return first;
    }
    int at = begins.end();
    Matcher word = WORD.matcher(body).region(at, Math.min(body.length(), at + 200));
    for (int words = 0; words < 10 && word.find() && word.start() == at; words++) {
      at = word.end();
      if (words > 0 && dateline.test(at)) {
        String names = line(begins.end(), at);
        if (NAMES_FIRST.matcher(names).lookingAt()) {
          addAuthors(names);
          return at;
        }
      }
    }
    return first;
  }

  /** "(L-R)" of a caption. */
  private static final Pattern LEFT_TO_RIGHT =
      Pattern.compile("(?i)(?:from )?(?:l ?(?:-|–|to) ?r|left(?: to |-)right)");

  /** Credits in brackets, anywhere. */
  private void findBrackets() {
    for (int open = nextBracket(0); open >= 0; open = nextBracket(open + 1)) {
      int close = closing(open);
      if (close < 0) {
        continue;
      }
      if (LEFT_TO_RIGHT.matcher(body.substring(open + 1, close)).matches()) {
        spans.add(new int[] {open, close + 1});
        continue;
      }
      Words words = CreditWords.read(body, open + 1, close);
      if (words == null || words.dated() && words.work() == 0) {
        continue;
      }
      String inside = line(open + 1, close);
      if (inside.isEmpty()) {
        continue;
      }
      boolean last = close + 1 >= body.length() || isLineEnd(close + 1);
      boolean credit =
          (words.work() > 0 && CREDIT.matcher(inside).find() && inside.indexOf(' ') > 0)
              || (SLASHED.matcher(inside).find() && hasAgency(inside))
              || (last && endsBefore(open) && (isAgency(inside) || isNameOfHouse(inside)));
      if (credit) {
        spans.add(new int[] {open, close + 1});
      }
    }
  }

  /** "Jane Roe for The Times", "Jane Roe, Reuters". */
  private static boolean isNameOfHouse(String inside) {
    Matcher first = NAMES_FIRST.matcher(inside);
    return !beforeHouse(inside).isEmpty()
        || (first.lookingAt()
            && first.end() < inside.length()
            && inside.substring(first.end()).matches(" (?:via|of) .*")
            && hasAgency(inside.substring(first.end())));
  }

  private boolean endsBefore(int open) {
    int at = open - 1;
    while (at >= 0 && Text.isBlank(body.charAt(at))) {
      at--;
    }
    return at < 0 || ".!?”\"’…".indexOf(body.charAt(at)) >= 0;
  }

  private boolean isLineEnd(int at) {
    for (int i = at; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == '\n') {
        return true;
      }
      if (!Text.isBlank(c) && c != '.') {
        return false;
      }
    }
    return true;
  }

  private int nextBracket(int from) {
    for (int i = from; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == '(' || c == '[') {
        return i;
      }
    }
    return -1;
  }

  private int closing(int open) {
    char end = body.charAt(open) == '(' ? ')' : ']';
    int limit = Math.min(body.length(), open + MAX_CREDIT);
    for (int i = open + 1; i < limit; i++) {
      char c = body.charAt(i);
      if (c == end) {
        return i;
      }
      if (c == '(' || c == '[' || (c == '\n' && i + 1 < limit && body.charAt(i + 1) == '\n')) {
        return -1;
      }
    }
    return -1;
  }
}
