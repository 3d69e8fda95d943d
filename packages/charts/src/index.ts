import { filesInArchive, type ChartFiles } from './archive.ts'
import { readChart, UnreadableChart } from './chart.ts'
import { describedKeys } from './keys/described-keys.ts'
import { keysOfChart } from './keys/keys-of-chart.ts'
import { ruleGroupsOf } from './rule-groups.ts'
import { corrected } from './schema/corrected.ts'
import { groupsThatCanBeEmpty } from './schema/groups-that-can-be-empty.ts'
import { knownValue } from './schema/known-values.ts'
import { schemaOfKeys } from './schema/schema-of-keys.ts'
import { definitionLines, schemaFile, type Definitions } from './schema/schema-file.ts'
import { shared } from './schema/shared.ts'
import { standalone } from './schema/standalone.ts'
import type { ChartLists } from '@fleet/validation/chart-rule-groups'

export { filesInArchive, type ChartFiles }

/** Whether the files that a chart was read from are none. */
export const isUnreadableChart = (error: unknown): error is Error => error instanceof UnreadableChart

/** What the rules need of a chart. */
export interface DerivedChart {
  readonly name: string
  readonly version: string
  /** The schema of its values, as definitions of which `values` is the whole. They refer to the files of src/schemas. */
  readonly values: Definitions
  /** Its groups of alerts that can be empty. */
  readonly ruleGroups: ChartLists
}

/**
 * Derives what the rules need of a chart from its files: the keys of its values, and the groups of alerts in its templates. Keys
 * whose content is not the chart's but Kubernetes', Loki's or Prometheus' get that program's schema.
 * @throws UnreadableChart
 */
export const deriveChart = async (files: ChartFiles): Promise<DerivedChart> => {
  const chart = await readChart(files)
  const { name, version } = chart
  const keys = corrected(name, describedKeys(keysOfChart(chart)))
  return {
    name,
    version,
    values: shared({ values: schemaOfKeys(knownValue(name), keys) }),
    ruleGroups: groupsThatCanBeEmpty(ruleGroupsOf(chart)),
  }
}

/** What is derived of a chart, as a file of its own: a fleet keeps it beside its inventory. */
export const chartFile = ({ name, version, values, ruleGroups }: DerivedChart): string =>
  `{
"chart": ${JSON.stringify({ name, version })},
"ruleGroups": ${definitionLines(ruleGroups).trimEnd()},
"values": ${schemaFile(standalone(values)).trimEnd()}
}
`
