import { inAlert } from '../../testing/alerts.ts'
import { requireTargetAlert } from './require-target-alert.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireTargetAlert, {
  invalid: [
    {
      name: 'trees in which nobody is told of a job that ended',
      changes: [inAlert('ScrapeJobAbsent', () => [])],
    },
  ],
})
