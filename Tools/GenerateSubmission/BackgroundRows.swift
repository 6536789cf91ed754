/// The rows that some patients have.
extension SubmissionGenerator {
  func addCircumstances(of patient: Patient) {
    var random = RandomStream(patient.key.child(.circumstances).child(1))
    if random.chance(perThousand: 150) {
      bundle.add([.code(patient.localId), "NN"], to: .disability)
    } else if random.chance(perThousand: 120) {
      let index = random.below(Codes.disabilities.count)
      bundle.add([.code(patient.localId), .code(Codes.disabilities[index])], to: .disability)
      if random.chance(perThousand: 100) {
        let second = Codes.disabilities[(index + 1) % Codes.disabilities.count]
        bundle.add([.code(patient.localId), .code(second)], to: .disability)
      }
    }
    if random.chance(perThousand: 55) {
      bundle.add(
        [
          .code(patient.localId), .code(random.pick(Codes.circumstances)), .day(patient.since),
        ], to: .circumstance)
    }
    if random.chance(perThousand: 27) {
      bundle.add(
        [.code(patient.localId), .code(Codes.visitor.draw(&random)), .day(patient.since)],
        to: .visitor)
    }
  }

  func addCluster(of patient: Patient) {
    var random = RandomStream(patient.key.child(.circumstances).child(2))
    guard random.chance(perThousand: 75) else { return }
    let code = Codes.cluster.draw(&random)
    let start = random.workingTime()
    let ends = month == patient.last && random.chance(perThousand: 500)
    bundle.add(
      [
        .code(patient.localId), .code(code), .day(patient.since), .time(start),
        ends ? .day(month.day(28)) : nil, ends ? .time(17 * 60) : nil,
      ], to: .cluster)
  }

  func addAccommodation(of patient: Patient) {
    var random = RandomStream(patient.key.child(.accommodation))
    guard random.chance(perThousand: 570) else { return }
    let kind = Codes.accommodation.draw(&random)
    let settled = random.chance(perThousand: 850)
    let start = patient.first.advanced(by: -random.within(1...60)).day(random.within(1...28))
    bundle.add(
      [
        .code(patient.localId), .code(kind), settled ? "Y" : "N", .day(patient.since),
        .day(start), nil,
      ], to: .accommodation)
  }

  func addHistory(of patient: Patient) {
    var random = RandomStream(patient.key.child(.history))
    guard random.chance(perThousand: 140) else { return }
    let diagnosis = random.pick(Codes.history)
    let day = patient.first.advanced(by: -random.within(1...60)).day(random.within(1...28))
    bundle.add(
      [.code(patient.localId), .code(diagnosis.scheme), .code(diagnosis.code), .day(day)],
      to: .history)
  }
}

extension RandomStream {
  /// A time from 8:00 to 18:55, in steps of five minutes.
  mutating func workingTime() -> Int {
    (8 * 12 + below(11 * 12)) * 5
  }
}
