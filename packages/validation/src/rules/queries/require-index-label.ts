import { flowBreaches } from '../../telemetry/flow/judged.ts'
import type { Rule } from '../rule.ts'

export const requireIndexLabel: Rule = {
  id: 'require-index-label',
  stage: 'meaning',
  demands:
    'A stream selector uses only labels that Loki indexes; structured metadata is for a filter after it.',
  why: 'Loki finds streams by its index alone: a selector by any other attribute finds nothing, as all panels did before cluster was promoted to a label.',
  example: {
    refused: '{cluster=~"${cluster}", detected_level="error"}',
    accepted: '{cluster=~"${cluster}"} | detected_level="error"',
  },
  mend: 'Move the matcher behind the selector, as a filter, or have Loki index the attribute.',
  judge: flowBreaches('require-index-label', {
    consequence: 'the selector finds no line, and no error says so',
    mend: 'use a label that Loki indexes',
  }),
}
