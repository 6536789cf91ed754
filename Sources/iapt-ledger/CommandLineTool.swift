internal import ArgumentParser
internal import CMalloc
internal import Foundation
internal import MESHClient
internal import OptOutExchange
internal import SubmissionLedger

/// What the program's exit status says.
enum ExitStatus: Int32, Error {
  case done = 0
  /// Done, and the answer is "no".
  case no = 1
  case badInput = 2
  case ledger = 3
  case `internal` = 4
  /// Whoever read the answer went away: what a shell tells of a program that such a signal ended.
  case readerLeft = 141
}

/// Runs one command line and turns whatever happens into an exit status.
enum CommandLineTool {
  static func run(_ arguments: [String]) -> ExitStatus {
    giveLargeBlocksBack()
    let arguments = globalOptionsLast(arguments)
    if let unknown = UnknownCommand(in: arguments) {
      Output.message("iapt-ledger: \(unknown.message)")
      return .badInput
    }
    do {
      var command = try IaptLedger.parseAsRoot(arguments)
      try command.run()
      return .done
    } catch let status as ExitStatus {
      return status
    } catch let error as ExchangeError {
      Output.message("iapt-ledger: \(error.description)")
      return status(of: error)
    } catch let error as LedgerError {
      Output.endProgress()
      for line in error.lines { Output.message("iapt-ledger: \(line)") }
      return status(of: error.kind)
    } catch {
      return statusOfParserError(error)
    }
  }

  /// Lets large blocks of memory go back to the system as soon as they are free, and keeps small ones.
  ///
  /// By itself the allocator comes to keep what large arrays leave behind when they grow: a fifth of all
  /// that a large month needs. With a limit of its own it would give back and ask for the rest all the time.
  private static func giveLargeBlocksBack() {
    let isTaken =
      mallopt(M_MMAP_THRESHOLD, 4 << 20) == 1 && mallopt(M_TRIM_THRESHOLD, 64 << 20) == 1
    assert(isTaken, "the allocator knows the limits")
  }

  private static func status(of error: ExchangeError) -> ExitStatus {
    switch error {
    case .settings, .mesh(.configuration): .badInput
    case .ledger(let error): status(of: error.kind)
    // Nothing is wrong with the ledger: the check is open, and to be gone on with.
    case .mesh, .cancelled: .internal
    case .endedElsewhere: .no
    }
  }

  private static func status(of kind: LedgerError.Kind) -> ExitStatus {
    switch kind {
    case .badInput: .badInput
    case .ledger: .ledger
    case .internal: .internal
    }
  }

  /// Help that was asked for goes to standard output; a usage that is wrong is explained.
  private static func statusOfParserError(_ error: any Error) -> ExitStatus {
    switch IaptLedger.exitCode(for: error) {
    case .success:
      return (try? Output.document(IaptLedger.fullMessage(for: error))) == nil ? .internal : .done
    case .validationFailure:
      Output.message("iapt-ledger: \(IaptLedger.message(for: error)); see `iapt-ledger --help`")
      return .badInput
    default:
      Output.message("iapt-ledger: \(IaptLedger.message(for: error))")
      return .internal
    }
  }

  /// Options that every command takes may also stand in front of the command.
  static func globalOptionsLast(_ arguments: [String]) -> [String] {
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      let name = argument.split(separator: "=").first.map(String.init) ?? argument
      if name == "--json" {
        index += 1
      } else if ["--ledger", "--at", "--actor"].contains(name) {
        index += argument.contains("=") ? 1 : 2
      } else {
        break
      }
    }
    let end = min(index, arguments.count)
    let rest = arguments[end...]
    let terminator = rest.firstIndex(of: "--") ?? rest.endIndex
    return Array(rest[..<terminator] + arguments[..<end] + rest[terminator...])
  }
}
