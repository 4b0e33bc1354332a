package io.github.dateline.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * The command {@code dateline completion}: prints a script with which a shell completes commands.
 */
@Command(
    name = "completion",
    customSynopsis = "dateline completion SHELL",
    description = "Print a script with which bash, zsh or fish completes commands and options.",
    exitCodeList = {"0:done", "2:wrong usage"},
    footer = {
      "  source <(dateline completion bash)      in ~/.bashrc",
      "  source <(dateline completion zsh)       in ~/.zshrc, after compinit",
      "  dateline completion fish | source       in ~/.config/fish/config.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @ParentCommand private Dateline dateline;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    dateline
        .terminal()
        .out()
        .print(
            switch (shell) {
              case BASH -> AutoComplete.bash("dateline", root);
              case ZSH ->
                  "autoload -U +X bashcompinit && bashcompinit\n"
                      + AutoComplete.bash("dateline", root);
              case FISH -> fish(root);
            });
    return Dateline.DONE;
  }

  private static String fish(CommandLine root) {
    StringBuilder script = new StringBuilder();
    // Folders and files stand before or after all options.
    new TreeMap<>(root.getSubcommands())
        .forEach((name, command) -> {
          String described = described(command.getCommandSpec().usageMessage().description());
          script.append("complete -c dateline -n __fish_use_subcommand -a ").append(name);
          script.append(" -d ").append(described).append('\n');
          options(script, name, command.getCommandSpec());
        });
    return script.toString();
  }

  private static void options(StringBuilder script, String command, CommandSpec spec) {
    for (OptionSpec option : spec.options()) {
      if (option.hidden()) {
        continue;
      }
      script.append("complete -c dateline -n '__fish_seen_subcommand_from ").append(command);
      script.append('\'');
      for (String name : option.names()) {
        script.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
      }
      if (option.arity().max() > 0) {
        script.append(" -r");
      }
      script.append(" -d ").append(described(option.description())).append('\n');
    }
    for (Map.Entry<String, CommandLine> sub : new TreeMap<>(spec.subcommands()).entrySet()) {
      script.append("complete -c dateline -n '__fish_seen_subcommand_from ").append(command);
      script.append("' -a ").append(sub.getKey()).append('\n');
    }
  }

  /** The first sentence, quoted. */
  private static String described(String... description) {
    String all = String.join(" ", List.of(description)).replace("%n", " ");
    String first = all.replaceFirst("(?s)([.:;(] ?|(?<=.{40}),).*", "").strip();
    return "'" + first.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
