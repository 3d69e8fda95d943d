import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { DashboardJson } from '../committed-dashboards.ts'

/*
 * Dashboards of others are not in the repository: a person gives a folder of them, and of the recording rules that they
 * read.
 */

/** Why a comparison with others does not run without them. */
export const noOthers = 'NOT RUN: no dashboards of others are given (`pnpm lab --others DIR`)'

export interface RecordingRule {
  readonly record: string
  readonly expr: string
}

export interface GivenDashboards {
  readonly dashboards: readonly DashboardJson[]
  /** Files of rules, as Prometheus reads them. */
  readonly ruleFiles: readonly string[]
  readonly rules: readonly RecordingRule[]
}

interface RuleFile {
  readonly groups: readonly { readonly rules: readonly RecordingRule[] }[]
}

const read = (folder: string): GivenDashboards => {
  const files = readdirSync(folder)
    .toSorted()
    .map((name) => join(folder, name))
  const ruleFiles = files.filter((file) => file.endsWith('.yaml'))
  return {
    dashboards: files
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(file, 'utf8')) as DashboardJson),
    ruleFiles,
    rules: ruleFiles.flatMap((file) =>
      (parse(readFileSync(file, 'utf8')) as RuleFile).groups.flatMap(({ rules }) => rules),
    ),
  }
}

export const givenDashboards = (): GivenDashboards | undefined => {
  const folder = process.env['FLEET_LAB_OTHERS']
  return folder === undefined || folder === '' ? undefined : read(folder)
}
