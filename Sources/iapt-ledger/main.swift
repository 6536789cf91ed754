internal import Foundation
internal import LMDB

MapFault.endProcess(
  withStatus: ExitStatus.ledger.rawValue,
  saying: "iapt-ledger: the ledger is damaged: a page of one of its files cannot be read\n")
exit(CommandLineTool.run(Array(CommandLine.arguments.dropFirst())).rawValue)
