package io.github.dateline.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How the help of every command is laid out: its width, its headings and their order. */
final class HelpLayout {
  private static final int WIDTH = 80;

  /** Columns for the names of options; a longer name has a line of its own. */
  private static final int OPTION_NAMES_WIDTH = 26;

  /** Commands stand before the options that all of them have. */
  private static final List<String> SECTIONS =
      List.of(
          UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS,
          UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING,
          UsageMessageSpec.SECTION_KEY_DESCRIPTION,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST,
          UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
          UsageMessageSpec.SECTION_KEY_FOOTER);

  private HelpLayout() {}

  static void apply(CommandLine program) {
    program.setUsageHelpWidth(WIDTH);
    program.setUsageHelpLongOptionsMaxWidth(OPTION_NAMES_WIDTH);
    program.setHelpSectionKeys(SECTIONS);
    addHeadings(program);
    // The options of a command are in an order that makes sense; those of the rest in the
    // alphabet's.
    for (CommandLine command : program.getSubcommands().values()) {
      command.getCommandSpec().usageMessage().sortOptions(false);
    }
  }

  private static void addHeadings(CommandLine command) {
    UsageMessageSpec help = command.getCommandSpec().usageMessage();
    help.descriptionHeading("%n");
    help.parameterListHeading("%n");
    help.optionListHeading("%nOptions:%n");
    if (!help.exitCodeList().isEmpty()) {
      help.exitCodeListHeading("%nExit status:%n");
    }
    if (help.footer().length > 0 && help.footerHeading().isEmpty()) {
      help.footerHeading("%nExamples:%n");
    }
    command.getSubcommands().values().forEach(HelpLayout::addHeadings);
  }
}
