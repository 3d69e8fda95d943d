import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { RIGHT_VALUES, WRONG_VALUES } from '@fleet/validation/chart-values'
import { describe, expect, test, type TestContext } from 'vitest'
import { archiveIn, chartsOf } from '../../src/charts/chart-references.ts'
import { isHeeded } from '../../src/charts/is-heeded.ts'
import { clusters } from '../../src/trees/clusters.ts'

const archives = process.env['FLEET_LAB_ARCHIVES']
const VALIDATION = join(import.meta.dirname, '../../../packages/validation')
const DERIVE = join(import.meta.dirname, '../../../tools/derive')

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
  test.for(['kube-prometheus-stack', 'loki', 'opentelemetry-collector'])('%s', (name, context) => {
    const archive = given(context, name)
    const wrong = buildingFails()
    if (wrong !== undefined) context.skip(`the reader of templates cannot be built here: ${wrong}`)
    const folder = mkdtempSync(join(tmpdir(), 'lab-derived-'))
    try {
      execFileSync(process.execPath, [join(DERIVE, 'charts/derive-chart-keys.ts'), archive, folder])
      const made = readdirSync(folder)
      expect(made).toContain(`${basename(archive, '.tgz')}.json`)
      for (const file of made)
        expect(readFileSync(join(folder, file), 'utf8') === committed(file), `${file} is up to date`).toBe(
          true,
        )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

/** Why Go cannot build the parser: without a network its one module is missing, unless it is cached. */
const buildingFails = (): string | undefined => {
  const cwd = join(DERIVE, 'charts/keys')
  const { status, error, stderr } = spawnSync('go', ['build', '-o', '/dev/null', '.'], {
    cwd,
    encoding: 'utf8',
  })
  return status === 0 ? undefined : (error?.message ?? stderr)
}

const committed = (file: string): string =>
  readFileSync(join(VALIDATION, 'src/schemas/derived', file), 'utf8')
