/// Contacts, the activities of those that took place, and the scores of the activities.
extension SubmissionGenerator {
  func addContacts(of referral: Referral) {
    var random = RandomStream(referral.key.child(.contacts).child(month.index))
    let days = referral.openDays(in: month)
    let wanted = Codes.contactsInMonth.draw(&random)
    let count = min(wanted, 1 + days.count / 6)
    for ordinal in 0..<count {
      // Each contact has its own part of the open days and its own two hours of the day.
      let from = days.count * ordinal / count
      let upTo = days.count * (ordinal + 1) / count - 1
      let day = days.lowerBound + random.within(from...max(from, upTo))
      let contact = Contact(
        of: referral, month: month, ordinal: ordinal, day: day, drawing: &random)
      bundle.add(fields(of: contact, drawing: &random), to: .contact)
      if contact.tookPlace { addActivities(of: contact, drawing: &random) }
    }
  }

  func fields(of contact: Contact, drawing random: inout RandomStream) -> [Field] {
    let referral = contact.referral
    let person = referral.patient.person
    let mode = Codes.mode.draw(&random)
    let medium = (plan.version == .v20 ? Codes.medium20 : Codes.medium21).draw(&random)
    let isCancelled = random.chance(perThousand: 700)
    let programme = contact.tookPlace ? referral.programme.map(Field.text) : nil
    let medication = Codes.medication.draw(&random)
    let location = Codes.location.draw(&random)
    let site = plan.provider + random.pick(Codes.sites)
    let participants = Field.number(random.within(4...15))
    let facilitators = Field.number(random.within(1...3))
    return [
      .code(contact.id), .code(contact.serviceRequest), .day(contact.day), .time(contact.time),
      random.chance(perThousand: 120) ? nil : .code(person.commissioner),
      random.chance(perThousand: 40) ? "N" : "Y", .code(contact.attendance),
      contact.attendance == "2" ? (isCancelled ? "Y" : "N") : nil,
      contact.tookPlace ? .number(contact.minutes) : nil,
      random.chance(perThousand: 70) ? "Y" : "N", .code(contact.appointment), .code(medium),
      programme ?? nil, .number(mode), mode == 3 ? participants : nil,
      mode == 3 ? facilitators : nil, .code(medication),
      contact.tookPlace ? .code(location) : nil,
      random.chance(perThousand: 390) ? nil : .code(site), .code(person.language),
      person.language == "en" ? "4" : "1",
    ]
  }

  private func addActivities(of contact: Contact, drawing random: inout RandomStream) {
    let count = Codes.activitiesInContact.draw(&random)
    for ordinal in 1...count {
      let id = "\(contact.id)-\(ordinal)"
      let finding = contact.isAssessment && ordinal == 1 ? random.pick(Codes.complaints) : nil
      let isWeighed = random.chance(perThousand: 5)
      let procedure = Codes.procedures.draw(&random)
      bundle.add(
        [
          .code(id), .code(contact.id), .code(contact.referral.therapist),
          .number(contact.minutes / count), finding == nil ? .code(procedure) : nil,
          Field(code: finding?.scheme), Field(code: finding?.code),
          isWeighed ? "27113001" : nil, isWeighed ? .number(random.within(45...120)) : nil,
          isWeighed ? "kg" : nil,
        ], to: .activity)
      if ordinal == 1 { addScores(of: contact, activity: id, drawing: &random) }
    }
  }

  private func addScores(
    of contact: Contact, activity: String, drawing random: inout RandomStream
  ) {
    let referral = contact.referral
    guard random.chance(perThousand: 940) else { return }
    var scores = referral.mainScores(at: contact.day.day, of: month, drawing: &random)
    if random.chance(perThousand: 280) {
      scores += Score.workAndSocial(drawing: &random)
    }
    if random.chance(perThousand: 110) {
      scores.append(Score.disorder(referral.depression, drawing: &random))
    }
    for score in scores {
      bundle.add([.code(activity), .code(score.tool), .code(score.value)], to: .activityScore)
    }
  }
}

/// A contact as it was planned, whether or not it took place.
struct Contact {
  let id: String
  let referral: Referral
  /// The referral that the row names: another one only where that is the fault.
  var serviceRequest: String
  let day: CalendarDay
  let time: Int
  var attendance: String
  let appointment: String
  let minutes: Int

  /// Makes the contact whose place among those of the month is `ordinal`, 0 to 9.
  init(
    of referral: Referral, month: Month, ordinal: Int, day: Int,
    drawing random: inout RandomStream
  ) {
    let age = referral.age(in: month)
    id = "C\(referral.stem)\((age * 10 + ordinal).padded(to: 3))"
    self.referral = referral
    serviceRequest = referral.id
    self.day = month.day(day)
    time = (8 + 2 * (ordinal % 5)) * 60 + random.below(24) * 5
    attendance = Codes.attendance.draw(&random)
    let usual = Codes.appointment.draw(&random)
    appointment = age == 0 && ordinal == 0 ? "01" : usual
    minutes = random.within(6...12) * 5
  }

  var tookPlace: Bool { attendance == "5" || attendance == "6" }
  var isAssessment: Bool { appointment == "01" || appointment == "03" }
}
