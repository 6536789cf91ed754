import Testing
import TransparencyLog

/// Expects `verify` to throw; in a loop of many thousands far quicker than `#expect(throws:)`.
func expectRefused(
  _ comment: @autoclosure () -> Comment, sourceLocation: SourceLocation = #_sourceLocation,
  _ verify: () throws(ProofError) -> Void
) {
  do {
    try verify()
    Issue.record(comment(), sourceLocation: sourceLocation)
  } catch {}
}
