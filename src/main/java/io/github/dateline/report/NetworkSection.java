package io.github.dateline.report;

import io.github.dateline.internal.table.Formats;
import io.github.dateline.report.internal.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page's section on the network: its legend and its groups; the script draws the rest. */
final class NetworkSection {
  /** Groups of fewer are names alone. */
  private static final int MIN_GROUP_SIZE = 3;

  /** How many names a group is called after. */
  private static final int NAMED = 3;

  private NetworkSection() {}

  static Page.Network of(Report report) {
    List<Page.Group> groups =
        report.communities().groups().stream()
            .filter(group -> group.members().size() >= MIN_GROUP_SIZE)
            .map(group -> group(report, group))
            .toList();
    return new Page.Network(
        EdgeWeights.of(report.table()).measure(),
        kinds(report),
        groups.size() > 1 ? groups : List.of());
  }

  private static Page.Group group(Report report, Communities.Community group) {
    List<Page.Link> members =
        group.members().stream()
            .map(node -> EntityNames.link(report, report.nodes().get(node).entity()))
            .toList();
    return new Page.Group(
        members.stream()
            .limit(NAMED)
            .map(member -> member.name().label())
            .collect(Collectors.joining(", ")),
        members,
        Formats.count(members.size()));
  }

  private static List<Page.Kind> kinds(Report report) {
    Map<NetworkNode.NodeKind, Long> counts =
        report.nodes().stream()
            .collect(Collectors.groupingBy(NetworkNode::kind, Collectors.counting()));
    return Arrays.stream(NetworkNode.NodeKind.values())
        .filter(counts::containsKey)
        .map(kind ->
            new Page.Kind(
                kind.key(),
                kind.sign(),
                kind.words(),
                Formats.count(counts.getOrDefault(kind, 0L))))
        .toList();
  }
}
