import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { programFile } from '../engines/engines.ts'
import { command } from '../hosts/commands.ts'
import { stageRoot } from '../hosts/lab-hosts.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import { valueAt } from '../trees/committed.ts'
import type { Behaviour, Recording } from './recording.ts'

/** The time between two scrapes of the committed configuration, in seconds. */
const scrapeInterval = 30

/** The length of each recorded phase, in minutes. */
export type PhaseMinutes = readonly number[]

/** An alert that fires, of a cluster. */
export interface Firing {
  readonly alertname: string
  readonly cluster: string
}

/** What fires at a time, in minutes from the beginning. */
export interface Expectation {
  readonly minute: number
  readonly firing: readonly Firing[]
}

const scrapesIn = (minutes: number): number => (minutes * 60) / scrapeInterval

/**
 * A recorded series stretched to the length of its phases, in promtool's notation. A counter continues from its value,
 * as in a running program, unless the recording shows a reset.
 */
const valuesOf = (behaviours: readonly Behaviour[], minutes: PhaseMinutes): string => {
  let stands = 0
  let seen = Number.POSITIVE_INFINITY
  return behaviours
    .map((behaviour, index) => {
      const scrapes = scrapesIn(minutes[index] ?? 0)
      if (behaviour === 'gone') return `_x${scrapes}`
      const { last, perScrape, counts } = behaviour
      const begin = counts && last >= seen ? Math.max(stands, last) : last
      seen = last
      stands = begin + perScrape * (scrapes - 1)
      return `${begin}+${perScrape}x${scrapes - 1}`
    })
    .join(' ')
}

/** The rules of an object as the operator's file for Prometheus. */
const ruleFile = (rule: KubernetesObject): string => stringify({ groups: valueAt(rule, 'spec', 'groups') })

const firingQuery = 'group by (alertname, cluster) (ALERTS{alertstate="firing"})'

/** @throws with the alerts that promtool reports instead */
export const expectFiring = (
  rule: KubernetesObject,
  recording: Recording,
  minutes: PhaseMinutes,
  expectations: readonly Expectation[],
): void => {
  const folder = mkdtempSync(join(stageRoot, 'rules-'))
  writeFileSync(join(folder, 'rules.yaml'), ruleFile(rule))
  const test = {
    rule_files: ['rules.yaml'],
    evaluation_interval: '30s',
    tests: [
      {
        interval: `${scrapeInterval}s`,
        input_series: [...recording].map(([series, behaviours]) => ({
          series,
          values: valuesOf(behaviours, minutes),
        })),
        promql_expr_test: expectations.map(({ minute, firing }) => ({
          expr: firingQuery,
          eval_time: `${minute}m`,
          exp_samples: firing.map(({ alertname, cluster }) => ({
            labels: `{alertname="${alertname}", cluster="${cluster}"}`,
            value: 1,
          })),
        })),
      },
    ],
  }
  writeFileSync(join(folder, 'test.yaml'), stringify(test))
  command(programFile('promtool'), 'test', 'rules', join(folder, 'test.yaml'))
}
