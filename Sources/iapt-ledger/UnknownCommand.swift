internal import ArgumentParser

/// A word that stands where a command is expected and is none.
///
/// Of such a line the parser says only that it has words or options too many.
struct UnknownCommand {
  let word: String
  /// The commands in front of it.
  let group: [String]
  /// The commands that may stand there.
  let expected: [String]

  /// Nil where every command is one; whatever else may be wrong with a line, the parser says.
  init?(in arguments: [String]) {
    // Whoever asks for help gets that of the commands that are there.
    if arguments.contains("--help") || arguments.contains("-h") { return nil }
    var commands = IaptLedger.configuration.subcommands
    var group: [String] = []
    for word in arguments {
      // The parser adds a command for help to the first ones.
      if commands.isEmpty || word.hasPrefix("-") || (word == "help" && group.isEmpty) { return nil }
      guard let command = commands.first(where: { $0._commandName == word }) else {
        self.word = word
        self.group = group
        expected = commands.map { $0._commandName }
        return
      }
      commands = command.configuration.subcommands
      group.append(word)
    }
    return nil
  }

  /// Who mistook the order of words may have written an identifier there, and those have digits.
  private var shown: String {
    word.contains(where: \.isNumber) ? "a word with digits, which is not shown," : "'\(word)'"
  }

  /// What is wrong, what was expected, and what to do.
  var message: String {
    let place = group.isEmpty ? "" : " of `\(group.joined(separator: " "))`"
    let help = (["iapt-ledger"] + group + ["--help"]).joined(separator: " ")
    return "\(shown) is no command\(place); expected one of \(expected.joined(separator: ", ")); "
      + "see `\(help)`"
  }
}
