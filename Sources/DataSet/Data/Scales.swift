extension DataFile {
  /// The scales that a score may be of: the SNOMED CT code, the tool, the accepted scores and the
  /// form in which they are written.
  static let scales = #"""
    720433000	PHQ-9	range	0 27	[0-9]{1,2}
    445455005	GAD-7	range	0 21	[0-9]{1,2}
    932621000000100	Work and Social Adjustment Scale	range	0 9	[0-9]
    932581000000100	Work and Social Adjustment Scale	range	0 8	[0-9]
    932611000000106	Work and Social Adjustment Scale	range	0 8	[0-9]
    932591000000103	Work and Social Adjustment Scale	range	0 8	[0-9]
    932601000000109	Work and Social Adjustment Scale	range	0 8	[0-9]
    450324005	Obsessive Compulsive Inventory	range	0 168	[0-9]{1,3}
    445552006	Social Phobia Inventory	range	0 68	[0-9]{1,2}
    446793008	Health Anxiety Inventory (week)	range	0 54	[0-9]{1,2}
    450326007	Panic Disorder Severity Scale	range	0 28	[0-9]{1,2}
    491581000000104	PCL-5	range	0 80	[0-9]{1,2}
    473354003	Mobility Inventory for Agoraphobia	range	0 5	[0-9]\.[0-9]{1,2}
    473355002	Mobility Inventory for Agoraphobia	range	0 5	[0-9]\.[0-9]{1,2}
    446517006	Penn State Worry Questionnaire	range	16 80	[0-9]{1,2}
    1128221000000100	Body Image Questionnaire	range	0 72	[0-9]{1,2}
    1065441000000103	PHQ-15	range	0 30	[0-9]{1,2}
    1083671000000108	IBS Symptom Severity Scale	range	0 500	[0-9]{1,3}
    910931000000101	Diabetes Distress Scale	range	17 102	[0-9]{1,3}
    446660005	COPD Assessment Test	range	0 40	[0-9]{1,2}
    443223005	Brief Pain Inventory	range	0 70	[0-9]{1,2}
    747901000000107	IAPT Treatment PEQ	range	0 4	[0-9]
    747911000000109	IAPT Treatment PEQ	range	0 4	[0-9]
    747921000000103	IAPT Treatment PEQ	range	0 4	[0-9]
    747931000000101	IAPT Treatment PEQ	range	0 4	[0-9]
    747941000000105	IAPT Treatment PEQ	range	0 4	[0-9]
    747951000000108	IAPT Treatment PEQ	range	0 4	[0-9]
    747861000000100	IAPT Assessment PEQ	set	N|Y	[A-Za-z]
    747871000000107	IAPT Assessment PEQ	set	N|Y	[A-Za-z]
    747881000000109	IAPT Assessment PEQ	set	N|NA|Y	[A-Za-z]{1,2}
    904691000000103	IAPT Assessment PEQ	set	N|NA|Y	[A-Za-z]{1,2}
    747891000000106	IAPT Assessment PEQ	range	0 4	[0-9]
    748161000000109	iMTA Productivity Cost Questionnaire	set	N|Y	[A-Za-z]
    760741000000102	iMTA Productivity Cost Questionnaire	range	0 28	[0-9]{1,2}
    761051000000105	iMTA Productivity Cost Questionnaire	range	0 10	[0-9]{1,2}
    """#
}
