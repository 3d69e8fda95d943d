import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deriveChart, filesInArchive } from '@fleet/charts'
import { definitionLines, schemaFile } from '@fleet/charts/schema-file'
import { RIGHT_VALUES, WRONG_VALUES } from '@fleet/validation/chart-values'
import { describe, expect, test, type TestContext } from 'vitest'
import { archiveIn, chartsOf } from '../../src/charts/chart-references.ts'
import { isHeeded } from '../../src/charts/is-heeded.ts'
import { clusters } from '../../src/trees/clusters.ts'

const archives = process.env['FLEET_LAB_ARCHIVES']
const VALIDATION = join(import.meta.dirname, '../../../packages/validation')

/** A chart's archive. The test does not run without archives, and fails where one of several is missing. */
const given = (context: TestContext, name: string): string => {
  if (archives === undefined)
    return context.skip('the charts cannot be pulled here, and no --archives were given')
  const chart = chartsOf(clusters.hub.name).find((one) => one.name === name)
  const archive = chart && archiveIn(archives, chart)
  if (archive === undefined) throw new Error(`${archives} has no archive of ${name}`)
  return archive
}

describe('the tables of values are true of the real charts', () => {
  test.for(RIGHT_VALUES.filter(({ isSame }) => !isSame))('$chart heeds $says', async (row, context) => {
    expect(await isHeeded(given(context, row.chart), row)).toBe(true)
  })

  test.for(WRONG_VALUES.filter(({ helm }) => helm === 'ignores'))(
    '$chart ignores $says',
    async (row, context) => {
      expect(await isHeeded(given(context, row.chart), row)).toBe(false)
    },
  )

  test.for(WRONG_VALUES.filter(({ helm }) => helm === 'refuses'))(
    '$chart refuses $says',
    async (row, context) => {
      await expect(isHeeded(given(context, row.chart), row)).rejects.toThrow(
        "values don't meet the specifications",
      )
    },
  )
})

describe('the committed schemas of values are what is derived from the archives', () => {
  test.for(['kube-prometheus-stack', 'loki', 'opentelemetry-collector'])('%s', async (name, context) => {
    const archive = given(context, name)
    const {
      name: own,
      version,
      values,
      ruleGroups,
    } = await deriveChart(await filesInArchive(readFileSync(archive)))
    const made = { schema: schemaFile(values), alerts: definitionLines(ruleGroups) }
    const alerts = Object.keys(ruleGroups).length > 0 ? committed(`${own}-${version}-rules.json`) : '{\n\n}\n'
    expect(made.schema === committed(`${own}-${version}.json`), 'the schema is up to date').toBe(true)
    expect(made.alerts === alerts, 'the alerts are up to date').toBe(true)
  })
})

const committed = (file: string): string =>
  readFileSync(join(VALIDATION, 'src/schemas/derived', file), 'utf8')
