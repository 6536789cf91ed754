/// What the words in the definitions of measures mean: name and meaning, separated by a tab.
///
/// The national code behind these is not public. Docs/publication.md says where each reading comes from.
let measureTerms = """
  pathway	one referral of one provider that is in the submission that counts for the month; what is known of it comes from the submissions that count for this and all earlier months
  received	the day on which the referral was received
  discharged	the day on which the service discharged the patient
  attended	a contact with attendance 5 or 6, or one that was not planned
  assessment contact	an attended contact of type 01 or 03
  treatment contact	an attended contact of type 02, 03 or 05
  firstAssessment	the day of the earliest assessment contact
  firstTreatment, secondTreatment	the days of the two earliest treatment contacts; both may be on one day
  contacts	attended contacts of any type
  treatments	treatment contacts
  finished	discharged, with two or more treatment contacts
  first score	the earliest score of a scale
  last score	the latest score of a scale that was taken on a later day than the first
  caseness	PHQ-9 of 10 or more, or GAD-7 of 8 or more, where there is a score of both
  notAtCaseness	finished, and the first scores not at caseness
  recovery	finished, the first scores at caseness and the last scores not
  reliable change	of 6 or more on PHQ-9, of 4 or more on GAD-7, from first to last score
  reliableImprovement	finished, a reliable fall on one scale and no reliable rise on the other
  reliableDeterioration	finished, a reliable rise on one scale and no reliable fall on the other
  noReliableChange	finished, with first and last scores of both scales, and neither of these two
  """
