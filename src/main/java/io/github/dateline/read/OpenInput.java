package io.github.dateline.read;

import io.github.dateline.Article.SetAside;
import io.github.dateline.read.internal.IssuePages;
import io.github.dateline.read.internal.Places;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.ReadingNotes;
import io.github.dateline.read.internal.Unpacking;
import java.io.InputStream;
import java.util.List;

/** A file that a format reads, and what becomes of what it says of it. */
final class OpenInput implements ArticleFormat.Input {
  private final String name;
  private final String id;
  private final InputStream content;
  private final ArticleFormat.Beginning beginning;
  private final ReadOptions options;
  private final List<SetAside> setAside;
  private final ReadingNotes notes;
  private final Unpacking unpacking;
  private final int depth;
  private final Places places;
  private final IssuePages issuePages;

  OpenInput(
      String name,
      String id,
      InputStream content,
      ArticleFormat.Beginning beginning,
      ReadOptions options,
      List<SetAside> setAside,
      ReadingNotes notes,
      Unpacking unpacking,
      IssuePages issuePages,
      int depth) {
    this.name = name;
    this.id = id;
    this.content = content;
    this.beginning = beginning;
    this.options = options;
    this.setAside = setAside;
    this.notes = notes;
    this.unpacking = unpacking;
    this.issuePages = issuePages;
    this.depth = depth;
    places = new Places(rules(), id);
  }

  /** A file within this one. */
  OpenInput within(String path, InputStream inner, ArticleFormat.Beginning innerBeginning) {
    return new OpenInput(
        name + "!/" + path,
        id + "!/" + path,
        inner,
        innerBeginning,
        options,
        setAside,
        notes,
        unpacking,
        issuePages,
        depth + 1);
  }

  /** How much the file on disk has given, all that is packed in it together. */
  Unpacking unpacking() {
    return unpacking;
  }

  /** Which pages belong to issues. */
  IssuePages issuePages() {
    return issuePages;
  }

  /** In how many archives the file is. */
  int depth() {
    return depth;
  }

  ArticleFormat.Beginning beginning() {
    return beginning;
  }

  /** What makes articles of what the file has. */
  RawArticle.Rules rules() {
    return new RawArticle.Rules(options.keys(), options.isStrict(), notes, options.present());
  }

  /** The ids of articles by their places in the file. */
  Places places() {
    return places;
  }

  /** The id of an article at a place of the file, the same wherever the folder lies. */
  String idAt(String where) {
    return where.startsWith(name) ? id + where.substring(name.length()) : where;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public InputStream content() {
    return content;
  }

  @Override
  public ReadOptions options() {
    return options;
  }

  @Override
  public void setAside(String where, String why) {
    setAside.add(new SetAside(where, why));
  }

  @Override
  public void warn(String what, String where) {
    notes.warn(what, where);
  }
}
