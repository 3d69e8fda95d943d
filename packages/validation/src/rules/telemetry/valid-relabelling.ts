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
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'

export const validRelabelling: Rule = {
  id: 'valid-relabelling',
  stage: 'meaning',
  summary:
    'A relabelling reads labels that are there, and each name in a list of what is kept or dropped is the name of something that the exporter yields.',
  rationale:
    'A misspelt name in a keep list drops its metric without a word, and a label that is never there makes a rule that does nothing.',
  example: {
    refused:
      '- source_labels: [__name__]\n  regex: container_cpu_usage_second_total|container_memory_rss\n  action: keep',
    accepted:
      '- source_labels: [__name__]\n  regex: container_cpu_usage_seconds_total|container_memory_rss\n  action: keep',
  },
  fix: 'Correct the name of the label or of the metric, or take the rule away.',
  check: ({ clusters }) => {
    const seen = new Map<string, readonly Fault[]>()
    return clusters
      .flatMap(jobsOf)
      .flatMap((job) => [
        ...faultsIn(job, job.targetRelabelling, 'target', seen),
        ...faultsIn(job, job.metricRelabelling, 'metric', seen),
      ])
  },
}

type At = 'target' | 'metric'

interface Fault {
  readonly list: number
  readonly rule: number
  readonly message: string
  readonly fix: string
}

/** The same lists are checked once. */
const faultsIn = (
  job: ScrapeJob,
  lists: readonly Relabelling[],
  stage: At,
  seen: Map<string, readonly Fault[]>,
): Violation[] => {
  if (job.targets.length === 0 || lists.every(({ rules }) => rules.length === 0)) return []
  const labels = labelsKnownTo(job, stage)
  const exporters = job.targets.map(({ exposition }) => exposition?.exporter).join()
  const key = JSON.stringify([stage, exporters, [...labels], lists.map(({ rules }) => rules)])
  const there = new Set(labels)
  const known = seen.get(key) ?? lists.flatMap((_, list) => checked(job, lists, list, there))
  seen.set(key, known)
  return known.flatMap(({ list, rule, message, fix }) => ({
    location: lists[list]?.location(rule) ?? job.location(),
    message: `${job.owner}: ${message}`,
    impact: 'what it was meant for does not happen, and nothing says so',
    fix,
  }))
}

/** What one rule sets, those after it may read. */
const checked = (job: ScrapeJob, lists: readonly Relabelling[], list: number, labels: Set<string>): Fault[] =>
  (lists[list]?.rules ?? []).flatMap((rule, index) => {
    const faults = [...malformed(rule), ...unread(rule, labels), ...slipped(rule), ...misnamed(job, rule)]
    if (rule.targetLabel !== undefined) labels.add(rule.targetLabel)
    return faults.map((fault) => ({ ...fault, list, rule: index }))
  })

type Found = Pick<Fault, 'message' | 'fix'>

/** What each action needs beside a pattern, in Prometheus' own words. */
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

const malformed = ({ action, regex, sourceLabels, targetLabel, replacement }: RelabelRule): Found[] => {
  const needs = NEEDS[action]
  if (!needs)
    return [{ message: `there is no action ${action}`, fix: suggestion(action, Object.keys(NEEDS)) }]
  const error = errorInPattern(regex)
  return [
    ...(error === undefined
      ? []
      : [{ message: `${regex} is no pattern: ${error}`, fix: 'correct the pattern' }]),
    ...(needs.includes('target') && targetLabel === undefined
      ? [
          {
            message: `the action ${action} says not which label it sets`,
            fix: 'name a target label, or correct the action',
          },
        ]
      : []),
    ...((needs.includes('source') || (action === 'replace' && replacement.includes('$'))) &&
    sourceLabels.length === 0
      ? [{ message: `the action ${action} reads no label`, fix: 'name its source labels' }]
      : []),
  ]
}

const unread = ({ sourceLabels }: RelabelRule, labels: ReadonlySet<string>): Found[] =>
  sourceLabels
    .filter((label) => !labels.has(label))
    .map((label) => ({
      message: `a relabelling reads the label ${label}, which is not there`,
      fix: suggestion(label, [...labels]),
    }))

/** Labels that queries go by, whatever the exporter. */
const COMMON = ['cluster', 'container', 'instance', 'namespace', 'service']

const slipped = ({ targetLabel = '' }: RelabelRule): Found[] =>
  COMMON.filter((label) => isTypoOf(label, targetLabel)).map((label) => ({
    message: `a relabelling sets ${targetLabel}, which looks like ${label} with a slip`,
    fix: `set ${label}`,
  }))

/** Lists of names are checked part by part: one part that is right hides none that is wrong. */
const misnamed = (job: ScrapeJob, { action, sourceLabels, regex, separator }: RelabelRule): Found[] => {
  if ((action !== 'keep' && action !== 'drop') || sourceLabels[0] !== NAME) return []
  const expositions = job.targets.flatMap(({ exposition }) => exposition ?? [])
  if (expositions.length === 0 || expositions.length < job.targets.length) return []
  const names = [...new Set(expositions.flatMap((exposition) => exposition.names()))]
  const pattern = sourceLabels.length === 1 ? regex : regex.split(separator)[0]
  if (pattern === undefined) return []
  const dead = alternativesOf(pattern).filter((part) => {
    const test = anchored(part)
    return test !== undefined && !names.some((name) => test.test(name))
  })
  return dead.map((part) => ({
    message: `no metric of ${expositions[0]?.exporter} is ${part}`,
    fix: suggestion(part, names),
  }))
}
