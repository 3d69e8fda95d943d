import type { Rule } from '../rule/rule.ts'
import { checkFlow } from './check-flow.ts'

export const requireIndexLabel: Rule = {
  id: 'require-index-label',
  stage: 'meaning',
  summary:
    'A stream selector uses only labels that Loki indexes. Structured metadata belongs in a filter behind it.',
  rationale: 'Loki finds streams by its index alone. A selector by any other attribute finds nothing.',
  fix: 'Move the matcher into a filter behind the selector, or have Loki index the attribute.',
  needs: 'hub',
  check: checkFlow('require-index-label', {
    impact: 'the selector finds no line, without an error',
    fix: 'use a label that Loki indexes',
  }),
}
