import { flowViolations } from '../../telemetry/flow/followed-questions.ts'
import type { Rule } from '../rule.ts'

export const requireIndexLabel: Rule = {
  id: 'require-index-label',
  stage: 'meaning',
  summary:
    'A stream selector uses only labels that Loki indexes; structured metadata is for a filter after it.',
  rationale:
    'Loki finds streams by its index alone: a selector by any other attribute finds nothing, as all panels did before cluster was promoted to a label.',
  example: {
    refused: '{cluster=~"${cluster}", detected_level="error"}',
    accepted: '{cluster=~"${cluster}"} | detected_level="error"',
  },
  fix: 'Move the matcher behind the selector, as a filter, or have Loki index the attribute.',
  check: flowViolations('require-index-label', {
    impact: 'the selector finds no line, and no error says so',
    fix: 'use a label that Loki indexes',
  }),
}
