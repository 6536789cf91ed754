import Foundation
import Testing

@testable import KeyVault

@Suite("Programs that are started while a vault is open")
struct InheritanceTests {
  @Test("they do not keep it locked")
  func leavesTheLockBehind() throws {
    let place = try TemporaryPlace()
    _ = try place.create()
    var program: pid_t = 0
    try place.withVault { _ in
      var words = [strdup("/bin/sleep"), strdup("60"), nil]
      defer { for word in words { free(word) } }
      try #require(posix_spawn(&program, "/bin/sleep", nil, nil, &words, nil) == 0)
    }
    defer {
      kill(program, SIGKILL)
      waitpid(program, nil, 0)
    }
    _ = try place.open(patience: .milliseconds(200))
  }
}
