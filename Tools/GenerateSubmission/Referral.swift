/// The life of a referral: every month of it is drawn from the same facts.
struct Referral {
  let id: String
  let patient: Patient
  let first: Month
  let last: Month
  let received: CalendarDay
  let discharged: CalendarDay
  let therapist: String
  let key: StreamKey
  /// Whether the referral has internet enabled therapy, and by which programme.
  let programme: String?
  /// First scores on PHQ-9 and GAD-7, and the points lost in each month.
  let depression: Int
  let anxiety: Int
  let progress: Int

  init(letter: String, of patient: Patient, first: Month, last: Month, received: CalendarDay?) {
    self.id = "SR\(patient.localId)\(letter)"
    self.patient = patient
    self.first = first
    self.last = last
    key = patient.key.child(.referral).child(letter)
    var random = RandomStream(key)
    let day = random.within(1...28)
    let receivedOn = received ?? first.day(day)
    self.received = receivedOn
    discharged = last.day(random.within((first == last ? receivedOn.day : 1)...last.length))
    therapist = Personnel.id(random.below(Personnel.count))
    programme = random.chance(perThousand: 75) ? random.pick(Codes.programmes) : nil
    depression = random.within(6...24)
    anxiety = random.within(5...20)
    progress = random.within(0...3)
  }

  /// The identifier without its prefix, for the identifiers of contacts.
  var stem: Substring { id.dropFirst(2) }

  func age(in month: Month) -> Int { first.distance(to: month) }

  /// The discharge as it stands in the submission for `month`.
  func discharge(in month: Month) -> CalendarDay? {
    month == last ? discharged : nil
  }

  /// The days of `month` on which something can happen to the referral.
  func openDays(in month: Month) -> ClosedRange<Int> {
    let from = month == first ? received.day : 1
    let to = month == last ? discharged.day : month.length
    return from...to
  }
}
