import { describe, expect, it } from 'vitest'
import { treesAfter } from '../testing/sample-trees.ts'
import { fleetView } from '../tree/fleet-view.ts'
import type { Rule } from './rule/rule.ts'
import { runRules } from './run-rules.ts'
import { reportedFailures } from './valid-rule.ts'

const docs = { summary: '', rationale: '', fix: '' }

const failing: Rule = {
  ...docs,
  id: 'valid-nothing',
  check: () => {
    throw new Error('out of range')
  },
}

const failingIn = (name: string | undefined): Rule => ({
  ...failing,
  check: ({ clusters }) => {
    if (clusters.some((cluster) => cluster.name === name)) throw new Error('out of range')
  },
})

const reporting: Rule = {
  ...docs,
  id: 'valid-something',
  check: ({ clusters }, report) => {
    const [object] = clusters[0]?.objects ?? []
    if (object) report({ location: object, message: 'wrong', impact: 'none', fix: 'none' })
  },
}

describe('a rule that fails', () => {
  const run = runRules([failing, reporting], fleetView(treesAfter()))

  it('ends no other rule', () => {
    expect(run.reported.map(({ rule }) => rule.id)).toEqual(['valid-something'])
  })

  it('is named with its reason', () => {
    expect(run.notChecked).toEqual([{ kind: 'failed', rules: ['valid-nothing'], reason: 'out of range' }])
  })

  it('is a violation in the first cluster that it fails in', () => {
    const fleet = fleetView(treesAfter())
    const second = fleet.clusters[1]?.name
    const { failures } = runRules([failingIn(second)], fleet)
    expect(reportedFailures(failures, fleet)).toMatchObject([
      {
        rule: { id: 'valid-rule' },
        violation: {
          location: { cluster: second },
          message: 'the rule valid-nothing failed inside: out of range',
        },
      },
    ])
  })
})
