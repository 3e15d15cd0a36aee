/** As `forwarding-sv.ts`. */
export const forwardingEn = {
  'forwarding.title': 'Forwarding of a report of concern',
  'forwarding.what':
    'We forward a report of concern for a child that your municipality answers for. The report comes with this letter as it was received.',
  'forwarding.to': 'To',
  'forwarding.municipality': 'The social welfare committee of {municipality}',
  'forwarding.from': 'From',
  'forwarding.ground': 'Why your municipality',
  'forwarding.ground.livesElsewhere': 'The child lives in your municipality.',
  'forwarding.ground.placedByOther': 'Your municipality has placed the child here.',
  'forwarding.ground.movedAway': 'The child has moved to your municipality.',
  'forwarding.child': 'The child',
  'forwarding.name': 'Name',
  'forwarding.birthDate': 'Date of birth',
  'forwarding.identity': 'Identity',
  'forwarding.assessed': 'Protection assessed here',
  'forwarding.notHere':
    'We have assessed the child’s need of immediate protection. We make no preliminary assessment. It is yours to make.',
  'forwarding.message': 'What you need to know',
  'forwarding.answer': 'Answer us at once',
  'forwarding.answer.text':
    'Answer in writing that you have taken over the report, or why you do not (chapter 29 of the Social Services Act). We keep the responsibility until you have answered.',
  'forwarding.contact': 'Contact person',
  'forwarding.phone': 'Telephone',
  'forwarding.noPhone': 'call the municipality’s switchboard',
  'forwarding.madeAt': '{municipality}, {day}',
} as const;
