import Foundation
import Glibc
import TestSupport

/// A program under way in a process of its own, its output going to files.
final class RunningProgram {
  struct Result {
    let status: Status
    let output: String
    let errors: String

    /// Standard error without the lines in which long work tells how far it is: on a slow machine there are some.
    var complaints: String {
      errors.replacing(
        /^(reading: \d+ .*rows.*|(appending|verifying): \d+ (patients|events)|[a-z-]+: \d+ of \d+ events)\n/
          .anchorsMatchLineEndings(), with: "")
    }
  }

  enum Status: Equatable {
    case exited(Int32)
    case killed(Int32)
  }

  let id: pid_t
  private let output: String
  private let errors: String
  private var isReaped = false

  /// Starts a program with nothing on its standard input.
  init(_ program: String, _ arguments: [String], in home: Home) throws {
    let stem = home.path + "/.output-\(UUID().uuidString)"
    (output, errors) = (stem + ".out", stem + ".err")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, flags, 0o600)
    // Nothing else that this process has open, such as the pipes of another test; those come first.
    for file: CInt in 3..<1_024 { posix_spawn_file_actions_addclose(&actions, file) }
    // `env` becomes the program after it has gone to the directory.
    let command = ["/usr/bin/env", "-C", home.path, program] + arguments
    var words = command.map { strdup($0) } + [nil]
    var variables = home.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, command[0], &actions, nil, &words, &variables)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
    id = process
  }

  deinit {
    // Nobody waited for it, since the test failed before.
    if isReaped { return }
    kill()
    _ = wait()
  }

  func kill() { _ = Glibc.kill(id, SIGKILL) }

  /// Waits for the end and gives what it wrote.
  func wait() -> Result {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    return result(status)
  }

  /// Whether it still runs; whoever asks must wait for it all the same.
  var isRunning: Bool {
    var information = siginfo_t()
    return waitid(P_PID, id_t(id), &information, WEXITED | WNOHANG | WNOWAIT) == 0
      && information.si_signo == 0
  }

  /// The result where it has ended, nil while it runs.
  func poll() -> Result? {
    var status: Int32 = 0
    return waitpid(id, &status, WNOHANG) == id ? result(status) : nil
  }

  private func result(_ status: Int32) -> Result {
    isReaped = true
    let signal = status & 0x7f
    let ending: Status = signal == 0 ? .exited((status >> 8) & 0xff) : .killed(signal)
    defer { for path in [output, errors] { unlink(path) } }
    return Result(status: ending, output: text(output), errors: text(errors))
  }

  private func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}

/// A directory in which commands run: `ledger` is their ledger, `Fixtures` leads to the fixtures.
final class Home {
  private let directory = TemporaryDirectory()
  var path: String { directory.path }
  var ledger: String { path + "/ledger" }
  /// Further variables that commands see, or others in the place of the usual ones.
  var further: [String: String] = [:]

  init() throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/Fixtures", withDestinationPath: FixtureFiles.directory)
    _ = try directory.make("tmp")
  }

  /// All that commands see: temporary files, too, come to stand where tests can look at them.
  var environment: [String: String] {
    let usual = [
      "PATH": BuiltPrograms.directory + ":/usr/bin:/bin", "HOME": path, "TMPDIR": path + "/tmp",
      "LANG": "C.UTF-8", "IAPT_LEDGER": "ledger", "IAPT_LEDGER_ACTOR": "tester",
    ]
    return usual.merging(further) { $1 }
  }

  func start(_ arguments: [String]) throws -> RunningProgram {
    try RunningProgram(BuiltPrograms.path("iapt-ledger"), arguments, in: self)
  }

  @discardableResult
  func run(_ arguments: String...) throws -> RunningProgram.Result {
    try start(arguments).wait()
  }

  func shell(_ line: String) throws -> RunningProgram.Result {
    try RunningProgram("/bin/sh", ["-c", line], in: self).wait()
  }

  /// Writes a file that commands can read; gives its name.
  func write(_ text: String, as name: String) throws -> String {
    try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    return name
  }

  /// Writes a synthetic submission with the generator of the project.
  func generate(_ name: String, provider: String, referrals: Int) throws {
    let program = try RunningProgram(
      BuiltPrograms.path("generate-submission"),
      [
        "--provider", provider, "--period", "2020-09", "--referrals", String(referrals),
        "--out", name,
      ], in: self)
    let result = program.wait()
    guard result.status == .exited(0) else { throw POSIXError(.EINVAL) }
  }
}
