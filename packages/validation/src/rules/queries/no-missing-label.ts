import type { Rule } from '../rule/rule.ts'
import { checkFlow } from './check-flow.ts'

export const noMissingLabel: Rule = {
  id: 'no-missing-label',
  stage: 'meaning',
  summary:
    'Each label that a query matches, groups, joins or copies exists on its series, in every cluster of the query.',
  rationale:
    'To Prometheus and Loki a missing label is an empty one. The query is valid, and finds nothing or merges all series.',
  fix: 'Use a label of the series, or add the label where they are scraped.',
  needs: 'hub',
  check: checkFlow('no-missing-label', {
    impact: 'the query finds nothing there, or merges series that differ, without an error',
    fix: 'use one of its labels',
  }),
}
