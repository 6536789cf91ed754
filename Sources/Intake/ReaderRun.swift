/// One run of the reader program on a file, from its start to its end.
enum ReaderRun {
  /// Runs the program and has the body read its answer.
  ///
  /// A sign of trouble outweighs what the answer said, because a damaged file can make the program
  /// answer wrongly and end well.
  static func run<Result>(
    _ program: ReaderProgram, _ arguments: [String], on file: OpenFile,
    body: (inout ReaderAnswer) throws(IntakeError) -> Result
  ) throws(IntakeError) -> Result {
    try file.rewind()
    let child = try ReaderChild(program, arguments, input: file.handle)
    var answer = ReaderAnswer(
      path: file.shownPath, output: ReaderOutput(child, limitBytes: program.outputLimitBytes))
    var result: Result?
    var failure: IntakeError?
    do {
      result = try body(&answer)
    } catch {
      failure = error
      // An answer that breaks off is left to end by itself, so that its signal or status is known.
      if !answer.hasEnded { child.end(because: nil) }
    }
    let end = child.wait()
    if case .readerRefused? = failure, let failure { throw failure }
    if let trouble = end.trouble { throw .readerFailed(path: file.shownPath, fault: trouble) }
    if failure == nil || answer.hasEnded, let fault = end.fault {
      throw .readerFailed(path: file.shownPath, fault: fault)
    }
    guard let result else {
      throw failure ?? .readerFailed(path: file.shownPath, fault: .badAnswer("nothing"))
    }
    return result
  }
}
