import { suggestion } from '@fleet/model/suggestion'
import { errorInPattern } from '../../queries/regular-expression.ts'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import { anchored } from '../../telemetry/relabel/pattern.ts'
import { NAME } from '../../telemetry/relabel/labels.ts'
import { alternativesOf } from '../../telemetry/relabel/alternatives.ts'
import { labelsKnownTo } from '../../telemetry/series/labels-known.ts'
import type { Relabelling, ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'
import type { RelabelRule } from '../../telemetry/relabel/rule.ts'
import { isTypoOf } from '../../values/typo.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

export const validRelabelling: Rule = {
  id: 'valid-relabelling',
  ownSeverity: 'warning',
  stage: 'meaning',
  summary: 'A relabelling reads existing labels, and a keep or drop list has names of existing metrics.',
  rationale:
    'A misspelt name in a keep list drops its metric without an error. A relabelling that reads a missing label has no effect.',
  fix: 'Correct the name of the label or of the metric, or remove the relabelling.',
  check: inEachCluster((cluster, report) => {
    for (const job of jobsOf(cluster)) {
      checkLists(job, job.targetRelabelling, 'target', report)
      checkLists(job, job.metricRelabelling, 'metric', report)
    }
  }),
}

/** Reports a violation at one rule of a relabelling. */
type ReportRelabelling = (message: string, fix: string) => void

const checkLists = (
  job: ScrapeJob,
  lists: readonly Relabelling[],
  stage: 'target' | 'metric',
  report: Report,
): void => {
  if (job.targets.length === 0 || lists.every(({ rules }) => rules.length === 0)) return
  const labels = new Set(labelsKnownTo(job, stage))
  for (const { rules, location } of lists)
    for (const [index, rule] of rules.entries()) {
      const reportRule: ReportRelabelling = (message, fix) => {
        report({
          location: location(index),
          message: `${job.owner}: ${message}`,
          impact: 'the relabelling does not have its effect, and no error shows it',
          fix,
        })
      }
      checkAction(rule, reportRule)
      checkSources(rule, labels, reportRule)
      checkTarget(rule, reportRule)
      checkMetricNames(job, rule, reportRule)
      // Later rules may read a label that this one sets.
      if (rule.targetLabel !== undefined) labels.add(rule.targetLabel)
    }
}

/** The fields that each action needs beside a pattern. */
const NEEDS: Readonly<Record<string, readonly ('source' | 'target')[]>> = {
  replace: ['target'],
  lowercase: ['source', 'target'],
  uppercase: ['source', 'target'],
  hashmod: ['source', 'target'],
  keep: ['source'],
  drop: ['source'],
  keepequal: ['source', 'target'],
  dropequal: ['source', 'target'],
  labelmap: [],
  labeldrop: [],
  labelkeep: [],
}

const checkAction = (
  { action, regex, sourceLabels, targetLabel, replacement }: RelabelRule,
  reportRule: ReportRelabelling,
): void => {
  const needs = NEEDS[action]
  if (!needs) return reportRule(`the action ${action} does not exist`, suggestion(action, Object.keys(NEEDS)))
  const error = errorInPattern(regex)
  if (error !== undefined)
    reportRule(`${regex} is not a regular expression: ${error}`, 'correct the expression')
  if (needs.includes('target') && targetLabel === undefined)
    reportRule(`the action ${action} sets no label`, 'add a target label, or correct the action')
  const readsLabels = needs.includes('source') || (action === 'replace' && replacement.includes('$'))
  if (readsLabels && sourceLabels.length === 0)
    reportRule(`the action ${action} reads no label`, 'add its source labels')
}

const checkSources = (
  { sourceLabels }: RelabelRule,
  labels: ReadonlySet<string>,
  reportRule: ReportRelabelling,
): void => {
  for (const label of sourceLabels)
    if (!labels.has(label))
      reportRule(
        `a relabelling reads the label ${label}, which does not exist`,
        suggestion(label, [...labels]),
      )
}

/** Labels that queries select by, whatever the exporter. */
const COMMON = ['cluster', 'container', 'instance', 'namespace', 'service']

const checkTarget = ({ targetLabel = '' }: RelabelRule, reportRule: ReportRelabelling): void => {
  for (const label of COMMON)
    if (isTypoOf(label, targetLabel))
      reportRule(`a relabelling sets ${targetLabel}, which looks like a typo of ${label}`, `set ${label}`)
}

/** Checks each part of a list of names, so that a right part does not hide a wrong one. */
const checkMetricNames = (
  job: ScrapeJob,
  { action, sourceLabels, regex, separator }: RelabelRule,
  reportRule: ReportRelabelling,
): void => {
  if ((action !== 'keep' && action !== 'drop') || sourceLabels[0] !== NAME) return
  const expositions = job.targets.flatMap(({ exposition }) => exposition ?? [])
  if (expositions.length === 0 || expositions.length < job.targets.length) return
  const names = [...new Set(expositions.flatMap((exposition) => exposition.names()))]
  const pattern = sourceLabels.length === 1 ? regex : regex.split(separator)[0]
  if (pattern === undefined) return
  for (const part of alternativesOf(pattern)) {
    const test = anchored(part)
    if (test !== undefined && !names.some((name) => test.test(name)))
      reportRule(`${expositions[0]?.exporter} has no metric ${part}`, suggestion(part, names))
  }
}
