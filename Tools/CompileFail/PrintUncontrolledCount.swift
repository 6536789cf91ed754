// expected: 'values' is inaccessible due to 'internal' protection level
import Publication

func text(_ counts: MeasureCounts) -> String {
  counts.values(of: .england).map(String.init).joined(separator: ",")
}
