/// The referral and what hangs on it, its contacts apart.
extension SubmissionGenerator {
  /// The fields of the referral; `receivedText` stands in place of the date of receipt.
  func fields(of referral: Referral, receivedText: String? = nil) -> [Field] {
    var random = RandomStream(referral.key.child(.referral))
    let source = Codes.source.draw(&random)
    let onset = referral.first.advanced(by: -random.below(60))
    let hasOnset = random.chance(perThousand: 800)
    let previous = Codes.previousDiagnosis.draw(&random)
    let ending = Codes.ending.draw(&random)
    let discharge = referral.discharge(in: month)
    return [
      .code(referral.id), .code(referral.patient.localId),
      .code(referral.patient.person.commissioner),
      receivedText.map(Field.code) ?? .day(referral.received), .code(source),
      hasOnset ? .month(onset) : nil, .code(previous), discharge == nil ? nil : .code(ending),
      Field(day: discharge),
    ]
  }

  func addPause(of referral: Referral) {
    var random = RandomStream(referral.key.child(.pause))
    guard random.chance(perThousand: 90) else { return }
    let age = referral.age(in: month)
    let length = referral.first.distance(to: referral.last) + 1
    let startAge = random.below(length)
    let endAge = random.within(startAge...length)
    let startMonth = referral.first.advanced(by: startAge)
    let startDay = random.within(referral.openDays(in: startMonth))
    let endDay = max(random.within(1...28), startAge == endAge ? startDay : 1)
    let reason = random.pick(["01", "02", "02", "03"])
    guard (startAge...endAge).contains(age) else { return }
    bundle.add(
      [
        "P1", .code(referral.id), .day(startMonth.day(startDay)),
        age == endAge ? .day(month.day(endDay)) : nil, .code(reason),
      ], to: .pause)
  }

  /// Presenting complaints and long-term conditions: the same in every month.
  func addConditions(of referral: Referral) {
    var random = RandomStream(referral.key.child(.conditions))
    if random.chance(perThousand: 710) {
      let index = random.below(Codes.complaints.count)
      let day = random.within(referral.openDays(in: referral.first))
      let rows = random.chance(perThousand: 85) ? 2 : 1
      for row in 0..<rows {
        let complaint = Codes.complaints[(index + row) % Codes.complaints.count]
        bundle.add(
          [
            .code(referral.id), .code(complaint.scheme), .code(complaint.code),
            .number(row + 1), .day(referral.first.day(day)),
          ], to: .complaint)
      }
    }
    if random.chance(perThousand: 240) {
      let condition = random.pick(Codes.conditions)
      bundle.add(
        [.code(referral.id), .code(condition.scheme), .code(condition.code)], to: .condition)
    }
  }

  func addOnwardReferral(of referral: Referral) {
    var random = RandomStream(referral.key.child(.onward))
    guard random.chance(perThousand: 140), let discharge = referral.discharge(in: month) else {
      return
    }
    let reason = Codes.onwardReason.draw(&random)
    let receiver = random.pick(Codes.receivers)
    let time = random.workingTime()
    bundle.add(
      [
        .code(referral.id), .day(discharge), time % 2 == 0 ? .time(time) : nil, .code(reason),
        .code(receiver),
      ], to: .onward)
  }

  func addInternetTherapy(of referral: Referral) {
    guard let programme = referral.programme else { return }
    var random = RandomStream(referral.key.child(.internet).child(month.index))
    let days = referral.openDays(in: month)
    let minutes = random.within(20...120)
    bundle.add(
      [
        .code(referral.id), .day(month.day(days.lowerBound)), .day(month.day(days.upperBound)),
        .text(programme), .number(minutes), .code(referral.therapist),
        random.chance(perThousand: 450) ? "Y" : "N",
      ], to: .internet)
    let day = random.within(days)
    let time = Field.time(random.workingTime())
    for score in referral.mainScores(at: day, of: month, drawing: &random) {
      add(score, of: referral, day: day, time: time)
    }
  }

  /// The experience questionnaires: at assessment, and at the end of treatment.
  func addQuestionnaires(of referral: Referral) {
    var random = RandomStream(referral.key.child(.questionnaires).child(month.index))
    let scores: [Score]
    if month == referral.first, random.chance(perThousand: 120) {
      scores = Score.assessmentQuestionnaire(drawing: &random)
    } else if month == referral.last, random.chance(perThousand: 120) {
      scores = Score.treatmentQuestionnaire(drawing: &random)
    } else {
      return
    }
    let day = random.within(referral.openDays(in: month))
    for score in scores { add(score, of: referral, day: day, time: nil) }
  }

  private func add(_ score: Score, of referral: Referral, day: Int, time: Field) {
    bundle.add(
      [.code(referral.id), .code(score.tool), .code(score.value), .day(month.day(day)), time],
      to: .referralScore)
  }
}
