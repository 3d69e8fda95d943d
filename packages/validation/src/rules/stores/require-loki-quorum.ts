import type { Report, Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'
import { lokiModeOf } from './loki-modes.ts'

export const requireLokiQuorum: Rule = {
  id: 'require-loki-quorum',
  ownSeverity: 'warning',
  summary: 'A distributed Loki has as many ingesters as each line has copies.',
  rationale:
    'A line is taken when more than half of its copies are. With fewer ingesters than that, Loki refuses every line; with fewer than copies, one that restarts is one too many.',
  fix: 'Raise ingester.replicas to loki.commonConfig.replication_factor, or lower that: 1 on one or two nodes, 3 on more.',
  check: inEachRelease('loki', (release, report) => {
    if (lokiModeOf(release) === 'Distributed') checkQuorum(release, report)
  }),
}

const FACTOR = ['loki', 'commonConfig', 'replication_factor']
const INGESTERS = ['ingester', 'replicas']

/** The chart’s default. */
const COPIES = 3

const checkQuorum = (release: Release, report: Report): void => {
  const copies = chartValue(release, ...FACTOR) ?? COPIES
  const ingesters = chartValue(release, ...INGESTERS)
  // No ingester at all is a missing part, and more or fewer may run where something scales them.
  if (typeof copies !== 'number' || typeof ingesters !== 'number' || ingesters === 0) return
  if (ingesters >= copies || isScaled(release)) return
  const quorum = Math.floor(copies / 2) + 1
  const isEnough = ingesters >= quorum
  report({
    ...(isEnough && { severity: 'warning' as const }),
    location: atValue(release, ...INGESTERS),
    related: [atValue(release, ...FACTOR)],
    message: `${INGESTERS.join('.')} is ${ingesters}, and ${FACTOR.join('.')} is ${copies}`,
    impact: isEnough
      ? `a line needs ${quorum} of its copies: while one ingester restarts, Loki refuses every line`
      : `a line needs ${quorum} of its copies: Loki refuses every line`,
    fix: `set ${INGESTERS.join('.')} to ${copies} or more, or ${FACTOR.join('.')} to 1`,
  })
}

const isScaled = (release: Release): boolean =>
  ['autoscaling', 'kedaAutoscaling'].some((by) => chartValue(release, 'ingester', by, 'enabled') === true)
